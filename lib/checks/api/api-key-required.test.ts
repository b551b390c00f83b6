import type { UsagePlan } from "../../model/api";
import { ok, skipped } from "../../model/gathered";
import { type ApiParts, apiId, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import apiKeyRequired from "./api-key-required";

const plan = (stage: string, api = apiId): UsagePlan => ({
  id: "plan01",
  name: "partners",
  stages: [{ apiId: api, stage }],
});
const keyed = (
  plans: readonly UsagePlan[],
  edit: (parts: ApiParts) => void = () => {},
  kind: "rest-token" | "ws-lambda" = "rest-token",
) =>
  apiSnapshotOf(kind, (parts) => {
    parts.eachMethod((method) => {
      method.apiKeyRequired = true;
    });
    parts.artifacts.usagePlans = ok([...plans]);
    edit(parts);
  });
const sending = (...headers: { name: string; value: string }[]) => ({ request: { headers } });
const key = { name: "X-Api-Key", value: "0123456789abcdef0123" };
const covered = [plan("prod")];
const bySource = (apiKeySource: string) =>
  keyed(covered, ({ deployed }) => {
    deployed.apiKeySource = apiKeySource;
  });

testApiCheck(apiKeyRequired, {
  pass: [{ name: "none is wanted", snapshot: apiSnapshotOf("rest-token"), clue: { status: 403 } }],
  fail: [
    {
      name: "no plan covers the stage",
      snapshot: keyed([plan("test"), plan("prod", "other00000")]),
      because: /no usage plan covers stage prod, only test: no key opens it/,
      shows: /usagePlans/,
    },
    { name: "there is no plan", snapshot: keyed([]), because: /covers stage prod: no key/ },
    {
      name: "the request has none",
      snapshot: keyed(covered),
      brought: sending(),
      because: /the pasted request has none/,
      shows: /x-api-key/,
    },
    {
      name: "the request has none, and the plans were not read",
      snapshot: keyed([], ({ artifacts }) => {
        artifacts.usagePlans = skipped("denied");
      }),
      brought: sending({ name: "x-api-key", value: " " }),
    },
    {
      name: "403, and nobody said what was sent",
      snapshot: keyed(covered),
      clue: { status: 403 },
      certainty: "likely",
      because: /of usage plan partners in the header x-api-key; a call without one/,
    },
    {
      name: "403 in spite of a key, which is not shown",
      snapshot: keyed(covered),
      clue: { status: 403 },
      brought: sending(key),
      certainty: "likely",
      because: /^GET \/orders wants an API key of usage plan partners; the one that was sent may be wrong/,
    },
    {
      name: "the authorizer has to answer with it",
      snapshot: bySource("AUTHORIZER"),
      clue: { status: 403 },
      brought: sending(),
      certainty: "likely",
      because: /which its authorizer must answer with/,
    },
    {
      name: "of a WebSocket API",
      snapshot: keyed([plan("test")], undefined, "ws-lambda"),
      because: /\$connect wants an API key/,
    },
  ],
  unknown: [
    {
      name: "nothing was brought: who has a key is healthy",
      snapshot: keyed(covered),
      because: /in no configuration/,
      needs: /request/,
    },
    {
      name: "a key was sent, and nobody said what was met",
      snapshot: keyed(covered),
      brought: sending(key),
      needs: /answer/,
    },
    {
      name: "a status that is not the key's",
      snapshot: keyed(covered),
      clue: { status: 401 },
    },
    {
      name: "the plans were not read",
      snapshot: keyed([], ({ artifacts }) => {
        artifacts.usagePlans = skipped("denied");
      }),
      because: /usage plans: not read/,
    },
  ],
  notApplicable: [{ name: "an HTTP API has no keys", snapshot: apiSnapshotOf("http-jwt") }],
});
