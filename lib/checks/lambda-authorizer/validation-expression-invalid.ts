import { formOfExpression } from "../../facts/api/validation-expression";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { editAuthorizer, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "validation-expression-invalid",
  title: "The validation expression can be read",
  failureTitle: "The validation expression cannot be read",
  description:
    "An authorizer can hold a regular expression that the token must match in full. Its dialect is not documented. One that no dialect reads likely makes API Gateway answer 500.",
  severity: "may-break",
  neverProven: true,
  kinds: ["rest-token", "rest-cognito"],
  hop: "authorizer",
  meets: "500",
  docs: [documents.lambdaAuthorizer],
  requires: ["authorizer"],
  notApplicable: ({ authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return authorizer.value.identityValidationExpression === undefined
      ? "The authorizer has no validation expression."
      : null;
  },
  evaluate: ({ authorizer }, chain) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const { identityValidationExpression: expression = "", name } = authorizer.value;
    const evidence = [field(authorizer, ["identityValidationExpression"])] as const;
    const form = formOfExpression(expression);
    switch (form.state) {
      case "readable":
        return { outcome: "pass", evidence };
      case "undecided":
        return {
          outcome: "unknown",
          because: `Whether API Gateway reads ${expression} as it is read here is not known: ${form.why}.`,
          evidence,
        };
      case "unreadable":
        return {
          outcome: "fail",
          certainty: "likely",
          because: `Authorizer ${name} has the validation expression ${expression}, in which ${form.why}.`,
          evidence,
          fixes: [
            editAuthorizer(
              chain,
              authorizer.value,
              "Token validation: correct the expression, or leave it out",
              "Correct the expression",
            ),
          ],
        };
    }
  },
});
