import { providerArns } from "../../facts/api/trusted-issuers";
import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleAuthorizer } from "../fixes/api";
import { noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "provider-stage-variable-undefined",
  title: "Every stage variable in the authorizer's user pool ARNs is set on the stage",
  failureTitle: "The authorizer names its user pool by a stage variable that the stage lacks",
  description:
    "The ARNs of a Cognito authorizer may hold stage variables, so that each stage has its own pool. Where the stage lacks the variable, the ARN names no pool, and every token is refused with 401.",
  severity: "breaks-sign-in",
  kinds: ["rest-cognito"],
  hop: "authorizer",
  meets: "401",
  docs: [
    documents.apiCognito,
    {
      title: "Use stage variables for a REST API",
      url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html",
    },
  ],
  requires: ["authorizer", "stage"],
  notApplicable: ({ authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return authorizer.value.providerARNs.some((arn) => arn.includes("${stageVariables."))
      ? null
      : "The authorizer names its pools without stage variables.";
  },
  evaluate: ({ authorizer, stage }, chain) => {
    const named = authorizer.value === null ? [] : providerArns(authorizer.value, stage.value.variables);
    const faulty = named.filter(({ replaced }) => replaced.missing.length > 0);
    const [first] = faulty;
    if (!first) {
      return {
        outcome: "pass",
        evidence: [field(authorizer, ["providerARNs"]), field(stage, ["variables"])],
      };
    }
    const missing = [...new Set(faulty.flatMap(({ replaced }) => replaced.missing))];
    const all = faulty.length === named.length;
    return {
      outcome: "fail",
      certainty: all ? "proven" : "likely",
      ...(all ? {} : { severity: "may-break" }),
      because: `The authorizer ${authorizer.resource.name} names a user pool by ${listed(missing.map((name) => `stageVariables.${name}`))}, which stage ${chain.stage} does not have or has empty.`,
      evidence: [field(authorizer, ["providerARNs", first.index]), field(stage, ["variables"])],
      fixes: [
        {
          type: "steps",
          title: "Set the variable on the stage",
          steps: [
            `Stages → ${chain.stage} → Stage variables: give ${listed(missing)} the value that makes the ARN that of a user pool. A stage's variables take effect without a deployment.`,
          ],
        },
        consoleAuthorizer(
          chain,
          ["Authorizers → Edit", "Give the ARN of the user pool without a stage variable", "Save"],
          "Or name the pool in the authorizer",
        ),
      ],
    };
  },
});
