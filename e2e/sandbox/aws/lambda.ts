import {
  AddPermission$,
  type AddPermissionRequest,
  GetFunctionConfiguration$,
  type GetFunctionConfigurationRequest,
  GetPolicy$,
  type GetPolicyRequest,
  RemovePermission$,
  type RemovePermissionRequest,
  ResourceConflictException$,
  ResourceNotFoundException$,
  TooManyRequestsException$,
} from "@aws-sdk/client-lambda";
import type { RegionState } from "../world";
import {
  type AwsError,
  awsError,
  byName,
  type Handler,
  isAwsError,
  operation,
  type Service,
} from "./service";

type Asked = { readonly FunctionName?: string | undefined; readonly Qualifier?: string | undefined };

interface Found {
  readonly row: NonNullable<RegionState["lambda"]>["functions"][number];
  readonly qualifier: string;
  readonly arn: string;
}

/** A name, an ARN, or either with a qualifier behind it: https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html */
function find({ lambda }: RegionState, { FunctionName = "", Qualifier }: Asked): Found | AwsError {
  const parts = FunctionName.split(":");
  const isArn = parts[0] === "arn";
  const name = isArn ? (parts[6] ?? "") : (parts[0] ?? "");
  const qualifier = Qualifier ?? (isArn ? parts[7] : parts[1]) ?? "";
  const row = lambda?.functions.find(({ configuration }) => configuration.FunctionName === name);
  const arn = `${row?.configuration.FunctionArn ?? FunctionName}${qualifier === "" ? "" : `:${qualifier}`}`;
  const isThere = row !== undefined && (qualifier === "" || row.aliases.includes(qualifier));
  if (!isThere) return awsError(ResourceNotFoundException$, `Function not found: ${arn}`);
  return { row, qualifier, arn };
}

const getFunctionConfiguration: Handler<GetFunctionConfigurationRequest, object> = (state, input) => {
  const found = find(state, input);
  return isAwsError(found) ? found : { ...found.row.configuration, FunctionArn: found.arn };
};

/** An alias has a policy of its own. */
const getPolicy: Handler<GetPolicyRequest, object> = (state, input) => {
  const found = find(state, input);
  if (isAwsError(found)) return found;
  const policy = found.row.policies[found.qualifier];
  return policy === undefined
    ? awsError(ResourceNotFoundException$, "The resource you requested does not exist.")
    : { Policy: JSON.stringify(policy) };
};

interface PolicyDocument {
  readonly Statement: readonly { readonly Sid?: string }[];
}

const statementsOf = ({ row, qualifier }: Found) =>
  (row.policies[qualifier] as PolicyDocument | undefined)?.Statement ?? [];

/** One statement more: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
const addPermission: Handler<AddPermissionRequest, object> = (state, input) => {
  const found = find(state, input);
  if (isAwsError(found)) return found;
  const { StatementId, Action, Principal = "", SourceArn, SourceAccount } = input;
  const before = statementsOf(found);
  if (before.some(({ Sid }) => Sid === StatementId)) {
    return awsError(
      ResourceConflictException$,
      `The statement id (${StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
    );
  }
  const statement = {
    Sid: StatementId,
    Effect: "Allow",
    Principal: Principal.endsWith(".amazonaws.com") ? { Service: Principal } : { AWS: Principal },
    Action,
    Resource: found.arn,
    ...((SourceArn ?? SourceAccount) !== undefined && {
      Condition: {
        ...(SourceArn !== undefined && { ArnLike: { "AWS:SourceArn": SourceArn } }),
        ...(SourceAccount !== undefined && { StringEquals: { "AWS:SourceAccount": SourceAccount } }),
      },
    }),
  };
  found.row.policies[found.qualifier] = {
    Version: "2012-10-17",
    Id: "default",
    Statement: [...before, statement],
  };
  return { Statement: JSON.stringify(statement) };
};

/** A policy without a statement is none: https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html */
const removePermission: Handler<RemovePermissionRequest, object> = (state, input) => {
  const found = find(state, input);
  if (isAwsError(found)) return found;
  const before = statementsOf(found);
  const Statement = before.filter(({ Sid }) => Sid !== input.StatementId);
  if (Statement.length === before.length) {
    return awsError(ResourceNotFoundException$, "No policy is associated with the given resource.");
  }
  if (Statement.length === 0) delete found.row.policies[found.qualifier];
  else found.row.policies[found.qualifier] = { ...found.row.policies[found.qualifier], Statement };
  return {};
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
export const lambda: Service = {
  name: "lambda",
  protocol: "restJson1",
  version: "2015-03-31",
  target: "",
  xmlNamespace: "",
  denied: (message) => awsError("AccessDeniedException", message, 403),
  throttled: () => awsError(TooManyRequestsException$, "Rate exceeded"),
  expired: () =>
    awsError("ExpiredTokenException", "The security token included in the request is expired", 403),
  resourceOf: ({ FunctionName }, { account, region }) =>
    String(FunctionName).startsWith("arn:")
      ? String(FunctionName)
      : `arn:aws:lambda:${region}:${account}:function:${FunctionName}`,
  operations: byName([
    operation(GetFunctionConfiguration$, getFunctionConfiguration),
    operation(GetPolicy$, getPolicy),
    operation(AddPermission$, addPermission),
    operation(RemovePermission$, removePermission),
  ]),
};
