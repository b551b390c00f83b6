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

testApiCheck(privateEndpointUnreachable, {
  pass: [
    { name: "through its endpoint", snapshot: closed, clue: by(endpoint) },
    { name: "it answers otherwise than 403", snapshot: closed, clue: { url, status: 401 } },
  ],
  fail: [
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
    { name: "no status", snapshot: closed, needs: /status that callers meet/ },
    { name: "no URL", snapshot: closed, withoutUrl: true },
  ],
  notApplicable: [
    { name: "a regional API", snapshot: apiSnapshotOf("rest-token"), clue: { url, status: 403 } },
  ],
});
