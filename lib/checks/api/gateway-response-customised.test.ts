import type { GatewayResponse } from "../../model/api";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import gatewayResponseCustomised from "./gateway-response-customised";

const own = (responseType: string, statusCode?: string): GatewayResponse => ({
  responseType,
  ...(statusCode === undefined ? {} : { statusCode }),
  responseParameters: {},
  responseTemplates: {},
});
const deployed = (...responses: GatewayResponse[]) =>
  apiSnapshotOf("rest-token", (parts) => {
    parts.deployed.gatewayResponses = responses;
  });

testApiCheck(gatewayResponseCustomised, {
  pass: [
    { name: "none", snapshot: apiSnapshotOf("rest-token") },
    { name: "one that says nothing of callers", snapshot: deployed(own("THROTTLED", "503")) },
  ],
  fail: [
    {
      name: "all errors of the client",
      snapshot: deployed(own("DEFAULT_4XX", "400")),
      because: /customises DEFAULT_4XX, with status 400/,
      shows: /gatewayResponses/,
    },
    { name: "the body alone", snapshot: deployed(own("UNAUTHORIZED")) },
  ],
  notApplicable: [{ name: "an HTTP API has none", snapshot: apiSnapshotOf("http-jwt") }],
});
