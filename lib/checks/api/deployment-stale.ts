import { draftDifferences, namesLostAuthorizer } from "../../facts/api/draft-difference";
import { listed } from "../../facts/words";
import type { Evidence } from "../../model/finding";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { deployDraft } from "../fixes/api";
import { httpKinds, restKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "deployment-stale",
  title: "What the stage serves is what was edited last",
  failureTitle: "The stage serves something else than what was edited last",
  description:
    "Authorizers, methods, gateway responses and the resource policy take effect with a deployment. Where the draft differs from what the stage serves, an editor looks at one thing and callers meet another.",
  severity: "may-break",
  kinds: [...restKinds, ...httpKinds],
  hop: "stage",
  meets: "what was deployed before",
  docs: [documents.apiUpdating, documents.httpStages],
  requires: ["deployed", "deployedMethod", "draftMethod", "draftAuthorizers"],
  uses: ["draftGatewayResponses", "api", "stage"],
  notApplicable: ({ draftMethod, draftAuthorizers }) =>
    namesLostAuthorizer({ draft: draftMethod.value, authorizers: draftAuthorizers.value })
      ? "The draft names an authorizer that does not exist, so there is nothing to compare."
      : null,
  evaluate: (
    { deployed, deployedMethod, draftMethod, draftAuthorizers, draftGatewayResponses, api, stage },
    chain,
  ) => {
    const differences = draftDifferences({
      deployed: deployed.value,
      method: deployedMethod.value,
      draft: draftMethod.value,
      authorizers: draftAuthorizers.value,
      gatewayResponses: draftGatewayResponses.state === "ok" ? draftGatewayResponses.value.value : undefined,
      policy: api.state === "ok" ? api.value.value.policy : undefined,
    });
    const [first, ...others] = differences.map(
      ({ part, path, edited }): Evidence =>
        field(part === "method" ? deployedMethod : deployed, path, { expected: edited }),
    );
    if (first === undefined) {
      // What was not read may be what differs.
      if (draftGatewayResponses.state === "failed") {
        return notRead("The API's gateway responses", draftGatewayResponses);
      }
      if (api.state === "failed") return notRead("The API", api);
      return { outcome: "pass", evidence: [field(deployedMethod, ["authorizationType"])] };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because: `Stage ${chain.stage} serves another ${listed(differences.map(({ what }) => what))} than the draft of API ${chain.root.name} has.`,
      evidence: [first, ...others],
      fixes: [deployDraft(chain, stage.state === "ok" ? stage.value.value : undefined)],
    };
  },
});
