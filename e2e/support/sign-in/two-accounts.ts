import type { World } from "../../sandbox/world";
import { cognitoWorld } from "../../scenarios/build-cognito";
import { ACCOUNT } from "../../scenarios/build-ids";
import { oidcWorld } from "../../scenarios/build-oidc";

/** The account that nobody but its own group may see beside those who see all. */
export const SHOP_ACCOUNT = "444455556666";

/** The value with everything of the first account moved to another. */
function moved<T>(value: T, account: string): T {
  const move = (part: unknown): unknown => {
    if (typeof part === "string") return part.replaceAll(ACCOUNT, account);
    if (Array.isArray(part)) return part.map(move);
    if (typeof part !== "object" || part === null || part instanceof Date) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [move(key), move(member)]));
  };
  return move(value) as T;
}

/** Two accounts: `tools` signs in with OpenID Connect, `shop` in the second with Cognito. */
export function twoAccounts(): World {
  const [tools, shop] = [oidcWorld("tools"), moved(cognitoWorld("shop"), SHOP_ACCOUNT)];
  return {
    ...tools,
    accounts: [...tools.accounts, ...shop.accounts],
    providers: [...tools.providers, ...shop.providers],
    names: { ...tools.names, ...shop.names },
  };
}

/** Who of which group may see what. */
export const groups = { platform: "all", payments: [SHOP_ACCOUNT] } as const;
