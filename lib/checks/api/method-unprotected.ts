import { listed } from "../../facts/words";
import type { ApiMethod } from "../../model/api";
import { routeKey } from "../../model/scope";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleAuthorizer } from "../fixes/api";

export default defineApiCheck({
  id: "method-unprotected",
  title: "The method is open as all of its stage is, or is not open",
  failureTitle: "The method asks nobody who calls, beside others that do",
  description:
    "Authorization is set on each method or route by itself; one that was added later can be left open. Paths at which callers sign in, and webhooks that check a signature of their own, are open on purpose.",
  severity: "hygiene",
  kinds: ["rest-open", "http-open"],
  hop: "method",
  meets: "everybody is let in",
  docs: [documents.apiAccess, documents.httpRoutes],
  requires: ["deployed", "deployedMethod"],
  notApplicable: ({ deployedMethod }) =>
    deployedMethod.value.httpMethod === "OPTIONS" ? "Browsers send no token with a preflight." : null,
  evaluate: ({ deployed, deployedMethod }, chain) => {
    const isProtected = ({ authorizationType, httpMethod }: ApiMethod) =>
      authorizationType !== "NONE" && httpMethod !== "OPTIONS";
    const siblings = deployed.value.methods.filter(isProtected);
    const own = field(deployedMethod, ["authorizationType"]);
    const [sibling] = siblings;
    if (sibling === undefined) {
      return { outcome: "pass", evidence: [own], note: "No method of the stage asks who calls." };
    }
    const names = siblings.slice(0, 3).map((one) => routeKey(one.httpMethod, one.path));
    const more = siblings.length - names.length;
    const beside =
      more > 0
        ? `${names.join(", ")} and ${more} more ask`
        : `${listed(names)} ${names.length === 1 ? "asks" : "ask"}`;
    const key = deployedMethod.value.apiKeyRequired
      ? " An API key is wanted, which says which plan is used and not who calls."
      : "";
    return {
      outcome: "fail",
      certainty: "proven",
      because: `${routeKey(chain.httpMethod, chain.path)} of stage ${chain.stage} asks nobody who calls; ${beside}.${key}`,
      evidence: [
        own,
        field(deployed, ["methods", deployed.value.methods.indexOf(sibling), "authorizationType"]),
      ],
      fixes: [
        {
          type: "steps",
          title: "Leave it open where that is meant",
          steps: [
            "A path at which callers sign in, a health check or a webhook that checks its own signature is open on purpose: nothing has to change.",
          ],
        },
        consoleAuthorizer(
          chain,
          [
            `Choose ${routeKey(chain.httpMethod, chain.path)} and attach ${sibling.authorizerName === undefined ? `the authorization of ${routeKey(sibling.httpMethod, sibling.path)}, ${sibling.authorizationType}` : `the authorizer ${sibling.authorizerName}`}`,
          ],
          "Protect it where it should not be open",
        ),
      ],
    };
  },
});
