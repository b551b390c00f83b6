import "server-only";
import { setMaxListeners } from "node:events";
import { deadlineSignal } from "../aws/clock";
import { deriveChains } from "../facts/chains";
import { type Gathered, ok } from "../model/gathered";
import type { Discovery, EndpointProbe, KeySet } from "../model/probe";
import type { Snapshot } from "../model/snapshot";
import type { GatherContext } from "./context";
import { addressesOfChains } from "./probes/addresses";
import { askAddress } from "./probes/ask-address";
import { endpointProbe } from "./probes/endpoint-probe";
import { readHostAddresses } from "./probes/host-addresses";
import { readDiscovery, readKeySet } from "./probes/read-document";
import { isOpen, readEach, withArtifacts } from "./snapshot-parts";

export interface ProbeOptions {
  /** Milliseconds for all of them together; what has not answered by then has timed out. */
  readonly deadlineMs?: number;
  /** Rules whose providers are asked. Absent: those of every rule. */
  readonly ruleArns?: readonly string[];
  /** Hosts whose addresses are wanted, beside those in the snapshot. */
  readonly hosts?: readonly string[];
}

const DEADLINE_MS = 6_000;

/**
 * Asks the identity providers that the rules name, through the outbound door: discovery documents, key sets, token
 * and userinfo endpoints, all at once. Reads only what still stands as "not asked yet".
 */
export async function gatherProbes(
  snapshot: Snapshot,
  ctx: GatherContext,
  { deadlineMs = DEADLINE_MS, ruleArns, hosts = [] }: ProbeOptions = {},
): Promise<Snapshot> {
  const begun = ctx.clock.now();
  const deadline = deadlineSignal(ctx.clock, deadlineMs);
  const signal = AbortSignal.any([ctx.signal, deadline.signal]);
  setMaxListeners(0, signal); // every probe listens
  const { artifacts } = snapshot;
  const all = deriveChains(snapshot);
  const chains = ruleArns ? all.filter(({ ruleArn }) => ruleArns.includes(ruleArn)) : all;
  const wanted = addressesOfChains(snapshot, chains);
  const open = (record: Readonly<Record<string, Gathered<unknown>>>, keys: readonly string[]) =>
    keys.filter((key) => isOpen(record[key]));

  const keySets = new Map<string, Promise<Gathered<KeySet>>>();
  /** `portOf`: the address in the rule that this one follows from. Each key set is asked once. */
  const askKeySet = (url: string, portOf: string) => {
    if (keySets.has(url) || !isOpen(artifacts.keySets[url])) return;
    keySets.set(url, readKeys(ctx, url, portOf, signal));
  };
  for (const url of wanted.keySets) askKeySet(url, url);
  for (const known of wanted.issuers) {
    const discovery = artifacts.discoveries[known];
    if (discovery?.state === "ok" && discovery.value.document?.jwks_uri)
      askKeySet(discovery.value.document.jwks_uri, known);
  }
  const [addresses, endpoints, discoveries] = await Promise.all([
    readEach(open(artifacts.hosts, hosts), (host) => readHostAddresses(ctx.outbound, host, signal)),
    readEach(open(artifacts.endpoints, wanted.endpoints), (url) => readEndpoint(ctx, url, signal)),
    readEach(open(artifacts.discoveries, wanted.issuers), async (issuer) => {
      const discovery = await readIssuer(ctx, issuer, signal);
      if (discovery.state === "ok" && discovery.value.document?.jwks_uri) {
        askKeySet(discovery.value.document.jwks_uri, issuer);
      }
      return discovery;
    }),
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
    },
    { calls: snapshot.calls, elapsedMs: snapshot.elapsedMs + ctx.clock.now() - begun },
  );
}

/** Where an issuer's discovery document stands: OpenID Connect Discovery 1.0, 4.1. */
export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

async function readEndpoint(
  ctx: GatherContext,
  url: string,
  signal: AbortSignal,
): Promise<Gathered<EndpointProbe>> {
  const probe = await askAddress(ctx.outbound, url, url, signal);
  return probe.state === "ok" ? ok(endpointProbe(probe.value)) : probe;
}

async function readIssuer(
  ctx: GatherContext,
  issuer: string,
  signal: AbortSignal,
): Promise<Gathered<Discovery>> {
  const probe = await askAddress(ctx.outbound, discoveryUrl(issuer), issuer, signal);
  if (probe.state !== "ok") return probe;
  return ok({ probe: endpointProbe(probe.value), ...readDiscovery(probe.value) });
}

async function readKeys(
  ctx: GatherContext,
  url: string,
  portOf: string,
  signal: AbortSignal,
): Promise<Gathered<KeySet>> {
  const probe = await askAddress(ctx.outbound, url, portOf, signal);
  if (probe.state !== "ok") return probe;
  const bytes = probe.value.state === "answered" ? probe.value.bytes : 0;
  return ok({ probe: endpointProbe(probe.value), bytes, ...readKeySet(probe.value) });
}
