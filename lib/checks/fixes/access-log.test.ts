import { describe, expect, it } from "vitest";
import { type ApiTestKind, apiChainOf, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { setAccessLog } from "./access-log";

const fixed = (kind: ApiTestKind, stage: Parameters<typeof setAccessLog>[1]) => {
  const fix = setAccessLog(apiChainOf(apiSnapshotOf(kind)), stage, '{"a":"$context.status"}', "Log");
  if (fix.type !== "cli") throw new Error("no command");
  return fix;
};
const none = { accessLogFormat: null };
const kept = {
  accessLogFormat: "$context.requestId",
  accessLogDestinationArn: "arn:aws:logs:eu-west-1:111122223333:log-group:orders",
};

describe("setAccessLog", () => {
  it("makes a log group where a REST stage keeps no log", () => {
    const { command, undo } = fixed("rest-token", none);
    expect(command).toBe(
      [
        "aws logs create-log-group \\",
        "  --region eu-west-1 \\",
        "  --log-group-name /aws/apigateway/a1b2c3d4e5/prod &&",
        "aws apigateway update-stage \\",
        "  --region eu-west-1 \\",
        "  --rest-api-id a1b2c3d4e5 \\",
        "  --stage-name prod \\",
        `  --patch-operations '[{"op":"replace","path":"/accessLogSettings/destinationArn","value":"arn:aws:logs:eu-west-1:111122223333:log-group:/aws/apigateway/a1b2c3d4e5/prod"},{"op":"replace","path":"/accessLogSettings/format","value":"{\\"a\\":\\"$context.status\\"}"}]'`,
      ].join("\n"),
    );
    expect(undo).toContain('[{"op":"remove","path":"/accessLogSettings"}]');
  });

  it("leaves the destination of a log as it is, and goes back to its format", () => {
    const { command, undo } = fixed("rest-token", kept);
    expect(command).not.toContain("create-log-group");
    expect(command).toContain(kept.accessLogDestinationArn);
    expect(undo).toContain('"value":"$context.requestId"');
  });

  it("sets an HTTP API's in one piece, and takes it away again", () => {
    const { command, undo } = fixed("http-jwt", none);
    expect(command).toContain("aws apigatewayv2 update-stage");
    expect(command).toContain('"Format":"{\\"a\\":\\"$context.status\\"}"');
    expect(undo).toContain("aws apigatewayv2 delete-access-log-settings");
  });
});
