import { ok } from "../../model/gathered";
import { apiHost, apiId, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import privateEndpointUnreachable from "./private-endpoint-unreachable";

const endpoint = "vpce-0a1a1a1a1a1a1a1a1";
const closed = apiSnapshotOf("rest-token", ({ api }) => {
  api.endpointTypes = ["PRIVATE"];
  api.vpcEndpointIds = [endpoint];
});
const url = `https://${apiHost}/prod/orders`;
const by = (id: string) => ({ url: url.replace(apiId, `${apiId}-${id}`), status: 403 });

const host = "api.example.com";
const strict = (domainType: string) =>
  apiSnapshotOf("rest-token", ({ api, artifacts }) => {
    api.endpointAccessMode = "STRICT";
    artifacts.domains = {
      [host]: ok({
        name: host,
        endpointTypes: [domainType],
        status: "AVAILABLE",
        routingMode: "API_MAPPING_ONLY",
        mutualTls: null,
        targets: [],
      }),
    };
  });
const named = { url: `https://${host}/orders` };

testApiCheck(privateEndpointUnreachable, {
  pass: [
    {
      name: "a strict API that answers otherwise than 403",
      snapshot: strict("REGIONAL"),
      clue: { ...named, status: 401 },
    },
    { name: "through its endpoint", snapshot: closed, clue: by(endpoint) },
    { name: "it answers otherwise than 403", snapshot: closed, clue: { url, status: 401 } },
  ],
  fail: [
    {
      name: "a strict API through a domain of another type",
      snapshot: strict("EDGE"),
      clue: named,
      because: /it is REGIONAL, and api\.example\.com is EDGE/,
      shows: /STRICT/,
    },
    {
      name: "by the public name",
      snapshot: closed,
      clue: { url, status: 403 },
      because: /is private, and .* is called/,
      shows: /PRIVATE/,
    },
    {
      name: "through another endpoint",
      snapshot: closed,
      clue: by("vpce-0bbbb"),
      because: /vpce-0bbbb, which private API orders does not know/,
    },
  ],
  unknown: [
    {
      name: "through its endpoint, and strict: what is put into TLS is not known",
      snapshot: apiSnapshotOf("rest-token", ({ api }) => {
        api.endpointTypes = ["PRIVATE"];
        api.vpcEndpointIds = [endpoint];
        api.endpointAccessMode = "STRICT";
      }),
      clue: by(endpoint),
      needs: /server name/,
    },
    {
      name: "a strict API, and what is put into TLS is not known",
      snapshot: strict("REGIONAL"),
      clue: { ...named, status: 403 },
      because: /STRICT/,
      needs: /server name/,
    },
    {
      name: "a strict API without a status",
      snapshot: strict("REGIONAL"),
      clue: named,
      needs: /status that callers meet/,
    },
    {
      name: "a strict API whose domain was not read",
      snapshot: apiSnapshotOf("rest-token", ({ api, artifacts }) => {
        api.endpointAccessMode = "STRICT";
        artifacts.domains = {
          [host]: {
            state: "failed",
            error: { operation: "apigateway:GET", code: "access-denied", resource: host, message: "no" },
          },
        };
      }),
      clue: named,
      because: /custom domain/,
    },
    { name: "no status", snapshot: closed, needs: /status that callers meet/ },
    { name: "no URL", snapshot: closed, withoutUrl: true },
  ],
  notApplicable: [
    { name: "a regional API", snapshot: apiSnapshotOf("rest-token"), clue: { url, status: 403 } },
  ],
});
