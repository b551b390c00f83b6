import { ok, skipped } from "../../model/gathered";
import { apiHost, apiId, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import apiKeyRequired from "./api-key-required";

const clue = { url: `https://${apiHost}/prod/orders`, status: 403 };
const wanting = (stages: readonly string[] | null) =>
  apiSnapshotOf("rest-token", ({ artifacts, eachMethod }) => {
    eachMethod((method) => {
      method.apiKeyRequired = true;
    });
    artifacts.usagePlans =
      stages === null
        ? skipped("not asked")
        : ok([{ id: "plan01", name: "gold", stages: stages.map((stage) => ({ apiId, stage })) }]);
  });
const sent = (headers: readonly string[]) => ({
  request: { headers: headers.map((name) => ({ name, value: "a" })) },
});

testApiCheck(apiKeyRequired, {
  pass: [{ name: "a plan opens the stage, and nobody complains", snapshot: wanting(["prod"]) }],
  fail: [
    { name: "403", snapshot: wanting(["prod"]), clue, certainty: "likely", because: /without one of gold/ },
    {
      name: "no key was sent",
      snapshot: wanting(["prod"]),
      brought: sent([]),
      because: /no x-api-key header/,
    },
    {
      name: "the plan opens another stage",
      snapshot: wanting(["test"]),
      brought: sent(["X-Api-Key"]),
      because: /no usage plan names API orders with stage prod/,
      shows: /usagePlans/,
    },
  ],
  unknown: [{ name: "the plans were not read", snapshot: wanting(null), clue, because: /usage plans/ }],
  notApplicable: [{ name: "no key is wanted", snapshot: apiSnapshotOf("rest-token"), clue }],
});
