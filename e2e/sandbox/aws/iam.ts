import {
  GetPolicy$,
  type GetPolicyRequest,
  GetPolicyVersion$,
  type GetPolicyVersionRequest,
  GetRole$,
  GetRolePolicy$,
  type GetRolePolicyRequest,
  type GetRoleRequest,
  ListAttachedRolePolicies$,
  type ListAttachedRolePoliciesRequest,
  ListRolePolicies$,
  type ListRolePoliciesRequest,
  NoSuchEntityException$,
} from "@aws-sdk/client-iam";
import type { IamState } from "../world-api";
import { pageOf } from "./paging";
import {
  type AwsError,
  awsError,
  byName,
  type Context,
  type Handler,
  isAwsError,
  operation,
  type Service,
} from "./service";

type RoleRow = IamState["roles"][number];

/** IAM has no Regions: whichever of the account's holds the role. */
function rolesOf({ world, account }: Context): RoleRow[] {
  const regions = world.accounts.find(({ id }) => id === account)?.regions ?? {};
  return Object.values(regions).flatMap(({ iam }) => iam?.roles ?? []);
}

function roleOf(context: Context, name = ""): RoleRow | AwsError {
  const found = rolesOf(context).find(({ role }) => role.RoleName === name);
  return found ?? awsError(NoSuchEntityException$, `The role with name ${name} cannot be found.`);
}

/** Documents are percent-encoded: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
const encoded = (document: object) => encodeURIComponent(JSON.stringify(document));

function paged<Row>(context: Context, rows: readonly Row[], Marker: string | undefined) {
  const page = pageOf(context, rows, { token: Marker, size: undefined, max: 100 });
  if (page.state === "bad-token") return awsError("InvalidInput", "Invalid Marker");
  return { rows: page.rows, more: { IsTruncated: page.next !== undefined, Marker: page.next } };
}

const getRole: Handler<GetRoleRequest, object> = (_, { RoleName }, context) => {
  const found = roleOf(context, RoleName);
  return isAwsError(found) ? found : { Role: found.role };
};

const listRolePolicies: Handler<ListRolePoliciesRequest, object> = (_, { RoleName, Marker }, context) => {
  const found = roleOf(context, RoleName);
  if (isAwsError(found)) return found;
  const page = paged(context, Object.keys(found.policies), Marker);
  return isAwsError(page) ? page : { PolicyNames: page.rows, ...page.more };
};

const getRolePolicy: Handler<GetRolePolicyRequest, object> = (_, { RoleName, PolicyName = "" }, context) => {
  const found = roleOf(context, RoleName);
  if (isAwsError(found)) return found;
  const document = found.policies[PolicyName];
  if (document === undefined) {
    return awsError(NoSuchEntityException$, `The role policy with name ${PolicyName} cannot be found.`);
  }
  return { RoleName, PolicyName, PolicyDocument: encoded(document) };
};

const listAttached: Handler<ListAttachedRolePoliciesRequest, object> = (_, input, context) => {
  const found = roleOf(context, input.RoleName);
  if (isAwsError(found)) return found;
  const page = paged(context, Object.keys(found.attached), input.Marker);
  if (isAwsError(page)) return page;
  const AttachedPolicies = page.rows.map((PolicyArn) => ({
    PolicyArn,
    PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf("/") + 1),
  }));
  return { AttachedPolicies, ...page.more };
};

function managed(context: Context, arn = ""): object | AwsError {
  const found = rolesOf(context).find(({ attached }) => attached[arn] !== undefined)?.attached[arn];
  return found ?? awsError(NoSuchEntityException$, `Policy ${arn} does not exist or is not attachable.`);
}

const getPolicy: Handler<GetPolicyRequest, object> = (_, { PolicyArn }, context) => {
  const found = managed(context, PolicyArn);
  return isAwsError(found) ? found : { Policy: { Arn: PolicyArn, DefaultVersionId: "v1" } };
};

const getPolicyVersion: Handler<GetPolicyVersionRequest, object> = (_, input, context) => {
  const found = managed(context, input.PolicyArn);
  if (isAwsError(found)) return found;
  return { PolicyVersion: { VersionId: input.VersionId, IsDefaultVersion: true, Document: encoded(found) } };
};

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** https://docs.aws.amazon.com/IAM/latest/APIReference/welcome.html */
export const iam: Service = {
  name: "iam",
  protocol: "awsQuery",
  version: "2010-05-08",
  target: "",
  xmlNamespace: "https://iam.amazonaws.com/doc/2010-05-08/",
  denied: (message) => awsError("AccessDenied", message, 403),
  throttled: () => awsError("Throttling", "Rate exceeded", 400),
  expired: () => awsError("ExpiredToken", "The security token included in the request is expired", 403),
  resourceOf: ({ RoleName, PolicyArn }, { account }) =>
    text(PolicyArn) ??
    (text(RoleName) === undefined ? undefined : `arn:aws:iam::${account}:role/${RoleName}`),
  operations: byName([
    operation(GetRole$, getRole),
    operation(ListRolePolicies$, listRolePolicies),
    operation(GetRolePolicy$, getRolePolicy),
    operation(ListAttachedRolePolicies$, listAttached),
    operation(GetPolicy$, getPolicy),
    operation(GetPolicyVersion$, getPolicyVersion),
  ]),
};
