import "server-only";
import type { Aws } from "../../aws/aws";
import type { Config } from "../config/index";

const DEADLINE_MS = 5_000;

/** Those who have the same one may share what they read. */
export interface Boundary {
  readonly text: string;
  /** Of every account it is known whose credentials read it. */
  readonly isWhole: boolean;
}

/**
 * All that decides what may be read and what it then looks like: the accounts, whose credentials read them, the rules for
 * what is asked beyond AWS, and the build. Null: of no account could it be found out whose credentials they are.
 */
export async function boundaryOf(
  aws: Aws,
  { outbound, probes }: Pick<Config, "outbound" | "probes">,
  build: string,
): Promise<Boundary | null> {
  const session = aws.session(AbortSignal.timeout(DEADLINE_MS));
  const roles = await Promise.all(aws.accounts.map((_, account) => aws.roleOf(account, session)));
  if (roles.every(({ state }) => state === "failed")) return null;
  const accounts = aws.accounts.map(({ id = "", externalId = "", regions }, n) => {
    const role = roles[n];
    return [id, role?.state === "ok" ? role.value : null, externalId, ...regions];
  });
  return {
    text: JSON.stringify([build, accounts, outbound, probes]),
    isWhole: roles.every(({ state }) => state === "ok"),
  };
}
