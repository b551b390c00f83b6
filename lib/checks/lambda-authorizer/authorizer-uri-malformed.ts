import { authorizerFunction } from "../../facts/api/authorizer-function";
import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { editAuthorizer, functionKinds, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "authorizer-uri-malformed",
  title: "The authorizer's URI names a Lambda function to call",
  failureTitle: "The authorizer's URI names no Lambda function",
  description:
    "API Gateway calls an authorizer's function by a URI of its own form, with the function's ARN in it. A bare ARN, or a stage variable that the stage does not have, leads nowhere: 500.",
  severity: "breaks-sign-in",
  kinds: functionKinds,
  hop: "authorizer",
  meets: "500",
  docs: [documents.authorizerResource, documents.stageVariables],
  requires: ["authorizer", "stage"],
  notApplicable: ({ authorizer }) => (authorizer.value === null ? noAuthorizer : null),
  evaluate: ({ authorizer, stage }, chain) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const { name, authorizerUri } = authorizer.value;
    const called = authorizerFunction(authorizer.value, stage.value.variables);
    const evidence = field(authorizer, ["authorizerUri"], {
      expected: `arn:aws:apigateway:${chain.scope.region}:lambda:path/2015-03-31/functions/{function ARN}/invocations`,
    });
    if (called !== null && called.replaced.missing.length > 0) {
      const missing = listed(called.replaced.missing);
      return {
        outcome: "fail",
        certainty: "proven",
        because: `The URI of authorizer ${name} holds the stage variable ${missing}, which stage ${chain.stage} does not have.`,
        evidence: [field(authorizer, ["authorizerUri"]), field(stage, ["variables"], { expected: missing })],
        fixes: [
          {
            type: "steps",
            title: `Give stage ${chain.stage} the variable`,
            steps: [
              `Set ${missing} on stage ${chain.stage}: it takes effect at once, without a deployment.`,
              "Let API Gateway call the function that it then names: that permission is not added with a stage variable.",
            ],
          },
        ],
      };
    }
    if (called?.arn) return { outcome: "pass", evidence: [field(authorizer, ["authorizerUri"])] };
    if (called !== null && called.replaced.unread.length > 0) {
      return {
        outcome: "unknown",
        because: `The URI holds the stage variable ${listed(called.replaced.unread)}, whose value was not read.`,
        evidence: [field(authorizer, ["authorizerUri"])],
      };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because:
        authorizerUri === undefined
          ? `Authorizer ${name} has no URI, so it calls nothing.`
          : `The URI of authorizer ${name} is ${authorizerUri}, which is not the form in which API Gateway calls a function.`,
      evidence: [evidence],
      fixes: [
        editAuthorizer(
          chain,
          authorizer.value,
          "Choose the Lambda function from the list: the console writes the URI",
          "Choose the function again",
        ),
      ],
    };
  },
});
