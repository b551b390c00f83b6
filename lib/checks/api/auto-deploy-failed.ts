import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";

/** Observed: "Successfully deployed stage with deployment ID 'abc123'"; AWS does not document the words. */
const succeeded = /^Successfully deployed\b/i;

export default defineApiCheck({
  id: "auto-deploy-failed",
  title: "The last deployment of the stage succeeded",
  failureTitle: "The last automatic deployment failed: the stage serves what was before",
  description:
    "A stage with automatic deployment follows every edit, unless a deployment fails. Then it goes on serving what was before, and nothing but the deployment says so.",
  severity: "may-break",
  kinds: ["http-jwt", "http-lambda", "http-iam", "http-open"],
  hop: "stage",
  meets: "what was configured before",
  docs: [documents.httpStages],
  requires: ["stage", "deployments"],
  uses: ["stages"],
  judgesGaps: true,
  notApplicable: ({ stage }) => (stage.value.autoDeploy ? null : "The stage does not deploy by itself."),
  evaluate: ({ stage, stages, deployments }, chain) => {
    // ISO 8601 in UTC compares as text.
    const order = deployments.value
      .map((deployment, index) => ({ deployment, index }))
      .filter(({ deployment }) => deployment.autoDeployed)
      .toSorted((a, b) => (b.deployment.createdDate ?? "").localeCompare(a.deployment.createdDate ?? ""));
    const [newest] = order;
    if (newest?.deployment.status !== "FAILED") {
      return {
        outcome: "pass",
        evidence: newest ? [field(deployments, [newest.index, "status"])] : [],
      };
    }
    const { statusMessage } = newest.deployment;
    // A deployment does not name its stage; a stage says how its own last one went.
    const own = stage.value.lastDeploymentStatusMessage;
    if (own !== undefined && succeeded.test(own)) {
      return {
        outcome: "pass",
        evidence: [field(stage, ["lastDeploymentStatusMessage"])],
        note: "A deployment to another stage failed.",
      };
    }
    const following = stages.state === "ok" ? stages.value.value.filter(({ autoDeploy }) => autoDeploy) : [];
    if (own !== statusMessage && following.length !== 1) {
      return {
        outcome: "unknown",
        because: `The newest automatic deployment of API ${chain.root.name} failed; AWS does not say of which stage it was, and several deploy by themselves${own === undefined ? "" : `. This one says: ${own}`}.`,
        evidence: [field(deployments, [newest.index, "status"])],
      };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The newest deployment of API ${chain.root.name} failed${statusMessage === undefined ? "" : `: ${statusMessage.replace(/\.$/, "")}`}. Stage ${chain.stage} serves what was deployed before.`,
      evidence: [field(deployments, [newest.index, "status"], { expected: "DEPLOYED" })],
      fixes: [
        {
          type: "steps",
          title: "Mend what the deployment stumbled over",
          steps: [
            statusMessage === undefined
              ? "Read the deployment's message: it names what is missing."
              : `AWS says: ${statusMessage}`,
            "A route without an integration is the usual reason: attach one, or delete the route. Saving the edit deploys again.",
          ],
        },
      ],
    };
  },
});
