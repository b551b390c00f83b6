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
    {
      name: "by its dual-stack name",
      snapshot: disabled("http-jwt"),
      clue: { url: `https://${apiHost.replace("amazonaws.com", "api.aws")}/prod/orders` },
      because: /does not answer on a1b2c3d4e5\.execute-api\.eu-west-1\.api\.aws/,
    },
    {
      name: "by its name with a VPC endpoint",
      snapshot: disabled("rest-token"),
      clue: {
        url: `https://${apiHost.replace(".", "-vpce-0123456789abcdef0.")}/prod/orders`,
        status: 403,
      },
    },
  ],
  notApplicable: [
    {
      name: "a custom domain is asked",
      snapshot: disabled("rest-token"),
      clue: { url: "https://api.example.com/orders" },
    },
    {
      name: "another API is asked",
      snapshot: disabled("rest-token"),
      clue: { url: `https://${apiHost.replace("a1b2c3d4e5", "z9y8x7w6v5")}/prod/orders` },
    },
    { name: "no URL", snapshot: disabled("rest-token"), withoutUrl: true },
  ],
});
