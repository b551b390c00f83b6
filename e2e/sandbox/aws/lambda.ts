import {
  GetFunctionConfiguration$,
  type GetFunctionConfigurationRequest,
  GetPolicy$,
  type GetPolicyRequest,
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
  ]),
};
