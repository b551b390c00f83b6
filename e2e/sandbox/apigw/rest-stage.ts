/** Which deployment of a REST API's stage answers a call. */
import type { RestApiState, RestDefinition } from "../world-api";

export interface Serving {
  readonly stage: string;
  readonly definition: RestDefinition;
  readonly variables: Readonly<Record<string, string>>;
}

/** `random` in [0, 1): below the canary's share it is the canary's turn. */
export function servingOf(rest: RestApiState, stageName: string, random: () => number): Serving | undefined {
  const stage = rest.stages.find((each) => each.stageName === stageName);
  if (!stage) return undefined;
  const { canarySettings: canary } = stage;
  const inCanary = canary !== undefined && random() * 100 < (canary.percentTraffic ?? 0);
  const id = (inCanary ? canary.deploymentId : undefined) ?? stage.deploymentId;
  const definition = rest.deployments.find(({ deployment }) => deployment.id === id)?.frozen;
  const overrides = inCanary ? canary.stageVariableOverrides : undefined;
  return definition && { stage: stageName, definition, variables: { ...stage.variables, ...overrides } };
}
