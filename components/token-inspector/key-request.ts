import { keysOfTarget } from "@/lib/facts/key-places";
import type { TargetOfChain } from "@/lib/facts/token-targets";
import type { TokenTarget } from "@/lib/jwt/types";
import type { WantedKeys } from "./protocol";

const POOL_KEYS =
  /^https:\/\/(?:issuer-)?cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/([a-z0-9-]+_[0-9A-Za-z]+)\/\.well-known\/jwks\.json$/;
/** A kid that may be sent: as long as key ids are, and made of what they are made of. */
const PLAIN_KID = /^[\w+/=.~:-]{1,128}$/;

/**
 * The dashboard's own address for public keys: a chain, a pool, a key id, and nothing else of the token. Null where
 * no live chain vouches for the place; then nobody is asked.
 */
export function keyRequest(
  { url, target, chain }: Omit<WantedKeys, "place">,
  targets: readonly TargetOfChain[],
): string | null {
  if (target.kind === "alb-oidc-data") {
    const kid = url.slice(url.lastIndexOf("/") + 1);
    const known = chain ?? chainOfLoadBalancer(target.albArn, targets);
    if (known === undefined) return null;
    return `/api/v1/alb-key?${new URLSearchParams({ chain: known, kid })}`;
  }
  if (chain !== undefined) return keysOfChain(chain, placeOf(url, target));
  const [, pool] = POOL_KEYS.exec(url) ?? [];
  if (pool !== undefined) return `/api/v1/keys?${new URLSearchParams({ pool })}`;
  const known = targets.find((one) => placeOf(url, one.target) >= 0);
  return known ? keysOfChain(known.chain, placeOf(url, known.target)) : null;
}

/** Where the target has the key set of that address, counted as the server counts; -1: it is none of its own. */
function placeOf(url: string, target: TokenTarget): number {
  return keysOfTarget(target).findIndex(({ address, place }) => address === url || place.url === url);
}

function keysOfChain(chain: string, provider: number): string {
  const which = provider > 0 ? { provider: String(provider) } : {};
  return `/api/v1/keys?${new URLSearchParams({ chain, ...which })}`;
}

/** The same request, made once more for a key id that the set at hand lacks; null where that id is no plain one. */
export function refetchRequest(request: string, kid: unknown): string | null {
  if (typeof kid !== "string" || !PLAIN_KID.test(kid) || !request.startsWith("/api/v1/keys?")) return null;
  return `${request}&${new URLSearchParams({ kid })}`;
}

function chainOfLoadBalancer(arn: string, targets: readonly TargetOfChain[]): string | undefined {
  return targets.find(({ target }) => target.kind === "alb-oidc-data" && target.albArn === arn)?.chain;
}
