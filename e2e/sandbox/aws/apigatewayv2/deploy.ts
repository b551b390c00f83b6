import { randomUUID } from "node:crypto";
import type { HttpApiState } from "../../world-api";
import type { Context } from "../service";

type Deployment = HttpApiState["deployments"][number]["deployment"];

/** Freezes the draft. */
export function deploy(
  { draft, deployments }: HttpApiState,
  context: Context,
  isAutomatic: boolean,
): Deployment {
  const deployment: Deployment = {
    DeploymentId: randomUUID().slice(0, 6),
    AutoDeployed: isAutomatic,
    CreatedDate: context.now(),
    DeploymentStatus: "DEPLOYED",
  };
  deployments.push({ deployment, frozen: structuredClone(draft) });
  return deployment;
}

/**
 * After an edit: stages with automatic deployment serve the draft from then on.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 */
export function deployAutomatically(api: HttpApiState, context: Context): void {
  const following = api.stages.filter(({ AutoDeploy }) => AutoDeploy === true);
  if (following.length === 0) return;
  const { DeploymentId } = deploy(api, context, true);
  for (const stage of following) Object.assign(stage, { DeploymentId, LastUpdatedDate: context.now() });
}
