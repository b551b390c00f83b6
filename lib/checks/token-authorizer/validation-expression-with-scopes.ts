import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleAuthorizer, describeAuthorizer, patchRestAuthorizer } from "../fixes/api";
import { draftedOf } from "./shared-draft";
import { noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "validation-expression-with-scopes",
  title: "The authorizer has no validation expression where its method asks for scopes",
  failureTitle: "The authorizer's validation expression looks for an audience that access tokens do not have",
  description:
    "A Cognito authorizer matches its validation expression against the token's aud. A method with scopes takes access tokens, which have no aud, so the expression refuses every one of them. AWS's pages disagree on whether the expression counts for Cognito authorizers at all.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: ["rest-cognito"],
  hop: "authorizer",
  meets: "401",
  docs: [documents.apiCognito],
  requires: ["method", "authorizer"],
  uses: ["draftAuthorizers"],
  notApplicable: ({ method, authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return method.value.authorizationScopes.length === 0 ? "The method asks for no scope." : null;
  },
  evaluate: ({ method, authorizer, draftAuthorizers }, chain) => {
    const expression = authorizer.value?.identityValidationExpression ?? "";
    if (expression === "")
      return { outcome: "pass", evidence: [field(authorizer, ["identityValidationExpression"])] };
    const drafted = draftedOf(draftAuthorizers, authorizer.value?.name);
    const command = describeAuthorizer(chain, drafted);
    const title = "Take the expression off the authorizer";
    return {
      outcome: "fail",
      certainty: "likely",
      because: `Authorizer ${authorizer.resource.name} matches aud against ${expression}; the method asks for ${listed(method.value.authorizationScopes)}, and the access tokens that it takes have no aud.`,
      evidence: [
        field(authorizer, ["identityValidationExpression"], command === undefined ? {} : { command }),
        field(method, ["authorizationScopes"]),
      ],
      fixes: [
        ...(drafted?.id === undefined
          ? []
          : [
              patchRestAuthorizer(
                chain,
                drafted.id,
                {
                  op: "replace",
                  path: "/identityValidationExpression",
                  value: "",
                  before: drafted.identityValidationExpression ?? "",
                },
                title,
              ),
            ]),
        consoleAuthorizer(chain, ["Authorizers → Edit → Token validation: leave it empty", "Save"], title),
      ],
    };
  },
});
