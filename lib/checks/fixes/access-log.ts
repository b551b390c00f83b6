import { partitionOf } from "../../facts/partition";
import type { ApiStage } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import { awsCommand } from "./shell";

/**
 * Gives a stage another format of its access log; where it keeps none, a log group as well. Neither needs a deployment.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
 */
export function setAccessLog(
  chain: ApiChain,
  stage: Pick<ApiStage, "accessLogFormat" | "accessLogDestinationArn">,
  format: string,
  title: string,
): Fix {
  const { account, region, id } = chain.scope;
  const { accessLogFormat: before, accessLogDestinationArn: destination } = stage;
  // What a name of a log group may hold: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
  const group = `/aws/apigateway/${id}/${chain.stage.replace(/[^\w./#-]/g, "")}`;
  const made = `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:${group}`;
  const set = (to: string, at: string) => stageWithLog(chain, to, at);
  const isNew = destination === undefined;
  return {
    type: "cli",
    title,
    command: [
      ...(isNew ? [awsCommand("logs", "create-log-group", { region, "log-group-name": group })] : []),
      set(format, destination ?? made),
    ].join(" &&\n"),
    risk: `Interrupts nothing, and needs no deployment. ${isNew ? `Costs what CloudWatch Logs keeps; undoing leaves the log group, with what was written. ${chain.scope.kind === "http" ? "" : "API Gateway needs the Region's CloudWatch log role, set in its account settings. "}` : "What reads the log must take the new fields. "}Account ${account}, ${region}.`,
    undo: isNew || before === null ? stageWithoutLog(chain) : set(before, destination),
  };
}

function stageWithLog(chain: ApiChain, format: string, destination: string): string {
  const { kind, region, id } = chain.scope;
  if (kind !== "rest") {
    return awsCommand("apigatewayv2", "update-stage", {
      region,
      "api-id": id,
      "stage-name": chain.stage,
      "access-log-settings": JSON.stringify({ DestinationArn: destination, Format: format }),
    });
  }
  return restStage(chain, [
    { op: "replace", path: "/accessLogSettings/destinationArn", value: destination },
    { op: "replace", path: "/accessLogSettings/format", value: format },
  ]);
}

function stageWithoutLog(chain: ApiChain): string {
  const { kind, region, id } = chain.scope;
  return kind === "rest"
    ? restStage(chain, [{ op: "remove", path: "/accessLogSettings" }])
    : awsCommand("apigatewayv2", "delete-access-log-settings", {
        region,
        "api-id": id,
        "stage-name": chain.stage,
      });
}

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html */
function restStage(chain: ApiChain, operations: readonly object[]): string {
  return awsCommand("apigateway", "update-stage", {
    region: chain.scope.region,
    "rest-api-id": chain.scope.id,
    "stage-name": chain.stage,
    "patch-operations": JSON.stringify(operations),
  });
}
