import type { GatewayResponse } from "../../model/api";
import { ok, skipped } from "../../model/gathered";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import gatewayResponseCustomised from "./gateway-response-customised";

const response = (responseType: string, statusCode?: string): GatewayResponse => ({
  responseType,
  responseParameters: {},
  responseTemplates: {},
  ...(statusCode === undefined ? {} : { statusCode }),
});
const served = (...responses: GatewayResponse[]) =>
  apiSnapshotOf("rest-token", ({ deployed }) => {
    deployed.gatewayResponses = responses;
  });
const silentExport = (...drafted: GatewayResponse[]) =>
  apiSnapshotOf("rest-token", ({ deployed, artifacts }) => {
    delete deployed.gatewayResponses;
    artifacts.gatewayResponses = ok(drafted);
  });

testApiCheck(gatewayResponseCustomised, {
  pass: [
    { name: "none", snapshot: served() },
    { name: "others alone", snapshot: served(response("THROTTLED", "503"), response("DEFAULT_5XX")) },
    { name: "the export names none, and the draft has none", snapshot: silentExport() },
  ],
  fail: [
    {
      name: "every refusal under another status",
      snapshot: served(response("DEFAULT_4XX", "400")),
      because: /UNAUTHORIZED goes out as 400 instead of 401 and ACCESS_DENIED goes out as 400 instead of 403/,
      shows: /DEFAULT_4XX/,
    },
    {
      name: "one of its own, which goes before the fallback",
      snapshot: served(response("DEFAULT_4XX", "400"), response("UNAUTHORIZED", "401")),
      because: /DEFAULT_4XX and UNAUTHORIZED: ACCESS_DENIED goes out as 400 instead of 403\./,
    },
    {
      name: "headers alone",
      snapshot: served(response("ACCESS_DENIED")),
      because: /the statuses stay 401 and 403/,
    },
    {
      name: "in the draft, of which the export says nothing",
      snapshot: silentExport(response("UNAUTHORIZED", "403")),
      certainty: "likely",
      because: /does not show whether that is deployed/,
    },
  ],
  unknown: [
    {
      name: "neither was read",
      snapshot: apiSnapshotOf("rest-token", ({ deployed, artifacts }) => {
        delete deployed.gatewayResponses;
        artifacts.gatewayResponses = skipped("too many");
      }),
      because: /too many/,
    },
  ],
  notApplicable: [{ name: "an HTTP API has none", snapshot: apiSnapshotOf("http-jwt") }],
});
