import { describe, expect, it } from "vitest";
import { apiChainOf, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { addStageToPlan, createPlan } from "./usage-plan";

const chain = apiChainOf(apiSnapshotOf("rest-token"));

describe("usage plans", () => {
  it("adds the stage to a plan, and takes it out again", () => {
    const fix = addStageToPlan(chain, { id: "plan01", name: "partners", stages: [] });
    const command = (op: string) =>
      [
        "aws apigateway update-usage-plan \\",
        "  --region eu-west-1 \\",
        "  --usage-plan-id plan01 \\",
        `  --patch-operations '[{"op":"${op}","path":"/apiStages","value":"a1b2c3d4e5:prod"}]'`,
      ].join("\n");
    expect(fix).toMatchObject({ command: command("add"), undo: command("remove") });
  });

  it("makes a plan and a key, ties them together, and takes both away", () => {
    const fix = createPlan(chain);
    if (fix.type !== "cli") throw new Error("no command");
    const lines = (text = "") => text.split(" &&\n").map((line) => line.replaceAll(" \\\n  ", " "));
    const file = "api-key-required-a1b2c3d4e5-prod";
    expect(lines(fix.command)).toEqual([
      `aws apigateway create-usage-plan --region eu-west-1 --name orders-prod --api-stages apiId=a1b2c3d4e5,stage=prod --query id --output text > ${file}.plan`,
      `aws apigateway create-api-key --region eu-west-1 --name orders-prod --enabled --query id --output text > ${file}.key`,
      `aws apigateway create-usage-plan-key --region eu-west-1 --usage-plan-id "$(cat ${file}.plan)" --key-id "$(cat ${file}.key)" --key-type API_KEY`,
    ]);
    expect(lines(fix.undo)).toEqual([
      `aws apigateway update-usage-plan --region eu-west-1 --usage-plan-id "$(cat ${file}.plan)" --patch-operations '[{"op":"remove","path":"/apiStages","value":"a1b2c3d4e5:prod"}]'`,
      `aws apigateway delete-usage-plan --region eu-west-1 --usage-plan-id "$(cat ${file}.plan)"`,
      `aws apigateway delete-api-key --region eu-west-1 --api-key "$(cat ${file}.key)"`,
    ]);
  });
});
