import stageMissing from "./api/stage-missing";
import type { ApiCheck } from "./define-api-check";

/** The checks of API Gateway, by area in the order in which a request meets them, then by id. */
export const apiChecks = [stageMissing] as const satisfies readonly ApiCheck[];

export type ApiCheckId = (typeof apiChecks)[number]["id"];
