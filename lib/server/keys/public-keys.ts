import "server-only";
import { userPoolIssuer } from "../../facts/cognito-addresses";
import { type KeySetPlace, keysAddress, keysOfTarget } from "../../facts/key-places";
import { type Problem, refuse } from "../outcome";
import { type FetchParts, fetchKeySet, fetchPem, type KeySet } from "./fetch-keys";
import { COOLDOWN_MS, createKeyCache, type Fetched, LIFETIME_MS } from "./key-cache";
import type { LiveTargets, TargetsFound } from "./live-targets";

export type KeySetOutcome =
  | { readonly ok: true; readonly keySet: KeySet; readonly fetchedAt: string }
  | { readonly ok: false; readonly problem: Problem };
export type PemOutcome =
  | { readonly ok: true; readonly pem: string; readonly source: string; readonly fetchedAt: string }
  | { readonly ok: false; readonly problem: Problem };

interface AskedKeys {
  readonly kid?: string | undefined;
  /** Which of the providers that the chain names, from 0; the first unless given. */
  readonly provider?: number | undefined;
}

/** Public keys for the inspector. Every address is one that the server found in the live configuration. */
export interface PublicKeys {
  /** The keys that a chain's tokens are signed with; `kid` asks for one refetch where the set lacks it. */
  ofChain(chainId: string, asked?: AskedKeys): Promise<KeySetOutcome>;
  /** The keys of a user pool that some live chain names. */
  ofPool(poolId: string, kid?: string): Promise<KeySetOutcome>;
  /** The key with which the chain's load balancer signed x-amzn-oidc-data. */
  ofLoadBalancer(chainId: string, kid: string): Promise<PemOutcome>;
  /** Everything that takes tokens in the configured accounts, as it is found; settles when all is read. */
  targets(onFound: (found: TargetsFound) => void): Promise<void>;
}

/** How many key ids that turn out unknown are asked for at one place in 30 s: each is an address of its own. */
const UNKNOWN_KIDS = 5;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const POOL_ID = /^[a-z]{2}(-[a-z]+)+-\d_[0-9A-Za-z]{1,55}$/;

export function createPublicKeys(live: LiveTargets, parts: FetchParts): PublicKeys {
  const places = new Map<string, KeySetPlace>();
  const keySets = createKeyCache<KeySet>({
    now: parts.now,
    fetch: async (address) => {
      const place = places.get(address);
      return place ? fetchKeySet(place, parts) : { ok: false, message: `${address} is not known.` };
    },
    lifetime: () => LIFETIME_MS,
    has: ({ keys }, kid) => keys.some((key) => key.kid === kid),
  });
  const pems = createKeyCache<string | null>({
    now: parts.now,
    fetch: (address) => fetchPem(address, parts),
    lifetime: (pem) => (pem === null ? COOLDOWN_MS : LIFETIME_MS),
    has: () => true, // the key id is part of the address
  });
  const unknownKids = createAllowance(UNKNOWN_KIDS, COOLDOWN_MS, parts.now);

  const read = async (place: KeySetPlace, kid: string | undefined): Promise<KeySetOutcome> => {
    places.set(place.url, place);
    const fetched = await keySets(place.url, kid);
    if (!fetched.ok) return refuse(unread(fetched.message));
    return { ok: true, keySet: fetched.value, fetchedAt: new Date(fetched.at).toISOString() };
  };

  return {
    async ofChain(chainId, { kid, provider = 0 } = {}) {
      const found = await live.ofChain(chainId);
      if (!found.ok) return found;
      const sets = found.targets.map(({ target }) => keysOfTarget(target)).find(({ length }) => length > 0);
      const place = sets?.[provider]?.place;
      return place ? read(place, kid) : refuse(noKeys);
    },

    async ofPool(poolId, kid) {
      if (!POOL_ID.test(poolId)) return refuse(badPool);
      const address = keysAddress(userPoolIssuer(poolId, poolId.slice(0, poolId.indexOf("_"))));
      const sets = (await live.all()).flatMap(({ target }) => keysOfTarget(target));
      const place = sets.find((one) => one.address === address)?.place;
      return place ? read(place, kid) : refuse(unknownPool(poolId));
    },

    async ofLoadBalancer(chainId, kid) {
      if (!UUID.test(kid)) return refuse(badKid);
      const found = await live.ofChain(chainId);
      if (!found.ok) return found;
      const [base] = found.targets.flatMap(({ target }) =>
        target.kind === "alb-oidc-data" ? [target.keyBase] : [],
      );
      if (base === undefined) return refuse(noHeader);
      const source = `${base}/${kid.toLowerCase()}`;
      if (!unknownKids.has(base, source)) return refuse(unread(tooManyKids));
      const fetched: Fetched<string | null> = await pems(source);
      if (!fetched.ok) return refuse(unread(fetched.message));
      if (fetched.value === null) {
        unknownKids.take(base, source);
        return refuse(noSuchKey(source));
      }
      return { ok: true, pem: fetched.value, source, fetchedAt: new Date(fetched.at).toISOString() };
    },

    async targets(onFound) {
      await live.all(onFound);
    },
  };
}

/** So many different items a place within so many milliseconds; those taken already stay allowed. */
function createAllowance(most: number, forMs: number, now: () => number) {
  const taken = new Map<string, Map<string, number>>();
  const young = (place: string): Map<string, number> => {
    const items = new Map([...(taken.get(place) ?? [])].filter(([, since]) => now() - since < forMs));
    taken.set(place, items);
    return items;
  };
  return {
    has: (place: string, item: string): boolean => {
      const items = young(place);
      return items.has(item) || items.size < most;
    },
    take: (place: string, item: string): void => {
      const items = young(place);
      if (!items.has(item)) items.set(item, now());
    },
  };
}

const tooManyKids = `More than ${UNKNOWN_KIDS} unknown key ids were asked for within ${COOLDOWN_MS / 1000} s.`;

function unread(message: string): Problem {
  return {
    code: "not-read",
    message,
    wayOut: "Nothing is known of the signature until it can be read.",
    understood: [],
  };
}

const noKeys: Problem = {
  code: "not-found",
  message: "This chain names no key set.",
  wayOut: "Only chains that sign users in, or validate tokens, have one.",
  understood: [],
};

const noHeader: Problem = {
  code: "not-found",
  message: "This chain's load balancer signs no header, or its Region has no documented key address.",
  wayOut: "Only rules that sign users in send x-amzn-oidc-data.",
  understood: [],
};

const badPool: Problem = {
  code: "bad-pool",
  message: "This is no user pool id.",
  wayOut: "Give it as in eu-west-1_AbCdEfGhI.",
  understood: [],
};

const badKid: Problem = {
  code: "bad-kid",
  message: "A load balancer names its keys by UUID, and this kid is none.",
  wayOut: "Take it from the header of x-amzn-oidc-data.",
  understood: [],
};

function unknownPool(poolId: string): Problem {
  return {
    code: "not-found",
    message: `No chain of the inventory names user pool ${poolId}.`,
    wayOut: "Only pools that a live chain names are asked for their keys.",
    understood: [],
  };
}

function noSuchKey(source: string): Problem {
  return {
    code: "key-not-found",
    message: `${source} answers 404: there is no key of that id.`,
    wayOut: "The token was signed in another Region, or was not made by a load balancer.",
    understood: [],
  };
}
