import type { Scenario } from "../sandbox/world";
import { apiScenarios } from "./api/index";
import { scenarios } from "./index";

/** Load balancers first, then APIs. */
export const allScenarios: readonly Scenario[] = [...scenarios, ...apiScenarios];
