import { authorizerFunction } from "../../facts/api/authorizer-function";
import { judgePolicy } from "../../facts/iam/judge-policy";
import type { Fix } from "../../model/finding";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { absent, field, notRead } from "../evidence";
import { functionKinds, noAuthorizer } from "./shared-authorizer";

/** The caller's own credentials: https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html */
const ofCaller = /^arn:[^:]+:iam::\*:user\/\*$/;

export default defineApiCheck({
  id: "authorizer-role-unusable",
  title: "API Gateway can take on the authorizer's role, and the role may call the function",
  failureTitle: "The authorizer's role does not let API Gateway call the function",
  description:
    "An authorizer with a role calls its function with it. The role has to trust apigateway.amazonaws.com, and its policies have to allow lambda:InvokeFunction on the function: else 500.",
  severity: "breaks-sign-in",
  kinds: functionKinds,
  hop: "provider",
  meets: "500",
  docs: [documents.authorizerResource, documents.lambdaAuthorizer],
  requires: ["authorizer", "stage"],
  uses: ["authorizerRole", "functionPolicy"],
  notApplicable: ({ authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    const { authorizerCredentials: role } = authorizer.value;
    if (role === undefined) return "The authorizer has no role: the function's own policy decides.";
    return ofCaller.test(role) ? "The authorizer calls with the caller's own credentials." : null;
  },
  evaluate: ({ authorizer, stage, authorizerRole, functionPolicy }) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const { name, authorizerCredentials = "" } = authorizer.value;
    if (authorizerRole.state !== "ok") return notRead("The authorizer's role", authorizerRole);
    const role = authorizerRole.value;
    if (role.value === null) {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `Authorizer ${name} calls its function with the role ${authorizerCredentials}, which does not exist.`,
        evidence: [absent(role.resource, "role"), field(authorizer, ["authorizerCredentials"])],
        fixes: [
          steps(
            "Name a role that exists",
            "Edit the authorizer: another role, or none and a permission on the function instead.",
          ),
        ],
      };
    }
    const trust = judgePolicy(role.value.trust, {
      action: "sts:AssumeRole",
      caller: { kind: "service", name: "apigateway.amazonaws.com" },
      keys: {},
    });
    if (trust.verdict === "unknown") {
      return {
        outcome: "unknown",
        because: "The role's trust policy has a condition that cannot be judged from here.",
        evidence: [field({ ...role, value: role.value }, ["trust"])],
      };
    }
    if (trust.verdict !== "allow") {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `The role ${authorizerCredentials} of authorizer ${name} does not trust apigateway.amazonaws.com, so API Gateway cannot take it on.`,
        evidence: [
          field({ ...role, value: role.value }, ["trust"], { expected: "apigateway.amazonaws.com" }),
        ],
        fixes: [
          steps(
            "Let API Gateway take the role on",
            "Add apigateway.amazonaws.com as a Service principal of sts:AssumeRole to the role's trust policy.",
          ),
        ],
      };
    }
    const functionArn = authorizerFunction(authorizer.value, stage.value.variables)?.arn;
    if (!functionArn) {
      return {
        outcome: "unknown",
        because: "Which function it has to call cannot be told from the authorizer's URI.",
      };
    }
    // In one account the function's own policy may allow the role as well.
    const ofFunction =
      functionPolicy.state === "ok" && functionPolicy.value.value !== null
        ? judgePolicy(functionPolicy.value.value, {
            action: "lambda:InvokeFunction",
            resource: functionArn,
            caller: { kind: "aws", arn: authorizerCredentials },
            keys: {},
          }).verdict
        : functionPolicy.state === "failed"
          ? "unknown"
          : "silent";
    const ofRole = role.value.policies.map(
      ({ document }) =>
        judgePolicy(document, { action: "lambda:InvokeFunction", resource: functionArn, keys: {} }).verdict,
    );
    const verdicts = [...ofRole, ofFunction];
    const evidence = field({ ...role, value: role.value }, ["policies"], {
      expected: `lambda:InvokeFunction on ${functionArn}`,
    });
    if (!verdicts.includes("deny") && verdicts.includes("allow") && !verdicts.includes("unknown")) {
      return { outcome: "pass", evidence: [field({ ...role, value: role.value }, ["trust"])] };
    }
    if (!verdicts.includes("deny") && verdicts.includes("unknown")) {
      if (functionPolicy.state === "failed" && !ofRole.includes("unknown"))
        return notRead("The function's own policy", functionPolicy);
      return {
        outcome: "unknown",
        because: "A policy of the role has a condition that cannot be judged from here.",
        evidence: [evidence],
      };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The role ${authorizerCredentials} of authorizer ${name} ${verdicts.includes("deny") ? "is denied" : "has no policy that allows"} lambda:InvokeFunction on ${functionArn}.`,
      evidence: [evidence],
      fixes: [
        steps(
          "Let the role call the function",
          `Add a policy to the role that allows lambda:InvokeFunction on ${functionArn}.`,
        ),
      ],
    };
  },
});

function steps(title: string, step: string): Fix {
  return { type: "steps", title, steps: [step] };
}
