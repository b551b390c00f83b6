import { draftDifferences } from "../../facts/api/draft-difference";
import { listed } from "../../facts/words";
import type { Evidence } from "../../model/finding";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { deployDraft } from "../fixes/api";

export default defineApiCheck({
  id: "deployment-stale",
  title: "What the stage serves is what was edited last",
  failureTitle: "The stage serves something else than what was edited last",
  description:
    "Authorizers, methods, gateway responses and the resource policy take effect with a deployment. Where the draft differs from what the stage serves, an editor looks at one thing and callers meet another.",
  severity: "may-break",
  kinds: [
    "rest-token",
    "rest-request",
    "rest-cognito",
    "rest-jwt",
    "rest-iam",
    "rest-open",
    "rest-unknown",
    "http-jwt",
    "http-lambda",
    "http-iam",
    "http-open",
  ],
  hop: "stage",
  meets: "what was deployed before",
  docs: [documents.apiUpdating, documents.httpStages],
  requires: ["deployed", "deployedMethod", "draftMethod", "draftAuthorizers"],
  uses: ["draftGatewayResponses", "api", "stage"],
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
    const [first] = differences;
    if (first === undefined)
      return { outcome: "pass", evidence: [field(deployedMethod, ["authorizationType"])] };
    const evidence = differences.map(({ part, path, served, edited }): Evidence => {
      const note = { expected: edited };
      if (part === "method") return field(deployedMethod, path, note);
      if (part === "api") return field(deployed, path, note);
      const index = deployed.value.authorizers.findIndex(({ name }) => name === served);
      return field(deployed, ["authorizers", index, ...path], note);
    });
    const [proof, ...others] = evidence;
    return {
      outcome: "fail",
      certainty: "proven",
      because: `Stage ${chain.stage} serves another ${listed(differences.map(({ what }) => what))} than the draft of API ${chain.root.name} has.`,
      evidence: proof === undefined ? [field(deployedMethod, ["authorizationType"])] : [proof, ...others],
      fixes: [deployDraft(chain, stage.state === "ok" ? stage.value.value : undefined)],
    };
  },
});
