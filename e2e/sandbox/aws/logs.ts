import {
  CreateLogGroup$,
  type CreateLogGroupRequest,
  ResourceAlreadyExistsException$,
} from "@aws-sdk/client-cloudwatch-logs";
import type { RegionState } from "../world";
import { awsError, byName, type Handler, operation, type Service } from "./service";

/** Whether an ARN names a log group that exists: `arn:aws:logs:eu-west-1:111122223333:log-group:/name`. */
export function hasLogGroup({ logs }: RegionState, arn: string): boolean {
  const name = /^arn:[^:]+:logs:[^:]+:\d{12}:log-group:([^:]+)$/.exec(arn)?.[1];
  return logs?.groups.some(({ logGroupName }) => logGroupName === name) ?? false;
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const createLogGroup: Handler<CreateLogGroupRequest, object> = (state, { logGroupName = "" }, context) => {
  if (!/^[\w./#-]{1,512}$/.test(logGroupName)) {
    return awsError("InvalidParameterException", `Value '${logGroupName}' at 'logGroupName' is not valid`);
  }
  state.logs ??= { groups: [] };
  if (state.logs.groups.some((group) => group.logGroupName === logGroupName)) {
    return awsError(ResourceAlreadyExistsException$, "The specified log group already exists");
  }
  state.logs.groups.push({ logGroupName, creationTime: context.now().getTime() });
  return {};
};

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html */
export const logs: Service = {
  name: "logs",
  protocol: "awsJson1_1",
  version: "2014-03-28",
  target: "Logs_20140328",
  xmlNamespace: "",
  denied: (message) => awsError("AccessDeniedException", message),
  throttled: () => awsError("ThrottlingException", "Rate exceeded"),
  expired: () => awsError("ExpiredTokenException", "The security token included in the request is expired"),
  resourceOf: ({ logGroupName }, { account, region }) =>
    `arn:aws:logs:${region}:${account}:log-group:${logGroupName}:log-stream:`,
  operations: byName([operation(CreateLogGroup$, createLogGroup)]),
};
