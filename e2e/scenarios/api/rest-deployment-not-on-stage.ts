import type { Scenario } from "../../sandbox/world";
import { addDeployment, lets, requestWorld, restUrl } from "./build-rest";

const id = "rest-deployment-not-on-stage";

export const scenario: Scenario = {
  id,
  title: "The new deployment is on no stage",
  story:
    "The header that carries the key was renamed, and `create-deployment` was run without a stage. The stage goes on serving the old deployment, which wants the old header.",
  build: () =>
    requestWorld(id, undefined, ({ rest, ids, draft, fn }) => {
      const [authorizer] = draft.authorizers;
      if (authorizer) authorizer.identitySource = "method.request.header.x-api-caller";
      fn.handler = lets(({ headers }) => (headers as Record<string, string>)["x-api-caller"] === "green");
      addDeployment({ rest, ids }, "newest");
    }),
  url: restUrl(id),
  call: { headers: { "x-api-caller": "green" } },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["deployment-stale"], withPaste: ["identity-source-missing", "deployment-stale"] },
};
