import { apiKind } from "../../model/api-chain";
import { routeKey } from "../../model/scope";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { deployDraft } from "../fixes/api";

export default defineApiCheck({
  id: "method-not-deployed",
  title: "The method that is asked for is deployed on the stage",
  failureTitle: "The method exists in the draft and is not deployed on the stage",
  description:
    "An editor shows the draft; callers meet what was deployed. A method that was added since is answered 403 Missing Authentication Token by a REST API, and 404 by an HTTP API, whatever token is sent.",
  severity: "breaks-sign-in",
  // AWS exports no WebSocket API.
  kinds: apiKind.options.filter((kind) => !kind.startsWith("ws")),
  hop: "method",
  meets: "403",
  forKind: { "http-open": { meets: "404" } },
  docs: [documents.apiUpdating, documents.apiForbidden, documents.httpStages],
  requires: ["draftMethods"],
  uses: ["deployed", "stage"],
  judgesGaps: true,
  notApplicable: (_, { gap, draftIndex }) => {
    if (gap !== undefined && gap !== "method") return "The request does not come as far as a method.";
    return gap === "method" && draftIndex < 0 ? "The draft has no such method either." : null;
  },
  evaluate: ({ draftMethods, deployed, stage }, chain) => {
    const route = routeKey(chain.httpMethod, chain.path);
    if (chain.gap === undefined) {
      return deployed.state === "ok"
        ? { outcome: "pass", evidence: [field(deployed.value, ["methods", chain.deployedIndex, "path"])] }
        : notRead("What is deployed", deployed);
    }
    return {
      outcome: "fail",
      certainty: deployed.state === "ok" ? "proven" : "likely",
      because: `${route} exists in the draft of API ${chain.root.name} and not in what stage ${chain.stage} serves.`,
      evidence: [field(draftMethods, [chain.draftIndex, "path"])],
      fixes: [deployDraft(chain, stage.state === "ok" ? stage.value.value : undefined)],
    };
  },
});
