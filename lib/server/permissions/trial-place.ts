import "server-only";
import type { ConfiguredAccount } from "../config/index";
import { type Problem, refuse } from "../outcome";
import type { TrialPlace } from "./permission-report";

/** As the query of a request has it. */
export interface TrialQuestion {
  /** 12 digits; absent: the only account, or the caller's own. */
  readonly account: string | undefined;
  /** Absent: the account's first. */
  readonly region: string | undefined;
}

type Found =
  | { readonly ok: true; readonly place: TrialPlace }
  | { readonly ok: false; readonly problem: Problem };

/** Looks the place up in the configuration: a request names what to try, and never widens it. */
export function findTrialPlace(
  accounts: readonly ConfiguredAccount[],
  { account, region }: TrialQuestion,
): Found {
  const index =
    account === undefined ? (accounts.length === 1 ? 0 : -1) : accounts.findIndex(({ id }) => id === account);
  const settings = accounts[index];
  if (!settings) {
    return refuse({
      code: account === undefined ? "account-missing" : "not-configured",
      message: account === undefined ? "No account is named." : "This account is not configured here.",
      wayOut: "Name one of the accounts that the settings list: ?account=111122223333.",
      understood: [],
    });
  }
  const [first] = settings.regions;
  if (first === undefined || (region !== undefined && !settings.regions.includes(region))) {
    return refuse({
      code: "not-configured",
      message:
        first === undefined ? "No Region is configured." : "This Region is not configured for the account.",
      wayOut: "Set AWS_REGION, or name the Region in the configuration file.",
      understood: [`account ${settings.id ?? "of the caller"}`],
    });
  }
  return { ok: true, place: { account: index, region: region ?? first } };
}
