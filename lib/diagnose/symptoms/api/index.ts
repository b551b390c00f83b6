import type { Symptom } from "../../symptom";
import { challenges } from "./challenges";
import { unauthorized } from "./gateway-401";
import { gatewayResponses403 } from "./gateway-403";
import { gatewayResponses500 } from "./gateway-500";
import { otherGatewayResponses } from "./gateway-others";
import { apiStatuses } from "./statuses";
import { webSocketConnect } from "./web-socket";

/** What API Gateway alone answers with: gateway responses by status, challenges of HTTP APIs, the rest. */
export const apiSymptoms: readonly Symptom[] = [
  ...apiStatuses,
  webSocketConnect,
  unauthorized,
  ...gatewayResponses403,
  ...gatewayResponses500,
  ...otherGatewayResponses,
  ...challenges,
];

const byId = new Map(
  apiSymptoms.flatMap((symptom) => [symptom.id, ...(symptom.also ?? [])].map((id) => [id, symptom] as const)),
);

/** A symptom of API Gateway's own by any of its names, as they are written. */
export function findApiSymptom(id: string): Symptom | undefined {
  return byId.get(id);
}
