/** The call of an authorizer's function: what its URI names, whether API Gateway may, and what the function answers. */
import type { World } from "../world";
import type { IamState, LambdaState } from "../world-api";
import { judgePolicy, parsePolicy } from "./policy";
import { resolveVariables } from "./stage-variables";

const SERVICE = { service: "apigateway.amazonaws.com" } as const;

export interface Invocation {
  readonly world: World;
  readonly uri: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Role that API Gateway takes on for the call; undefined: the function's own policy decides. */
  readonly role: string | undefined;
  /** ARN of the authorizer: `arn:…:execute-api:…:{api}/authorizers/{id}`. */
  readonly sourceArn: string;
  readonly event: Readonly<Record<string, unknown>>;
}

export type Invoked =
  | { readonly outcome: "answered"; readonly answer: unknown }
  | { readonly outcome: "threw"; readonly message: string }
  /** API Gateway could not call it at all. */
  | { readonly outcome: "not-called" };

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html#apigw-CreateAuthorizer-request-authorizerUri */
const URI =
  /^arn:aws[\w-]*:apigateway:([a-z0-9-]+):lambda:path\/2015-03-31\/functions\/(arn:aws[\w-]*:lambda:([a-z0-9-]+):(\d{12}):function:([\w-]+)(?::([\w$-]+))?)\/invocations$/;

interface Callee {
  readonly arn: string;
  readonly row: LambdaState["functions"][number];
  readonly qualifier: string;
}

function calleeOf({ world, uri, variables }: Invocation): Callee | undefined {
  const resolved = resolveVariables(uri, variables);
  const [, , arn = "", region = "", account, name, qualifier = ""] = URI.exec(resolved ?? "") ?? [];
  const state = world.accounts.find(({ id }) => id === account)?.regions[region];
  const row = state?.lambda?.functions.find(({ configuration }) => configuration.FunctionName === name);
  if (!row || (row.configuration.State ?? "Active") !== "Active") return undefined;
  const bare = qualifier === "$LATEST" ? "" : qualifier;
  return bare === "" || row.aliases.includes(bare) ? { arn, row, qualifier: bare } : undefined;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
function policyLets({ row, qualifier, arn }: Callee, sourceArn: string): boolean {
  const account = sourceArn.split(":")[4] ?? "";
  const keys = { "aws:sourcearn": sourceArn, "aws:sourceaccount": account };
  const asked = { action: "lambda:InvokeFunction", resource: arn, principal: SERVICE, keys };
  return judgePolicy(row.policies[qualifier], asked) === "allow";
}

const documentsOf = ({ policies, attached }: IamState["roles"][number]): object[] => [
  ...Object.values(policies),
  ...Object.values(attached),
];

/** Whether API Gateway can take the role on, and whether the role may call the function. */
function roleLets(world: World, roleArn: string, { arn }: Callee): boolean {
  const roles = world.accounts.flatMap(({ regions }) =>
    Object.values(regions).flatMap(({ iam }) => iam?.roles ?? []),
  );
  const found = roles.find(({ role }) => role.Arn === roleArn);
  if (!found) return false;
  const trust = parsePolicy(decodeURIComponent(found.role.AssumeRolePolicyDocument ?? ""));
  const assume = { action: "sts:AssumeRole", resource: roleArn, principal: SERVICE, keys: {} };
  if (judgePolicy(trust, assume) !== "allow") return false;
  const verdicts = documentsOf(found).map((document) =>
    judgePolicy(document, { action: "lambda:InvokeFunction", resource: arn, keys: {} }),
  );
  return verdicts.includes("allow") && !verdicts.includes("deny");
}

export async function invokeFunction(invocation: Invocation): Promise<Invoked> {
  const callee = calleeOf(invocation);
  if (!callee) return { outcome: "not-called" };
  const { world, role, sourceArn, event } = invocation;
  const may = role === undefined ? policyLets(callee, sourceArn) : roleLets(world, role, callee);
  if (!may) return { outcome: "not-called" };
  try {
    return { outcome: "answered", answer: await callee.row.handler(event) };
  } catch (error) {
    return { outcome: "threw", message: error instanceof Error ? error.message : String(error) };
  }
}
