import { apiSnapshotOf } from "../../testing/api-snapshot-of";
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
      name: "a REST API",
      snapshot: disabled("rest-token"),
      because: /its default endpoint is disabled/,
      shows: /disableExecuteApiEndpoint/,
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
