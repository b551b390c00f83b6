import "server-only";
import { albKeyBase } from "../../facts/token-targets";
import type { Outbound } from "../../outbound/index";
import { fetchPem } from "../keys/fetch-keys";
import { createKeyCache } from "../keys/key-cache";
import type { KeyOf } from "./alb-token";

/** A key never changes under its id; it is asked for again so that one that AWS withdraws does not live on. */
const LIFETIME_MS = 3_600_000;
/** What is not there now may be in a moment: a load balancer changes its keys. */
const ABSENT_MS = 30_000;
/** Unknown key ids that are asked for within that time. The id comes before the signature is checked: anybody can make some up. */
const MOST_UNKNOWN = 10;

interface KeyParts {
  readonly outbound: Outbound;
  readonly now: () => number;
}

/** The keys with which load balancers sign, from their Region's own address. Nothing else is ever asked. */
export function createAlbKeys({ outbound, now }: KeyParts): KeyOf {
  const keys = createKeyCache<string | null>({
    now,
    fetch: (address) => fetchPem(address, { outbound, now }),
    lifetime: (pem) => (pem === null ? ABSENT_MS : LIFETIME_MS),
    has: () => true, // the key id is part of the address
  });
  const good = new Set<string>();
  const unknown = new Map<string, number>();

  return async (region, kid) => {
    const base = albKeyBase(region);
    if (base === null) return { ok: false, unread: false, message: "AWS documents no keys for this Region." };
    const address = `${base}/${kid}`;
    if (!good.has(address)) {
      for (const [one, since] of unknown) if (now() - since >= ABSENT_MS) unknown.delete(one);
      if (!unknown.has(address) && unknown.size >= MOST_UNKNOWN) {
        return { ok: false, unread: true, message: "Too many unknown keys were named within 30 s." };
      }
      unknown.set(address, unknown.get(address) ?? now());
    }
    const fetched = await keys(address);
    if (!fetched.ok)
      return { ok: false, unread: true, message: "The load balancer's key could not be read." };
    if (fetched.value === null) return { ok: false, unread: false, message: "There is no such key." };
    good.add(address);
    unknown.delete(address);
    return { ok: true, pem: fetched.value };
  };
}
