import "server-only";
import type { Place } from "../aws/place";
import { deriveChains } from "../facts/chains";
import type { AuthChain, ClientOfChain } from "../model/chain";
import { type Gathered, skipped } from "../model/gathered";
import type { Artifacts, Snapshot } from "../model/snapshot";
import type { AppClient, UserPoolDomain } from "../model/user-pool";
import { readCertificate } from "./acm/certificate";
import { readAppClient } from "./cognito/app-client";
import { readBranding } from "./cognito/branding";
import { readClientSecretCount } from "./cognito/client-secrets";
import { readIdentityProviders } from "./cognito/identity-providers";
import { readResourceServers } from "./cognito/resource-servers";
import { readUserPool } from "./cognito/user-pool";
import { readUserPoolDomain } from "./cognito/user-pool-domain";
import { type GatherContext, placeOfAccount } from "./context";
import { isOpen, readEach, withArtifacts } from "./snapshot-parts";

export interface ReferenceOptions {
  /** Rules whose pools and certificates are wanted. Absent: those of every rule. */
  readonly ruleArns?: readonly string[];
}

/**
 * What the rules point at: certificates, user pools, app clients, domains and, where the configuration calls for
 * them, resource servers, identity providers and branding. Reads only what still stands as "not asked yet".
 */
export async function gatherReferences(
  snapshot: Snapshot,
  ctx: GatherContext,
  { ruleArns }: ReferenceOptions = {},
): Promise<Snapshot> {
  const begun = ctx.clock.now();
  const callsBefore = ctx.session.calls();
  const all = deriveChains(snapshot);
  const chains = ruleArns ? all.filter(({ ruleArn }) => ruleArns.includes(ruleArn)) : all;
  const [certificates, cognito] = await Promise.all([
    readEach(openKeys(snapshot.artifacts.certificates, certificatesOf(snapshot, chains)), (arn) =>
      readCertificate(ctx, arn),
    ),
    readCognito(snapshot, ctx, chains),
  ]);
  const { artifacts } = snapshot;
  const merged: Partial<Artifacts> = {
    certificates: { ...artifacts.certificates, ...certificates },
    userPools: { ...artifacts.userPools, ...cognito.userPools },
    appClients: { ...artifacts.appClients, ...cognito.appClients },
    clientSecrets: { ...artifacts.clientSecrets, ...cognito.clientSecrets },
    userPoolDomains: { ...artifacts.userPoolDomains, ...cognito.userPoolDomains },
    resourceServers: { ...artifacts.resourceServers, ...cognito.resourceServers },
    identityProviders: { ...artifacts.identityProviders, ...cognito.identityProviders },
    brandings: { ...artifacts.brandings, ...cognito.brandings },
  };
  return withArtifacts(snapshot, merged, {
    calls: snapshot.calls + ctx.session.calls() - callsBefore,
    elapsedMs: snapshot.elapsedMs + ctx.clock.now() - begun,
  });
}

function certificatesOf({ artifacts }: Snapshot, chains: readonly AuthChain[]): string[] {
  return chains.flatMap(({ listenerArn }) => {
    const read = artifacts.listenerCertificates[listenerArn];
    return read?.state === "ok" ? read.value.map(({ CertificateArn }) => CertificateArn) : [];
  });
}

function openKeys(record: Readonly<Record<string, Gathered<unknown>>>, keys: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => isOpen(record[key]));
}

/** A Cognito rule: its client, and what it says of domain and scope. */
interface CognitoRule {
  readonly client: ClientOfChain;
  readonly key: string;
  readonly domain: string;
  readonly scope: string;
}

type CognitoArtifacts = Pick<
  Artifacts,
  | "userPools"
  | "appClients"
  | "clientSecrets"
  | "userPoolDomains"
  | "resourceServers"
  | "identityProviders"
  | "brandings"
>;

async function readCognito(
  snapshot: Snapshot,
  ctx: GatherContext,
  chains: readonly AuthChain[],
): Promise<CognitoArtifacts> {
  const { artifacts } = snapshot;
  const rules = chains.flatMap((chain) => cognitoRule(snapshot, chain));
  const byArn = new Map(rules.map((rule) => [rule.client.poolArn, rule]));
  const byPool = new Map(rules.map((rule) => [rule.client.poolId, rule]));
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  const byDomain = new Map(rules.map((rule) => [rule.domain, rule]));

  const userPools = readEach(openKeys(artifacts.userPools, [...byArn.keys()]), (arn) =>
    inPool(ctx, byArn.get(arn), (place, { poolId }) => readUserPool(ctx, place, poolId, arn)),
  );
  const resourceServers = readEach(openKeys(artifacts.resourceServers, [...byPool.keys()]), (poolId) => {
    const wanted = rules.some(({ client, scope }) => client.poolId === poolId && scope.includes("/"));
    if (!wanted) return unasked("no rule asks for a scope of a resource server");
    return inPool(ctx, byPool.get(poolId), (place) => readResourceServers(ctx, place, poolId));
  });
  const clientSecrets = readEach(openKeys(artifacts.clientSecrets, [...byKey.keys()]), (key) =>
    inPool(ctx, byKey.get(key), (place, { poolId, clientId }) =>
      readClientSecretCount(ctx, place, poolId, clientId),
    ),
  );
  const appClients = readEach(openKeys(artifacts.appClients, [...byKey.keys()]), (key) =>
    inPool(ctx, byKey.get(key), (place, { poolId, clientId }) => readAppClient(ctx, place, poolId, clientId)),
  );
  const userPoolDomains = readEach(openKeys(artifacts.userPoolDomains, [...byDomain.keys()]), (domain) =>
    inPool(ctx, byDomain.get(domain), (place) => readUserPoolDomain(ctx, place, domain)),
  );

  // These depend on an answer above; each starts as soon as it is there.
  const identityProviders = appClients.then((read) => {
    const clients = { ...artifacts.appClients, ...read };
    return readEach(openKeys(artifacts.identityProviders, [...byPool.keys()]), (poolId) => {
      const ofPool = rules.filter(({ client }) => client.poolId === poolId).map(({ key }) => clients[key]);
      if (!ofPool.some(namesOtherProviders)) return unasked(whyNoProviders(ofPool));
      return inPool(ctx, byPool.get(poolId), (place) => readIdentityProviders(ctx, place, poolId));
    });
  });
  const brandings = userPoolDomains.then((read) => {
    const domains = { ...artifacts.userPoolDomains, ...read };
    return readEach(openKeys(artifacts.brandings, [...byKey.keys()]), (key) => {
      const ofClient = rules.filter((rule) => rule.key === key).map(({ domain }) => domains[domain]);
      if (!ofClient.some(hasManagedLogin)) return unasked(whyNoBranding(ofClient));
      return inPool(ctx, byKey.get(key), (place, { poolId, clientId }) =>
        readBranding(ctx, place, poolId, clientId),
      );
    });
  });

  const pools = await userPools;
  const missing = new Set(
    rules.flatMap(({ client }) => {
      const pool = pools[client.poolArn] ?? artifacts.userPools[client.poolArn];
      return pool?.state === "ok" && pool.value === null ? [client.poolId] : [];
    }),
  );
  return {
    userPools: pools,
    userPoolDomains: await userPoolDomains,
    appClients: withoutPool(await appClients, missing),
    clientSecrets: withoutPool(await clientSecrets, missing),
    resourceServers: withoutPool(await resourceServers, missing),
    identityProviders: withoutPool(await identityProviders, missing),
    brandings: withoutPool(await brandings, missing),
  };
}

function cognitoRule(
  { artifacts }: Snapshot,
  { client, listenerArn, ruleIndex, actionIndex }: AuthChain,
): CognitoRule[] {
  const rules = artifacts.rules[listenerArn];
  const action = rules?.state === "ok" ? rules.value[ruleIndex]?.Actions[actionIndex] : undefined;
  if (!client || action?.Type !== "authenticate-cognito") return [];
  const { UserPoolDomain: domain, Scope: scope } = action.AuthenticateCognitoConfig;
  return [{ client, key: `${client.poolId}/${client.clientId}`, domain, scope }];
}

/** Reads in the account and Region of the rule's user pool, where that account is configured. */
async function inPool<T>(
  ctx: GatherContext,
  rule: CognitoRule | undefined,
  read: (place: Place, client: ClientOfChain) => Promise<Gathered<T>>,
): Promise<Gathered<T>> {
  if (!rule) return skipped("no rule names it");
  const { account, region } = rule.client;
  const place = await placeOfAccount(ctx, account, region);
  if (place.state !== "ok") return place;
  return read(place.value, rule.client);
}

async function unasked(reason: string): Promise<Gathered<never>> {
  return skipped(reason);
}

/** A pool that does not exist has no clients: that they were not found says nothing about them. */
function withoutPool<T>(
  record: Readonly<Record<string, Gathered<T>>>,
  missing: ReadonlySet<string>,
): Record<string, Gathered<T>> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      const [poolId = ""] = key.split("/");
      return [key, missing.has(poolId) ? skipped<T>(`the user pool ${poolId} does not exist`) : value];
    }),
  );
}

function namesOtherProviders(client: Gathered<AppClient | null> | undefined): boolean {
  return (
    client?.state === "ok" &&
    (client.value?.SupportedIdentityProviders ?? []).some((name) => name !== "COGNITO")
  );
}

function whyNoProviders(clients: readonly (Gathered<AppClient | null> | undefined)[]): string {
  const known = clients.every((client) => client?.state === "ok");
  return known
    ? "the app client names no provider beyond the pool itself"
    : "which providers the app client names could not be read";
}

function hasManagedLogin(domain: Gathered<UserPoolDomain | null> | undefined): boolean {
  return domain?.state === "ok" && (domain.value?.ManagedLoginVersion ?? 0) >= 2;
}

function whyNoBranding(domains: readonly (Gathered<UserPoolDomain | null> | undefined)[]): string {
  const known = domains.every((domain) => domain?.state === "ok");
  return known
    ? "only managed login (version 2) needs branding, and the domain does not use it"
    : "the version of the domain's sign-in pages could not be read";
}
