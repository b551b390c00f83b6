import { type ApiParts, apiPool, apiPoolArn, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./provider-stage-variable-undefined";

const byVariable = apiPoolArn.replace(apiPool.poolId, "$" + "{stageVariables.pool}");
const naming = (arns: string[], variables: Record<string, string | null>) =>
  apiSnapshotOf("rest-cognito", ({ stage, eachAuthorizer }: ApiParts) => {
    stage.variables = variables;
    eachAuthorizer((authorizer) => {
      authorizer.providerARNs = arns;
    });
  });

testApiCheck(check, {
  pass: [
    { name: "the stage has it", snapshot: naming([byVariable], { pool: apiPool.poolId }) },
    { name: "it is set, and its value was not kept", snapshot: naming([byVariable], { pool: null }) },
  ],
  fail: [
    {
      name: "the stage lacks it",
      snapshot: naming([byVariable], {}),
      because: /stageVariables\.pool, which stage prod does not have/,
    },
    { name: "it is empty", snapshot: naming([byVariable], { pool: "" }) },
    {
      name: "another pool is named without one",
      snapshot: naming([apiPoolArn, byVariable], {}),
      certainty: "likely",
      severity: "may-break",
    },
  ],
  notApplicable: [{ name: "no variable at all", snapshot: apiSnapshotOf("rest-cognito") }],
});
