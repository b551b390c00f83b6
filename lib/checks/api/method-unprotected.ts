import { routeKey } from "../../model/scope";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";

export default defineApiCheck({
  id: "method-unprotected",
  title: "The method asks who calls, as those beside it do",
  failureTitle: "The method asks nobody who calls, and those beside it do",
  description:
    "A method without authorization lets everybody in. Sign-in paths and webhooks are like that on purpose; among protected methods another one may have been forgotten.",
  severity: "hygiene",
  kinds: ["rest-open", "http-open"],
  hop: "method",
  meets: "no refusal",
  docs: [documents.lambdaAuthorizer, documents.httpJwt],
  requires: ["method", "deployed"],
  notApplicable: ({ method }) =>
    method.value.httpMethod === "OPTIONS" ? "Preflights carry no token." : null,
  evaluate: ({ method, deployed }, chain) => {
    const beside = deployed.value.methods.filter(({ authorizationType }) => authorizationType !== "NONE");
    const evidence = field(method, ["authorizationType"]);
    if (beside.length === 0) return { outcome: "pass", evidence: [evidence] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `${routeKey(chain.httpMethod, chain.path)} has no authorization, and ${beside.length} of the ${deployed.value.methods.length} methods of stage ${chain.stage} have.`,
      evidence: [evidence],
      fixes: [],
    };
  },
});
