import type { AuthorizationProbe, TokenProbe } from "../model/authorization-probe";
import type { AuthChain } from "../model/chain";
import type { Gathered } from "../model/gathered";
import { ok, skipped } from "../model/gathered";
import type {
  Certificate,
  CognitoConfig,
  JwtConfig,
  Listener,
  ListenerCertificate,
  LoadBalancer,
  OidcConfig,
  Rule,
} from "../model/load-balancer";
import type { Discovery, EndpointProbe, HostAddresses, KeySet } from "../model/probe";
import type { ResourceRef } from "../model/resource";
import type { Snapshot } from "../model/snapshot";
import type {
  AppClient,
  ClientElsewhere,
  IdentityProvider,
  ResourceServer,
  UserPool,
  UserPoolDomain,
} from "../model/user-pool";
import { oncePer } from "../routing/remembered";
import { callbackUrl, hostedHost, userPoolIssuer } from "./cognito-addresses";
import { keySetOf, publishedKeySetOf } from "./key-set-of-provider";
import { fromRecord, type Located, located } from "./located";
import { type NetworkOfChain, networkSelectors } from "./network-of-chain";
import { pointer } from "./pointer";

export { type Located, pointer };

/** A listener's rules, beside the listener. */
export interface RulesOfListener {
  readonly listener: Listener;
  readonly rules: readonly Rule[];
}

/** A certificate that a listener presents, and what ACM says of it. */
export interface PresentedCertificate {
  readonly reference: ListenerCertificate;
  readonly at: string;
  readonly certificate: Gathered<Certificate>;
}

/** An address that the load balancer asks, and what it answered the dashboard. */
export interface BackChannelEndpoint {
  readonly name: "Token endpoint" | "Userinfo endpoint" | "JWKS endpoint";
  readonly url: string;
  readonly probe: Gathered<EndpointProbe>;
}

/** What a check can ask for, by name, for the chain at hand. */
export interface ArtifactOfChain extends NetworkOfChain {
  loadBalancer: LoadBalancer;
  attributes: Record<string, string>;
  listener: Listener;
  /** Rules of the chain's own listener, in order of evaluation. */
  listenerRules: readonly Rule[];
  /** Rules of every listener of the load balancer; failed where any listener's rules failed. */
  allRules: readonly RulesOfListener[];
  rule: Rule;
  cognitoConfig: CognitoConfig;
  oidcConfig: OidcConfig;
  jwtConfig: JwtConfig;
  certificates: readonly PresentedCertificate[];
  /** Null: AWS says that the pool does not exist. */
  userPool: UserPool | null;
  appClient: AppClient | null;
  clientSecretCount: number;
  userPoolDomain: UserPoolDomain | null;
  resourceServers: readonly ResourceServer[];
  identityProviders: readonly IdentityProvider[];
  branding: boolean;
  clientElsewhere: ClientElsewhere;
  discovery: Discovery;
  /** The addresses that the load balancer itself asks: token and userinfo endpoint. */
  backChannel: readonly BackChannelEndpoint[];
  userinfoEndpoint: EndpointProbe;
  /** The key set that the rule names; for a rule that names none, the one of the discovery document. */
  keySet: KeySet;
  /** The key set that the discovery document names, also where the rule names one. */
  publishedKeySet: KeySet;
  /** The authorization endpoint, asked for the callback of the URL's host. */
  authorization: AuthorizationProbe;
  /** The token endpoint, asked with the secret that the user pool holds. */
  tokenProbe: TokenProbe;
  /** DNS of the host of the URL that was brought. */
  requestedHost: HostAddresses;
  /** DNS of the load balancer's own name. */
  ownHost: HostAddresses;
}

export type ArtifactName = keyof ArtifactOfChain;
type Selected<N extends ArtifactName> = Gathered<Located<ArtifactOfChain[N]>>;
type Selector<N extends ArtifactName> = (
  snapshot: Snapshot,
  chain: AuthChain,
  host: string | undefined,
) => Selected<N>;

/** The artifact that a check named, for this chain: found, or why not. */
export function artifactOfChain<N extends ArtifactName>(
  name: N,
  snapshot: Snapshot,
  chain: AuthChain,
  host: string | undefined,
): Selected<N> {
  return selectors[name](snapshot, chain, host);
}

const noClient = "the rule names no readable user pool ARN";
const noUrl = "no URL was given";

function ruleRef(chain: AuthChain): ResourceRef {
  return { kind: "rule", id: chain.ruleArn, name: chain.ruleName };
}

function clientKey(chain: AuthChain): string | null {
  return chain.client ? `${chain.client.poolId}/${chain.client.clientId}` : null;
}

function rulesOf(snapshot: Snapshot, chain: AuthChain) {
  return rulesBy(snapshot)(chain);
}

/** Several artifacts of a chain are found through these. */
const rulesBy = oncePer((snapshot: Snapshot) =>
  oncePer((chain: AuthChain) =>
    fromRecord(snapshot, "rules", chain.listenerArn, {
      kind: "listener",
      id: chain.listenerArn,
      name: `${chain.protocol}:${chain.port}`,
    }),
  ),
);

/** The configuration of the chain's authenticating action, where it is of the type asked for. */
function actionConfig<T>(
  snapshot: Snapshot,
  chain: AuthChain,
  field: string,
  read: (action: Rule["Actions"][number]) => T | null,
): Gathered<Located<T>> {
  const rules = rulesOf(snapshot, chain);
  if (rules.state !== "ok") return rules;
  const action = rules.value.value[chain.ruleIndex]?.Actions[chain.actionIndex];
  const value = action ? read(action) : null;
  if (value === null) return skipped(`the rule has no ${field}`);
  const at = rules.value.at + pointer(chain.ruleIndex, "Actions", chain.actionIndex, field);
  return ok({ value, at, resource: ruleRef(chain) });
}

function userPoolRef(chain: AuthChain, snapshot: Snapshot): ResourceRef {
  const arn = chain.client?.poolArn ?? "";
  const pool = snapshot.artifacts.userPools[arn];
  const name = pool?.state === "ok" && pool.value ? pool.value.Name : (chain.client?.poolId ?? "");
  return { kind: "user-pool", id: arn, name };
}

function appClientRef(chain: AuthChain, snapshot: Snapshot): ResourceRef {
  const id = chain.client?.clientId ?? "";
  const client = snapshot.artifacts.appClients[clientKey(chain) ?? ""];
  return {
    kind: "app-client",
    id,
    name: client?.state === "ok" && client.value ? client.value.ClientName : id,
  };
}

const cognitoOf = (snapshot: Snapshot, chain: AuthChain) =>
  actionConfig(snapshot, chain, "AuthenticateCognitoConfig", (action) =>
    action.Type === "authenticate-cognito" ? action.AuthenticateCognitoConfig : null,
  );

const jwtOf = (snapshot: Snapshot, chain: AuthChain) =>
  actionConfig(snapshot, chain, "JwtValidationConfig", (action) =>
    action.Type === "jwt-validation" ? action.JwtValidationConfig : null,
  );

/** Where a chain's provider answers. */
export interface ProviderAddresses {
  readonly issuer: string;
  readonly tokenEndpoint?: string;
  readonly userInfoEndpoint?: string;
  /** Named by the rule itself; else the discovery document names it. */
  readonly keySet?: string;
}

/** Which addresses a chain's provider answers at; null where the chain names none. */
export function providerAddresses(snapshot: Snapshot, chain: AuthChain): ProviderAddresses | null {
  return addressesBy(snapshot)(chain);
}

const addressesBy = oncePer((snapshot: Snapshot) =>
  oncePer((chain: AuthChain) => addressesOf(snapshot, chain)),
);

function addressesOf(snapshot: Snapshot, chain: AuthChain): ProviderAddresses | null {
  if (chain.provider) return chain.provider;
  const jwt = jwtOf(snapshot, chain);
  if (jwt.state === "ok") return { issuer: jwt.value.value.Issuer, keySet: jwt.value.value.JwksEndpoint };
  const config = cognitoOf(snapshot, chain);
  if (config.state !== "ok" || !chain.client) return null;
  const host = hostedHost(config.value.value.UserPoolDomain, chain.client.region);
  return {
    issuer: userPoolIssuer(chain.client.poolId, chain.client.region),
    tokenEndpoint: `https://${host}/oauth2/token`,
    userInfoEndpoint: `https://${host}/oauth2/userInfo`,
  };
}

function endpointsOf(snapshot: Snapshot, addresses: ProviderAddresses): BackChannelEndpoint[] {
  const { endpoints, keySets } = snapshot.artifacts;
  const { tokenEndpoint, userInfoEndpoint, keySet } = addresses;
  const asked = (name: BackChannelEndpoint["name"], url: string | undefined): BackChannelEndpoint[] =>
    url === undefined ? [] : [{ name, url, probe: endpoints[url] ?? skipped("it was not asked") }];
  const keys = keySet === undefined ? undefined : (keySets[keySet] ?? skipped("it was not asked"));
  return [
    ...asked("Token endpoint", tokenEndpoint),
    ...asked("Userinfo endpoint", userInfoEndpoint),
    ...(keySet === undefined || keys === undefined
      ? []
      : [
          {
            name: "JWKS endpoint" as const,
            url: keySet,
            probe: keys.state === "ok" ? ok(keys.value.probe) : keys,
          },
        ]),
  ];
}

function backChannel(
  snapshot: Snapshot,
  chain: AuthChain,
): Gathered<Located<readonly BackChannelEndpoint[]>> {
  const addresses = providerAddresses(snapshot, chain);
  if (!addresses) return skipped("the rule names no readable provider");
  const endpoints = endpointsOf(snapshot, addresses);
  const unread = endpoints.map((endpoint) => endpoint.probe).filter((probe) => probe.state !== "ok");
  const [first] = unread;
  if (first && unread.length === endpoints.length) return first;
  const resource: ResourceRef = { kind: "provider", id: addresses.issuer, name: addresses.issuer };
  return ok({ value: endpoints, at: pointer("artifacts", "endpoints"), resource });
}

/** What the authorization endpoint said of the callback of this host, or of the rule's first. */
function authorizationOf(
  snapshot: Snapshot,
  chain: AuthChain,
  host: string | undefined,
): Gathered<Located<AuthorizationProbe>> {
  const found = fromRecord(snapshot, "authorizations", chain.ruleArn, ruleRef(chain));
  const ofHost = host ?? chain.hosts[0];
  if (found.state !== "ok" || ofHost === undefined) return found;
  const { redirectUri } = found.value.value;
  return redirectUri === callbackUrl(ofHost) ? found : skipped(`it was asked for ${redirectUri}`);
}

const selectors: { [N in ArtifactName]: Selector<N> } = {
  loadBalancer: (snapshot, chain) =>
    located(snapshot.artifacts.loadBalancer, pointer("artifacts", "loadBalancer", "value"), chain.root),
  attributes: (snapshot, chain) =>
    located(snapshot.artifacts.attributes, pointer("artifacts", "attributes", "value"), chain.root),
  listener: (snapshot, chain) => {
    const { listeners } = snapshot.artifacts;
    if (listeners.state !== "ok") return listeners;
    const index = listeners.value.findIndex((listener) => listener.ListenerArn === chain.listenerArn);
    const listener = listeners.value[index];
    if (!listener) return skipped("the listener is not in the snapshot");
    const resource: ResourceRef = {
      kind: "listener",
      id: chain.listenerArn,
      name: `${listener.Protocol}:${listener.Port}`,
    };
    return ok({ value: listener, at: pointer("artifacts", "listeners", "value", index), resource });
  },
  listenerRules: rulesOf,
  allRules: (snapshot, chain) => {
    const { listeners, rules } = snapshot.artifacts;
    if (listeners.state !== "ok") return listeners;
    const all: RulesOfListener[] = [];
    for (const listener of listeners.value) {
      const ofListener = rules[listener.ListenerArn];
      if (ofListener === undefined)
        return skipped(`the rules of ${listener.Protocol}:${listener.Port} were not read`);
      if (ofListener.state !== "ok") return ofListener;
      all.push({ listener, rules: ofListener.value });
    }
    return ok({ value: all, at: pointer("artifacts", "rules"), resource: chain.root });
  },
  rule: (snapshot, chain) => {
    const rules = rulesOf(snapshot, chain);
    if (rules.state !== "ok") return rules;
    const rule = rules.value.value[chain.ruleIndex];
    if (!rule) return skipped("the rule is not in the snapshot");
    return ok({ value: rule, at: rules.value.at + pointer(chain.ruleIndex), resource: ruleRef(chain) });
  },
  cognitoConfig: cognitoOf,
  oidcConfig: (snapshot, chain) =>
    actionConfig(snapshot, chain, "AuthenticateOidcConfig", (action) =>
      action.Type === "authenticate-oidc" ? action.AuthenticateOidcConfig : null,
    ),
  jwtConfig: jwtOf,
  certificates: (snapshot, chain) => {
    if (chain.protocol !== "HTTPS") return skipped("the listener does not speak TLS");
    const references = snapshot.artifacts.listenerCertificates[chain.listenerArn];
    const resource: ResourceRef = {
      kind: "listener",
      id: chain.listenerArn,
      name: `${chain.protocol}:${chain.port}`,
    };
    const at = pointer("artifacts", "listenerCertificates", chain.listenerArn, "value");
    const found = located(references, at, resource);
    if (found.state !== "ok") return found;
    const value = found.value.value.map(
      (reference): PresentedCertificate => ({
        reference,
        at: pointer("artifacts", "certificates", reference.CertificateArn, "value"),
        certificate: snapshot.artifacts.certificates[reference.CertificateArn] ?? skipped("it was not read"),
      }),
    );
    return ok({ value, at, resource });
  },
  userPool: (snapshot, chain) =>
    chain.client
      ? fromRecord(snapshot, "userPools", chain.client.poolArn, userPoolRef(chain, snapshot))
      : skipped(noClient),
  appClient: (snapshot, chain) => {
    const key = clientKey(chain);
    return key ? fromRecord(snapshot, "appClients", key, appClientRef(chain, snapshot)) : skipped(noClient);
  },
  clientSecretCount: (snapshot, chain) => {
    const key = clientKey(chain);
    return key
      ? fromRecord(snapshot, "clientSecrets", key, appClientRef(chain, snapshot))
      : skipped(noClient);
  },
  userPoolDomain: (snapshot, chain) => {
    const config = cognitoOf(snapshot, chain);
    if (config.state !== "ok") return config;
    const domain = config.value.value.UserPoolDomain;
    return fromRecord(snapshot, "userPoolDomains", domain, {
      kind: "user-pool-domain",
      id: domain,
      name: domain,
    });
  },
  resourceServers: (snapshot, chain) =>
    chain.client
      ? fromRecord(snapshot, "resourceServers", chain.client.poolId, userPoolRef(chain, snapshot))
      : skipped(noClient),
  identityProviders: (snapshot, chain) =>
    chain.client
      ? fromRecord(snapshot, "identityProviders", chain.client.poolId, userPoolRef(chain, snapshot))
      : skipped(noClient),
  branding: (snapshot, chain) => {
    const key = clientKey(chain);
    return key ? fromRecord(snapshot, "brandings", key, appClientRef(chain, snapshot)) : skipped(noClient);
  },
  clientElsewhere: (snapshot, chain) =>
    chain.client
      ? fromRecord(snapshot, "clientsElsewhere", chain.client.clientId, appClientRef(chain, snapshot))
      : skipped(noClient),
  discovery: (snapshot, chain) => {
    const issuer = providerAddresses(snapshot, chain)?.issuer;
    if (!issuer) return skipped("the rule names no issuer");
    return fromRecord(snapshot, "discoveries", issuer, { kind: "provider", id: issuer, name: issuer });
  },
  backChannel,
  userinfoEndpoint: (snapshot, chain) => {
    const url = providerAddresses(snapshot, chain)?.userInfoEndpoint;
    if (!url) return skipped("the rule names no userinfo endpoint");
    return fromRecord(snapshot, "endpoints", url, { kind: "endpoint", id: url, name: url });
  },
  keySet: (snapshot, chain) => keySetOf(snapshot, providerAddresses(snapshot, chain)),
  publishedKeySet: (snapshot, chain) => publishedKeySetOf(snapshot, providerAddresses(snapshot, chain)),
  authorization: authorizationOf,
  tokenProbe: (snapshot, chain) => {
    const key = clientKey(chain);
    return key ? fromRecord(snapshot, "tokenProbes", key, appClientRef(chain, snapshot)) : skipped(noClient);
  },
  ownHost: (snapshot) => {
    const { loadBalancer } = snapshot.artifacts;
    if (loadBalancer.state !== "ok") return loadBalancer;
    const name = loadBalancer.value.DNSName.toLowerCase();
    return fromRecord(snapshot, "hosts", name, { kind: "host", id: name, name });
  },
  ...networkSelectors((snapshot, chain) => {
    const addresses = providerAddresses(snapshot, chain);
    return addresses ? endpointsOf(snapshot, addresses) : [];
  }),
  requestedHost: (snapshot, _chain, host) =>
    host ? fromRecord(snapshot, "hosts", host, { kind: "host", id: host, name: host }) : skipped(noUrl),
};
