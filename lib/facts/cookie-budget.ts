import type { AuthChain } from "../model/chain";
import type { CookieBudget } from "../model/panels";
import type { Snapshot } from "../model/snapshot";
import { sharesHost } from "./shares-host";
import { signInOf } from "./sign-in-of-rule";

/**
 * Bytes. The session is cut into cookies of 4 KB, 16 KB in all; a request may have one header of 16 KB and 64 KB of
 * headers together.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html ·
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const SHARD = 4096;
const SHARDS = 4;
const ONE_HEADER = 16_384;
const ALL_HEADERS = 65_536;

/**
 * What the session cookies of a chain may take of a request's headers. Cookies know no port, so rules of every listener
 * count that may answer the same host. Null: the rule keeps no session.
 */
export function cookieBudget(snapshot: Snapshot, chain: AuthChain): CookieBudget | null {
  const { listeners, rules } = snapshot.artifacts;
  const ofListener = rules[chain.listenerArn];
  const rule = ofListener?.state === "ok" ? ofListener.value[chain.ruleIndex] : undefined;
  const own = rule && signInOf(rule.Actions);
  if (!rule || !own) return null;
  const byName = new Map<string, string[]>();
  for (const { ListenerArn, Protocol, Port } of listeners.state === "ok" ? listeners.value : []) {
    const gathered = rules[ListenerArn];
    for (const other of gathered?.state === "ok" ? gathered.value : []) {
      const theirs = signInOf(other.Actions);
      if (!theirs || theirs.cookie === own.cookie || !sharesHost(rule, other)) continue;
      const name = `${Protocol}:${Port} ${other.IsDefault ? "default rule" : `rule ${other.Priority}`}`;
      byName.set(theirs.cookie, [...(byName.get(theirs.cookie) ?? []), name]);
    }
  }
  const others = [...byName].map(([cookie, named]) => ({ cookie, rules: named }));
  return {
    cookie: own.cookie,
    others,
    rows: Array.from({ length: SHARDS }, (_, index) => ({ shards: index + 1, ...left((index + 1) * SHARD) })),
    worst: left((1 + others.length) * SHARDS * SHARD),
  };
}

function left(bytes: number) {
  return { bytes, leftOfHeader: ONE_HEADER - bytes, leftOfAll: ALL_HEADERS - bytes };
}
