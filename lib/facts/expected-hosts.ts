import type { AuthChain } from "../model/chain";
import type { Rule } from "../model/load-balancer";
import { coversHost } from "../routing/index";
import { isReachedFor } from "./rule-for-host";

/**
 * The hosts whose callback must work for this chain: that of the URL that was brought, and each host that the rule
 * names outright and that no earlier rule takes away. Wildcards and certificate names are rows of the callback
 * matrix, never a failure.
 */
export function expectedHosts(
  chain: AuthChain,
  rulesOfListener: readonly Rule[],
  host: string | undefined,
): readonly string[] {
  const known = latest.get(chain);
  if (known && known.rules === rulesOfListener && known.host === host) return known.hosts;
  const hosts = hostsOf(chain, rulesOfListener, host);
  latest.set(chain, { rules: rulesOfListener, host, hosts });
  return hosts;
}

/** Several checks of one chain ask the same. */
const latest = new WeakMap<
  AuthChain,
  { readonly rules: readonly Rule[]; readonly host: string | undefined; readonly hosts: readonly string[] }
>();

function hostsOf(chain: AuthChain, rulesOfListener: readonly Rule[], host: string | undefined): string[] {
  const rule = rulesOfListener[chain.ruleIndex];
  if (!rule) return [];
  const reached = chain.hosts.filter((candidate) =>
    isReachedFor(rulesOfListener, chain.ruleIndex, candidate),
  );
  const own = host !== undefined && coversHost(rule, host) !== "never" ? [host] : [];
  return [...new Set([...own, ...reached])];
}
