import { judgePolicy } from "../../facts/iam/judge-policy";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { absent, field, notRead } from "../evidence";
import { awsCommand } from "../fixes/shell";
import { draftedOf } from "../token-authorizer/shared-draft";
import { functionKinds, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "authorizer-permission-missing",
  title: "The function lets API Gateway call it for this authorizer",
  failureTitle: "The function does not let API Gateway call it for this authorizer",
  description:
    "Without a role of its own an authorizer calls its function by the function's resource policy, which names the API and the authorizer. A policy for another authorizer, as one that was made anew has, does not help: 500.",
  severity: "breaks-sign-in",
  kinds: functionKinds,
  hop: "provider",
  meets: "500",
  docs: [documents.httpLambda, documents.lambdaPolicy],
  requires: ["authorizer", "functionPolicy"],
  uses: ["draftAuthorizers"],
  notApplicable: ({ authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return authorizer.value.authorizerCredentials === undefined
      ? null
      : "The authorizer calls its function with a role of its own.";
  },
  evaluate: ({ authorizer, functionPolicy, draftAuthorizers }, chain) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const { name } = authorizer.value;
    const { account, region, id } = chain.scope;
    const functionArn = functionPolicy.resource.id;
    const partition = functionArn.split(":")[1] ?? "aws";
    // An export names authorizers without their ids.
    const authorizerId = authorizer.value.id ?? draftedOf(draftAuthorizers, name)?.id;
    const source = `arn:${partition}:execute-api:${region}:${account}:${id}/authorizers/${authorizerId ?? "*"}`;
    const fix = {
      type: "cli",
      title: "Let API Gateway call the function for this authorizer",
      command: awsCommand("lambda", "add-permission", {
        region: functionArn.split(":")[3] ?? region,
        "function-name": functionArn,
        "statement-id": `authorizer-${authorizerId ?? id}`,
        action: "lambda:InvokeFunction",
        principal: "apigateway.amazonaws.com",
        "source-arn": source,
      }),
      risk: `Adds one statement to the function's resource policy and takes effect at once, without a deployment. Account ${functionArn.split(":")[4] ?? account}.`,
      undo: awsCommand("lambda", "remove-permission", {
        region: functionArn.split(":")[3] ?? region,
        "function-name": functionArn,
        "statement-id": `authorizer-${authorizerId ?? id}`,
      }),
    } as const;
    if (functionPolicy.value === null) {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `The function ${functionArn} has no resource policy, and authorizer ${name} has no role: API Gateway may not call it.`,
        evidence: [absent(functionPolicy.resource, "resource policy")],
        fixes: [fix],
      };
    }
    const { verdict, statement } = judgePolicy(functionPolicy.value, {
      action: "lambda:InvokeFunction",
      resource: functionArn,
      caller: { kind: "service", name: "apigateway.amazonaws.com" },
      keys: {
        "aws:sourceaccount": account,
        ...(authorizerId === undefined ? {} : { "aws:sourcearn": source }),
      },
    });
    const evidence = field(functionPolicy, statement === undefined ? [] : ["Statement", statement], {
      expected: source,
    });
    switch (verdict) {
      case "allow":
        return { outcome: "pass", evidence: [field(functionPolicy, ["Statement"])] };
      case "unknown":
        if (authorizerId === undefined && draftAuthorizers.state === "failed")
          return notRead("The authorizers of the draft, which alone tell its id", draftAuthorizers);
        return {
          outcome: "unknown",
          because:
            authorizerId === undefined
              ? `The id of authorizer ${name} is not known, for the draft has none of that name, so whether the function's policy means it cannot be told.`
              : "The function's policy has a condition that cannot be judged from here.",
          evidence: [evidence],
        };
      case "silent":
      case "deny":
        return {
          outcome: "fail",
          certainty: "proven",
          because: `The policy of ${functionArn} ${verdict === "deny" ? "denies" : "does not allow"} API Gateway the call for ${source}, and authorizer ${name} has no role.`,
          evidence: [evidence],
          fixes: [fix],
        };
    }
  },
});
