import "server-only";
import { setMaxListeners } from "node:events";
import { deadlineSignal } from "../aws/clock";
import { providerAddresses } from "../facts/artifact-of-chain";
import type { AuthorizationProbe, TokenProbe } from "../model/authorization-probe";
import type { AuthChain } from "../model/chain";
import { type Gathered, ok, skipped } from "../model/gathered";
import type { EndpointProbe, KeySet } from "../model/probe";
import type { Snapshot } from "../model/snapshot";
import type { GatherContext } from "./context";
import { actionOf } from "./probes/addresses";
import { askAddress } from "./probes/ask-address";
import { askAuthorization, callbackHost } from "./probes/authorization";
import { endpointProbe } from "./probes/endpoint-probe";
import { readHostAddresses } from "./probes/host-addresses";
import { clientKey, openQuestions, type ProbeScope } from "./probes/open-questions";
import { readIssuer, readKeys } from "./probes/published";
import { askTokenEndpoint } from "./probes/token-endpoint";
import { isOpen, readEach, withArtifacts } from "./snapshot-parts";

export interface ProbeOptions extends ProbeScope {
  /** Milliseconds for all of them together; what has not answered by then has timed out. */
  readonly deadlineMs?: number;
  /** Hosts whose addresses are wanted, beside those in the snapshot. */
  readonly hosts?: readonly string[];
}

const DEADLINE_MS = 6_000;

/**
 * Asks the identity providers that the rules name, through the outbound door: discovery documents, key sets, token,
 * userinfo and authorization endpoints, all at once. Reads only what still stands as "not asked yet".
 */
export async function gatherProbes(
  snapshot: Snapshot,
  ctx: GatherContext,
  { deadlineMs = DEADLINE_MS, hosts = [], ...scope }: ProbeOptions = {},
): Promise<Snapshot> {
  const begun = ctx.clock.now();
  const callsBefore = ctx.session.calls();
  const deadline = deadlineSignal(ctx.clock, deadlineMs);
  const signal = AbortSignal.any([ctx.signal, deadline.signal]);
  setMaxListeners(0, signal); // every probe listens
  const { artifacts } = snapshot;
  const questions = openQuestions(snapshot, scope);

  const keySets = new Map<string, Promise<Gathered<KeySet>>>();
  /** Each key set is asked once, whoever names it. */
  const askKeySet = (url: string, portOf: string) => {
    if (keySets.has(url) || !isOpen(artifacts.keySets[url])) return;
    keySets.set(url, readKeys(ctx, url, portOf, signal));
  };
  for (const { url, portOf } of questions.keySets) askKeySet(url, portOf);
  const authorizing = new Map(questions.authorizations.map((chain) => [chain.ruleArn, chain]));
  const unnamed = hosts.filter((host) => isOpen(artifacts.hosts[host]));
  // A host is asked one thing at a time: what the load balancer itself asks goes first.
  const [addresses, endpoints, discoveries, authorizations, tokenProbes] = await Promise.all([
    readEach(unnamed, (host) => readHostAddresses(ctx.outbound, host, signal)),
    readEach(questions.endpoints, (url) => readEndpoint(ctx, url, signal)),
    readEach(questions.issuers, async (issuer) => {
      const discovery = await readIssuer(ctx, issuer, signal);
      if (discovery.state === "ok" && discovery.value.document?.jwks_uri) {
        askKeySet(discovery.value.document.jwks_uri, issuer);
      }
      return discovery;
    }),
    readEach(authorizing.keys(), async (ruleArn) => {
      const chain = authorizing.get(ruleArn);
      return chain
        ? askAuthorization(ctx.outbound, snapshot, chain, scope.host, signal)
        : skipped<AuthorizationProbe>("no rule names it");
    }),
    ctx.probesTokenEndpoint ? readTokenProbes(snapshot, ctx, questions.tokens, scope.host, signal) : {},
  ]);
  const keys = await readEach(
    keySets.keys(),
    async (url) => (await keySets.get(url)) ?? { state: "skipped", reason: "no rule names it" },
  );
  deadline.cancel();
  return withArtifacts(
    snapshot,
    {
      hosts: { ...artifacts.hosts, ...addresses },
      endpoints: { ...artifacts.endpoints, ...endpoints },
      discoveries: { ...artifacts.discoveries, ...discoveries },
      keySets: { ...artifacts.keySets, ...keys },
      authorizations: { ...artifacts.authorizations, ...authorizations },
      tokenProbes: { ...artifacts.tokenProbes, ...tokenProbes },
    },
    {
      calls: snapshot.calls + ctx.session.calls() - callsBefore,
      elapsedMs: snapshot.elapsedMs + ctx.clock.now() - begun,
    },
  );
}

/**
 * Each app client once, at the token endpoint of the first rule that names it. A secret goes only where AWS says that
 * the domain is the pool's own: who may edit a rule must not thereby learn it.
 */
function readTokenProbes(
  snapshot: Snapshot,
  ctx: GatherContext,
  chains: readonly AuthChain[],
  host: string | undefined,
  signal: AbortSignal,
): Promise<Record<string, Gathered<TokenProbe>>> {
  const keyed = chains.flatMap((chain) => (chain.client ? [[clientKey(chain.client), chain] as const] : []));
  const byKey = new Map(keyed.toReversed());
  return readEach(byKey.keys(), async (key) => {
    const chain = byKey.get(key);
    const endpoint = chain && providerAddresses(snapshot, chain)?.tokenEndpoint;
    const ofHost = chain && callbackHost(chain, host);
    if (!chain?.client || endpoint === undefined) return skipped("no rule names it");
    if (!isOwnDomain(snapshot, chain)) {
      return skipped(
        "AWS does not say that the rule's domain belongs to this user pool: no secret is sent there",
      );
    }
    if (ofHost === undefined) return skipped("the rule names no host outright, and no URL was given");
    return askTokenEndpoint(ctx, chain.client, endpoint, ofHost, signal);
  });
}

function isOwnDomain(snapshot: Snapshot, chain: AuthChain): boolean {
  const action = actionOf(snapshot, chain);
  if (action?.Type !== "authenticate-cognito") return false;
  const domain = snapshot.artifacts.userPoolDomains[action.AuthenticateCognitoConfig.UserPoolDomain];
  return domain?.state === "ok" && domain.value?.UserPoolId === chain.client?.poolId;
}

async function readEndpoint(
  ctx: GatherContext,
  url: string,
  signal: AbortSignal,
): Promise<Gathered<EndpointProbe>> {
  const probe = await askAddress(ctx.outbound, url, url, signal);
  return probe.state === "ok" ? ok(endpointProbe(probe.value)) : probe;
}
