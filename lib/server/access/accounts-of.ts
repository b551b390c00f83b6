import "server-only";
import type { AccountsOfGroups } from "../config/index";
import type { Viewer } from "./viewer";

/** The accounts that somebody with these claims may see; null where they may see none. */
export function accountsOf(
  claims: Readonly<Record<string, unknown>>,
  { groups, groupsClaim }: { readonly groups: AccountsOfGroups; readonly groupsClaim: string },
): Viewer["accounts"] | null {
  if (groups === null) return "all";
  const own = Object.hasOwn(claims, groupsClaim) ? claims[groupsClaim] : undefined;
  const named = (Array.isArray(own) ? own : [own]).filter((one) => typeof one === "string");
  const allowed = named.flatMap((group) => (Object.hasOwn(groups, group) ? [groups[group] ?? []] : []));
  if (allowed.length === 0) return null;
  if (allowed.includes("all")) return "all";
  return [...new Set(allowed.flat())].toSorted();
}
