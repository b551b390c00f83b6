import { describe, expect, it } from "vitest";
import { type ApiTestKind, apiChainOf, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { setStageVariable } from "./stage-variable";

const lines = (kind: ApiTestKind, what: "command" | "undo") => {
  const fix = setStageVariable(apiChainOf(apiSnapshotOf(kind)), "tenant");
  const text = fix.type === "cli" ? (fix[what] ?? "") : "";
  return text.split(" &&\n").map((line) => line.replaceAll(" \\\n  ", " "));
};
const rest = "aws apigateway update-stage --region eu-west-1 --rest-api-id a1b2c3d4e5 --stage-name prod";
const http = "aws apigatewayv2 update-stage --region eu-west-1 --api-id a1b2c3d4e5 --stage-name prod";

describe("setStageVariable", () => {
  it("stops where nobody put in what the variable should be", () => {
    expect(lines("rest-request", "command")[0]).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
      ': "${VALUE:?first put what tenant should be into VALUE}"',
    );
  });

  it("sets one variable of a REST API's stage, and takes it away again", () => {
    expect(lines("rest-request", "command")[1]).toBe(
      `${rest} --patch-operations "$(jq -n --arg v "$VALUE" '[{op: "replace", path: "/variables/tenant", value: $v}]')"`,
    );
    expect(lines("rest-request", "undo")).toEqual([
      `${rest} --patch-operations '[{"op":"remove","path":"/variables/tenant"}]'`,
    ]);
  });

  it("sets one of an HTTP API's, which an empty value takes away", () => {
    expect(lines("http-lambda", "command")[1]).toBe(
      `${http} --stage-variables "$(jq -n --arg v "$VALUE" '{"tenant": $v}')"`,
    );
    expect(lines("http-lambda", "undo")).toEqual([`${http} --stage-variables '{"tenant":""}'`]);
  });
});
