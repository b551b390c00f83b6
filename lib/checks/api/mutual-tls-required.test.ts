import { ok, skipped } from "../../model/gathered";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import mutualTlsRequired from "./mutual-tls-required";

const host = "api.example.com";
const clue = { url: `https://${host}/orders`, status: 403 };
const domain = (mutualTls: boolean) =>
  apiSnapshotOf("rest-token", ({ artifacts }) => {
    artifacts.domains = {
      [host]: ok({
        name: host,
        endpointTypes: ["REGIONAL"],
        status: "AVAILABLE",
        routingMode: "API_MAPPING_ONLY",
        mutualTls: mutualTls
          ? { truststoreUri: "s3://trust/store.pem", warnings: ["one has expired"] }
          : null,
        targets: [],
      }),
    };
  });
const unread = apiSnapshotOf("rest-token", ({ artifacts }) => {
  artifacts.domains = {
    [host]: {
      state: "failed",
      error: { code: "access-denied", operation: "apigateway:GET", resource: "x", message: "no" },
    },
  };
});

testApiCheck(mutualTlsRequired, {
  pass: [{ name: "nobody complains", snapshot: domain(true), clue: { url: clue.url } }],
  fail: [{ name: "403", snapshot: domain(true), clue, because: /one has expired/, shows: /truststoreUri/ }],
  unknown: [{ name: "the domain was not read", snapshot: unread, clue }],
  notApplicable: [
    { name: "no mutual TLS", snapshot: domain(false), clue },
    { name: "the API's own host", snapshot: apiSnapshotOf("rest-token") },
    {
      name: "never asked",
      snapshot: apiSnapshotOf("rest-token", ({ artifacts }) => {
        artifacts.domains = { [host]: skipped("not asked") };
      }),
      clue,
    },
  ],
});
