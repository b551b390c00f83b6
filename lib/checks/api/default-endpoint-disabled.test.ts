import { apiHost, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import defaultEndpointDisabled from "./default-endpoint-disabled";

const disabled = (kind: "rest-token" | "http-jwt") =>
  apiSnapshotOf(kind, ({ api }) => {
    api.disableExecuteApiEndpoint = true;
  });

testApiCheck(defaultEndpointDisabled, {
  pass: [{ name: "the host is on", snapshot: apiSnapshotOf("rest-token") }],
  fail: [
    {
      name: "a REST API, and callers meet 403",
      snapshot: disabled("rest-token"),
      clue: { url: `https://${apiHost}/prod/orders`, status: 403 },
      because: /its default endpoint is disabled/,
      shows: /disableExecuteApiEndpoint/,
    },
    {
      name: "a REST API that may not be deployed yet",
      snapshot: disabled("rest-token"),
      certainty: "likely",
    },
    { name: "an HTTP API", snapshot: disabled("http-jwt") },
  ],
  notApplicable: [
    {
      name: "a custom domain is asked",
      snapshot: disabled("rest-token"),
      clue: { url: "https://api.example.com/orders" },
    },
    { name: "no URL", snapshot: disabled("rest-token"), withoutUrl: true },
  ],
});
