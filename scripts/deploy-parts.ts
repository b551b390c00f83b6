import { athenaPolicy, authorizerTestPolicy, readOnlyPolicy } from "../lib/gather/index";

const OPEN = /^( *)# <policy>.*\n/m;
const CLOSE = /^ *# <\/policy>/m;

/** The text of `deploy/policy.json`: the policy as the code has it now. The Terraform module reads this file. */
export function policyFile(): string {
  return `${JSON.stringify(readOnlyPolicy(), null, 2)}\n`;
}

/**
 * The text of `deploy/athena-policy.json`: what asking Athena needs beside it, with names for the operator to replace. It
 * is attached to nothing.
 */
export function athenaPolicyFile(): string {
  const policy = athenaPolicy({
    region: "REGION",
    account: "ACCOUNT",
    workgroup: "WORKGROUP",
    database: "DATABASE",
    logs: { bucket: "BUCKET", folder: "PREFIX/AWSLogs/ACCOUNT/elasticloadbalancing/" },
    results: "RESULT-BUCKET/RESULT-PREFIX/",
  });
  return `${JSON.stringify(policy, null, 2)}\n`;
}

/**
 * The text of `deploy/authorizer-test-policy.json`: what testing authorizers needs beside it, with the Region for the
 * operator to replace. It is attached to nothing.
 */
export function authorizerTestPolicyFile(): string {
  return `${JSON.stringify(authorizerTestPolicy("REGION"), null, 2)}\n`;
}

/**
 * A CloudFormation template with the policy between its `# <policy>` and `# </policy>`, for whichever partition it is
 * used in. All JSON is YAML as well.
 */
export function withPolicy(template: string): string {
  const open = OPEN.exec(template);
  const close = CLOSE.exec(template);
  if (open === null || close === null || close.index < open.index) {
    throw new Error("the template has no # <policy> … # </policy>");
  }
  const [line, indent = ""] = open;
  const policy = policyFile()
    .replaceAll(/"arn:aws:([^"]*)"/g, `{ "Fn::Sub": "arn:\${AWS::Partition}:$1" }`)
    .replaceAll(/^(?=.)/gm, indent);
  return template.slice(0, open.index + line.length) + policy + template.slice(close.index);
}
