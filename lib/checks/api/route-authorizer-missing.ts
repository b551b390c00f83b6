import type { ApiMethod } from "../../model/api";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { consoleAuthorizer } from "../fixes/api";

export default defineApiCheck({
  id: "route-authorizer-missing",
  title: "The authorizer that the method names exists",
  failureTitle: "The method names an authorizer that does not exist",
  description:
    "A method or route whose authorization type calls for an authorizer, and whose authorizer is gone, cannot let anybody in: it answers 500.",
  severity: "breaks-sign-in",
  kinds: [
    "rest-token",
    "rest-request",
    "rest-cognito",
    "rest-jwt",
    "rest-unknown",
    "http-jwt",
    "http-lambda",
    "http-open",
    "ws-lambda",
  ],
  hop: "method",
  meets: "500",
  docs: [documents.httpJwt, documents.httpLambda],
  requires: ["method"],
  uses: ["authorizer", "draftMethod", "draftAuthorizers"],
  // An export may leave out what it cannot name, so the route as edited counts as well.
  notApplicable: ({ draftMethod }, { kind }) =>
    kind === "http-open" &&
    draftMethod.state !== "failed" &&
    !(draftMethod.state === "ok" && wantsAuthorizer(draftMethod.value.value))
      ? "The route asks for no authorizer."
      : null,
  evaluate: ({ method: served, authorizer, draftMethod, draftAuthorizers }, chain) => {
    const drafted = chain.scope.kind !== "rest" && draftMethod.state === "ok" ? draftMethod.value : undefined;
    const others = draftAuthorizers.state === "ok" ? draftAuthorizers.value.value : [];
    const isLost =
      drafted !== undefined &&
      draftAuthorizers.state === "ok" &&
      wantsAuthorizer(drafted.value) &&
      !others.some(({ id }) => id === drafted.value.authorizerId);
    if (chain.kind === "http-open") {
      if (draftMethod.state !== "ok") return notRead("The route as it is edited", draftMethod);
      if (draftAuthorizers.state !== "ok") return notRead("The API's authorizers", draftAuthorizers);
    }
    if (!isLost && authorizer.state !== "ok") return notRead("The authorizer", authorizer);
    if (!isLost && authorizer.state === "ok" && authorizer.value.value !== null) {
      return { outcome: "pass", evidence: [field(authorizer.value, ["name"])] };
    }
    const method = isLost ? drafted : served;
    const { authorizationType, authorizerId, authorizerName } = method.value;
    const named = authorizerId ?? authorizerName ?? "";
    return {
      outcome: "fail",
      certainty: "proven",
      because: `${method.resource.name} asks for ${authorizationType} by authorizer ${named}, which API ${chain.root.name} does not have.`,
      evidence: [field(method, [authorizerId === undefined ? "authorizerName" : "authorizerId"])],
      fixes: [
        consoleAuthorizer(
          chain,
          [
            `Authorization → choose ${method.resource.name} → Attach an authorizer`,
            others.length === 0
              ? "Make an authorizer first: the API has none"
              : `Choose one of ${others.map(({ name }) => name).join(", ")}`,
          ],
          "Attach an authorizer that exists",
        ),
      ],
    };
  },
});

function wantsAuthorizer({ authorizationType, authorizerId }: ApiMethod): boolean {
  return authorizerId !== undefined && authorizationType !== "NONE" && authorizationType !== "AWS_IAM";
}
