import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { awsCommand } from "../fixes/shell";

export default defineApiCheck({
  id: "canary-active",
  title: "All calls of the stage meet one deployment",
  failureTitle: "Part of the calls goes to a canary that differs from the stage",
  description:
    "A canary gives a share of a stage's calls another deployment or other stage variables, and with them another authorizer, pool or function. What fails for that share alone looks random.",
  severity: "may-break",
  kinds: ["rest-token", "rest-request", "rest-cognito", "rest-jwt", "rest-iam", "rest-open", "rest-unknown"],
  hop: "stage",
  meets: "another answer, for part of the calls",
  docs: [documents.apiCanary],
  requires: ["stage"],
  judgesGaps: true,
  notApplicable: (_, { gap }) =>
    gap === "stage" || gap === "domain-mapping" ? "The request does not come as far as a stage." : null,
  evaluate: ({ stage }, chain) => {
    const { canary, deploymentId, variables } = stage.value;
    if (canary === null || canary.percentTraffic === 0) {
      return { outcome: "pass", evidence: [field(stage, ["canary"])] };
    }
    // A value that is not kept may be another one.
    const others = Object.entries(canary.variableOverrides)
      .filter(([name, value]) => value === null || value !== variables[name])
      .map(([name]) => name)
      .toSorted();
    const differs = [
      ...(canary.deploymentId === deploymentId ? [] : [`deployment ${canary.deploymentId}`]),
      ...(others.length === 0 ? [] : [`its own ${listed(others)}`]),
    ];
    if (differs.length === 0)
      return { outcome: "pass", evidence: [field(stage, ["canary", "deploymentId"])] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `${canary.percentTraffic} % of the calls to stage ${chain.stage} meet a canary with ${differs.join(" and ")}.`,
      evidence: [field(stage, ["canary", "percentTraffic"], { expected: "0" })],
      fixes: [
        {
          type: "cli",
          title: "Take the canary out of the traffic",
          command: awsCommand("apigateway", "update-stage", {
            region: chain.scope.region,
            "rest-api-id": chain.scope.id,
            "stage-name": chain.stage,
            "patch-operations": JSON.stringify([
              { op: "replace", path: "/canarySettings/percentTraffic", value: "0.0" },
            ]),
          }),
          risk: `All calls meet the stage's own deployment from then on; the canary itself stays. Account ${chain.scope.account}, ${chain.scope.region}.`,
          undo: awsCommand("apigateway", "update-stage", {
            region: chain.scope.region,
            "rest-api-id": chain.scope.id,
            "stage-name": chain.stage,
            "patch-operations": JSON.stringify([
              {
                op: "replace",
                path: "/canarySettings/percentTraffic",
                value: String(canary.percentTraffic),
              },
            ]),
          }),
        },
      ],
    };
  },
});
