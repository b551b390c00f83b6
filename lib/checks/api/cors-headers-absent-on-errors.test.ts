import type { GatewayResponse } from "../../model/api";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import corsHeadersAbsentOnErrors from "./cors-headers-absent-on-errors";

const header: GatewayResponse = {
  responseType: "DEFAULT_4XX",
  responseParameters: { "gatewayresponse.header.access-control-allow-origin": "'*'" },
  responseTemplates: {},
};
const forBrowsers = (...responses: GatewayResponse[]) =>
  apiSnapshotOf("rest-token", ({ deployed }) => {
    const [first] = deployed.methods;
    if (first) deployed.methods.push({ ...first, httpMethod: "OPTIONS", authorizationType: "NONE" });
    deployed.gatewayResponses = responses;
  });
const fromBrowser = { request: { headers: [{ name: "Origin", value: "https://shop.example.com" }] } };

testApiCheck(corsHeadersAbsentOnErrors, {
  pass: [{ name: "all errors have it", snapshot: forBrowsers(header) }],
  fail: [
    {
      name: "none has it",
      snapshot: forBrowsers(),
      because: /as UNAUTHORIZED and ACCESS_DENIED has no Access-Control-Allow-Origin/,
      shows: /gatewayResponses/,
    },
    {
      name: "only one has it",
      snapshot: forBrowsers({ ...header, responseType: "UNAUTHORIZED" }),
      because: /as ACCESS_DENIED has/,
    },
    { name: "a browser called", snapshot: apiSnapshotOf("rest-token"), brought: fromBrowser },
  ],
  notApplicable: [
    { name: "programs alone", snapshot: apiSnapshotOf("rest-token") },
    { name: "an open method", snapshot: apiSnapshotOf("rest-open"), brought: fromBrowser },
    { name: "an HTTP API", snapshot: apiSnapshotOf("http-jwt"), brought: fromBrowser },
  ],
});
