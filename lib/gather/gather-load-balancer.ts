import "server-only";
import type { Answer } from "../aws/answer";
import type { Place } from "../aws/place";
import { deriveChains } from "../facts/chains";
import { partitionOf } from "../facts/partition";
import { type Gathered, ok, skipped } from "../model/gathered";
import type { LoadBalancer } from "../model/load-balancer";
import type { HostAddresses } from "../model/probe";
import type { Scope } from "../model/scope";
import type { Artifacts, Snapshot } from "../model/snapshot";
import { type GatherContext, placeOfAccount } from "./context";
import { readListenerCertificates, readListeners } from "./elb/listeners";
import { readAttributes, readLoadBalancer, readTags } from "./elb/load-balancer";
import { readRules } from "./elb/rules";
import { addressesOfChains } from "./probes/addresses";
import { failuresOf, notAsked, readEach } from "./snapshot-parts";

/** The ARN of the load balancer that a scope means. */
export function loadBalancerArn({ account, region, name, id }: Scope): string {
  return `arn:${partitionOf(region)}:elasticloadbalancing:${region}:${account}:loadbalancer/app/${name}/${id}`;
}

/** Where a scope is read. Skipped where its account or its Region is not configured: nothing is asked for it. */
export async function placeOfScope(
  ctx: GatherContext,
  scope: Pick<Scope, "account" | "region">,
): Promise<Gathered<Place>> {
  const place = await placeOfAccount(ctx, scope.account, scope.region);
  if (place.state !== "ok") return place;
  const regions = ctx.aws.accounts[place.value.account]?.regions ?? [];
  if (regions.includes(scope.region)) return place;
  return skipped(`Region ${scope.region} is not configured for account ${scope.account}`);
}

/** `access_logs.s3.enabled` and the like, of the load balancer that a scope means. */
export function readLoadBalancerAttributes(
  ctx: GatherContext,
  place: Place,
  scope: Scope,
): Promise<Answer<Record<string, string>>> {
  return readAttributes(ctx, place, loadBalancerArn(scope));
}

export interface LoadBalancerOptions {
  /** The load balancer itself, where an inventory has just read it. */
  readonly known?: LoadBalancer;
  /** DNS answers that are at hand, by host. */
  readonly hosts?: Readonly<Record<string, Gathered<HostAddresses>>>;
}

/**
 * The load balancer itself, in two waves: itself, its attributes, tags and listeners; then their rules and
 * certificates. What the rules point at stands as "not asked yet".
 */
export async function gatherLoadBalancer(
  scope: Scope,
  ctx: GatherContext,
  options: LoadBalancerOptions = {},
): Promise<Snapshot> {
  const begun = ctx.clock.now();
  const place = await placeOfScope(ctx, scope);
  const artifacts =
    place.state === "ok"
      ? await readArtifacts(ctx, place.value, loadBalancerArn(scope), options.known)
      : outOfReach(place);
  const snapshot: Snapshot = {
    schemaVersion: 1,
    takenAt: new Date(begun).toISOString(),
    scope,
    artifacts: { ...artifacts, hosts: { ...options.hosts } },
    calls: ctx.session.calls(),
    elapsedMs: 0,
    errors: [],
  };
  const marked = { ...snapshot.artifacts, ...openReferences(snapshot) };
  return { ...snapshot, artifacts: marked, elapsedMs: ctx.clock.now() - begun, errors: failuresOf(marked) };
}

const nothing: Artifacts = {
  loadBalancer: notAsked(),
  attributes: notAsked(),
  tags: notAsked(),
  listeners: notAsked(),
  rules: {},
  listenerCertificates: {},
  certificates: {},
  userPools: {},
  appClients: {},
  clientSecrets: {},
  userPoolDomains: {},
  resourceServers: {},
  identityProviders: {},
  brandings: {},
  clientsElsewhere: {},
  hosts: {},
  discoveries: {},
  endpoints: {},
  keySets: {},
  authorizations: {},
  tokenProbes: {},
  securityGroups: {},
  networkAcls: notAsked(),
  routeTables: notAsked(),
  prefixLists: {},
  targetDoors: {},
  webAcl: notAsked(),
};

function outOfReach(reason: Gathered<never>): Artifacts {
  return { ...nothing, loadBalancer: reason, attributes: reason, tags: reason, listeners: reason };
}

async function readArtifacts(
  ctx: GatherContext,
  place: Place,
  arn: string,
  known: LoadBalancer | undefined,
): Promise<Artifacts> {
  const [loadBalancer, attributes, tags, listeners] = await Promise.all([
    known === undefined ? readLoadBalancer(ctx, place, arn) : ok(known),
    readAttributes(ctx, place, arn),
    readTags(ctx, place, arn),
    readListeners(ctx, place, arn),
  ]);
  if (listeners.state !== "ok") return { ...nothing, loadBalancer, attributes, tags, listeners };
  const all = listeners.value.map(({ ListenerArn }) => ListenerArn);
  const secure = listeners.value
    .filter(({ Protocol }) => Protocol === "HTTPS")
    .map(({ ListenerArn }) => ListenerArn);
  const [rules, listenerCertificates] = await Promise.all([
    readEach(all, (listener) => readRules(ctx, place, listener)),
    readEach(secure, (listener) => readListenerCertificates(ctx, place, listener)),
  ]);
  return { ...nothing, loadBalancer, attributes, tags, listeners, rules, listenerCertificates };
}

/** "Not asked yet" for everything that the chains point at. */
function openReferences(snapshot: Snapshot): Partial<Artifacts> {
  const chains = deriveChains(snapshot);
  const clients = chains.flatMap(({ client }) => (client ? [client] : []));
  const keys = clients.map(({ poolId, clientId }) => `${poolId}/${clientId}`);
  const pools = clients.map(({ poolId }) => poolId);
  const { certificates, domains } = referencesOf(snapshot);
  const { issuers, endpoints, keySets } = addressesOfChains(snapshot, chains);
  const signIns = chains.filter(({ client, provider }) => client ?? provider);
  return {
    certificates: open(certificates),
    userPools: open(clients.map(({ poolArn }) => poolArn)),
    appClients: open(keys),
    clientSecrets: open(keys),
    userPoolDomains: open(domains),
    resourceServers: open(pools),
    identityProviders: open(pools),
    brandings: open(keys),
    discoveries: open(issuers),
    endpoints: open(endpoints),
    keySets: open(keySets),
    authorizations: open(signIns.map(({ ruleArn }) => ruleArn)),
  };
}

function open<T>(keys: readonly string[]): Record<string, Gathered<T>> {
  return Object.fromEntries(keys.map((key) => [key, notAsked<T>()]));
}

/** Certificates of the listeners, domains of the rules. */
function referencesOf({ artifacts }: Snapshot): { certificates: string[]; domains: string[] } {
  const certificates = Object.values(artifacts.listenerCertificates).flatMap((read) =>
    read.state === "ok" ? read.value.map(({ CertificateArn }) => CertificateArn) : [],
  );
  const actions = Object.values(artifacts.rules).flatMap((read) =>
    read.state === "ok" ? read.value.flatMap(({ Actions }) => Actions) : [],
  );
  const domains = actions.flatMap((action) =>
    action.Type === "authenticate-cognito" ? [action.AuthenticateCognitoConfig.UserPoolDomain] : [],
  );
  return { certificates, domains };
}
