import "server-only";
import { createAws, systemClock } from "../../gather/index";
import type { AccountIdentity, PermissionReport } from "../../model/permission-report";
import type { Viewer } from "../access/viewer";
import { budgets } from "../budgets";
import { config } from "../config/index";
import { type Problem, refuse } from "../outcome";
import { accountsOf } from "../view";
import { readIdentity } from "./identity";
import { reportPermissions } from "./permission-report";
import { createSingleFlight } from "./single-flight";
import { findTrialPlace, type TrialQuestion } from "./trial-place";

export { readSettings } from "./settings";

const IDENTITY_DEADLINE_MS = 5_000;
const LIFETIME_MS = 5_000;
const identities = createSingleFlight<AccountIdentity>(systemClock, LIFETIME_MS);
const reports = createSingleFlight<PermissionReport>(systemClock, LIFETIME_MS);

/** Clients made anew each time take up credentials that were renewed meanwhile. */
const freshAws = () => createAws(config().accounts, { clock: systemClock, budgets: budgets() });

/** Whose credentials are in use for a configured account, by its position in the whole configuration. */
export function identityOf(account: number): Promise<AccountIdentity> {
  return identities(String(account), () => {
    const aws = freshAws();
    return readIdentity(aws, account, aws.session(AbortSignal.timeout(IDENTITY_DEADLINE_MS)));
  });
}

/** What the role of an account may read, really tried. The account and Region must be configured ones. */
export async function permissionsOf(
  viewer: Viewer,
  question: TrialQuestion,
): Promise<{ ok: true; report: PermissionReport } | { ok: false; problem: Problem }> {
  const { accounts } = config();
  const visible = accountsOf(viewer, accounts);
  const found = findTrialPlace(visible, question);
  if (!found.ok) return refuse(found.problem);
  // Identities are told by the position in the whole configuration.
  const id = visible[found.place.account]?.id;
  const place = { ...found.place, account: accounts.findIndex((one) => one.id === id) };
  const report = await reports(`${place.account} ${place.region}`, () =>
    reportPermissions(freshAws(), place, systemClock, config().logs),
  );
  return { ok: true, report };
}
