import "server-only";
import { type Budgets, createBudgets, systemClock } from "../gather/index";

// Once a process, though Next may load this module once for pages and once for routes.
const shared = globalThis as typeof globalThis & { authpathBudgets?: Budgets };

/** The limits of AWS hold for an account, whoever of this process asks, and on whose behalf. */
export function budgets(): Budgets {
  shared.authpathBudgets ??= createBudgets(systemClock);
  return shared.authpathBudgets;
}
