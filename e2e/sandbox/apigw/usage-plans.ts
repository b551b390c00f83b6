/** Whether an API key opens a stage. */
import type { ApiGatewayState } from "../world-api";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html */
export function keyOpens(
  { apiKeys, usagePlans }: Pick<ApiGatewayState, "apiKeys" | "usagePlans">,
  value: string | undefined,
  apiId: string,
  stage: string,
): boolean {
  const key = apiKeys.find((each) => each.value === value && each.enabled !== false);
  const plans = usagePlans.filter(({ id }) => key?.planIds.includes(id));
  return plans.some(({ apiStages = [] }) =>
    apiStages.some((each) => each.apiId === apiId && each.stage === stage),
  );
}
