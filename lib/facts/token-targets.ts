import type { AdditionalClaim, TokenTarget } from "../jwt/index";
import type { AuthChain } from "../model/chain";
import type { Action, OidcConfig } from "../model/load-balancer";
import type { Snapshot } from "../model/snapshot";
import { userPoolIssuer } from "./cognito-addresses";
import { discoveryAddress, keysAddress } from "./key-places";

/** Something on a live chain that takes tokens. `chain` names the chain to ask for the target's public keys. */
export interface TargetOfChain {
  /** Unique: the chain id and what of the chain it is. */
  readonly id: string;
  readonly chain: string;
  /** The subject of a sentence: "The application behind app.example.com (rule 10 of shop)". */
  readonly name: string;
  /** What it trusts: "client 1example of pool eu-west-1_AbC". */
  readonly trusts: string;
  /** Account, Region and load balancer, for a list. */
  readonly place: string;
  readonly target: TokenTarget;
}

/**
 * What takes tokens on a chain: the application that reads x-amzn-oidc-data, the verifiers of the tokens that its
 * provider issues, the rule's own jwt-validation. None for a chain that is open or whose configuration is unknown.
 */
export function tokenTargets(snapshot: Snapshot, chain: AuthChain): TargetOfChain[] {
  const rules = snapshot.artifacts.rules[chain.listenerArn];
  const action = rules?.state === "ok" ? rules.value[chain.ruleIndex]?.Actions[chain.actionIndex] : undefined;
  if (action === undefined) return [];
  const { account, region, name } = snapshot.scope;
  const of: Of = (part, subject, trusts, target) => ({
    id: `${chain.id}#${part}`,
    chain: chain.id,
    name: subject,
    trusts,
    place: `${account} · ${region} · ${name}`,
    target,
  });
  return targetsOfAction(snapshot, chain, action, of);
}

/** Each target once: chains that share an app client share its verifiers. */
export function distinctTargets(targets: readonly TargetOfChain[]): TargetOfChain[] {
  const byTarget = new Map<string, TargetOfChain>();
  for (const found of targets) {
    const shared = found.target.kind === "cognito" || found.target.kind === "oidc";
    const key = shared ? JSON.stringify(found.target) : found.id;
    if (!byTarget.has(key)) byTarget.set(key, found);
  }
  return [...byTarget.values()];
}

type Of = (part: string, name: string, trusts: string, target: TokenTarget) => TargetOfChain;

function targetsOfAction(snapshot: Snapshot, chain: AuthChain, action: Action, of: Of): TargetOfChain[] {
  switch (action.Type) {
    case "authenticate-cognito":
      return [
        ...headerTarget(snapshot, chain, of, cognitoParty(chain)),
        ...cognitoTargets(snapshot, chain, of),
      ];
    case "authenticate-oidc": {
      const { Issuer, ClientId } = action.AuthenticateOidcConfig;
      const party = { issuer: Issuer, clientId: ClientId };
      return [
        ...headerTarget(snapshot, chain, of, party),
        oidcTarget(snapshot, chain, action.AuthenticateOidcConfig, of),
      ];
    }
    case "jwt-validation": {
      const { Issuer, JwksEndpoint, AdditionalClaims } = action.JwtValidationConfig;
      const target: TokenTarget = {
        kind: "alb-jwt",
        region: snapshot.scope.region,
        issuer: Issuer,
        jwksUri: JwksEndpoint,
        additionalClaims: AdditionalClaims.map(({ Name, Format, Values }) => ({
          name: Name,
          format: claimFormat(Format),
          values: Values,
        })),
      };
      return [
        of("jwt-validation", `The jwt-validation action for ${where(snapshot, chain)}`, Issuer, target),
      ];
    }
    default:
      return [];
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_JwtValidationActionAdditionalClaim.html */
function claimFormat(format: string): AdditionalClaim["format"] {
  return format === "space-separated-values" || format === "string-array" ? format : "single-string";
}

interface Party {
  readonly issuer?: string;
  readonly clientId?: string;
}

/** The load balancer takes the pool's original issuer only; the header repeats it. */
function cognitoParty({ client }: AuthChain): Party {
  if (!client) return {};
  return { issuer: userPoolIssuer(client.poolId, client.region), clientId: client.clientId };
}

/** The application that reads x-amzn-oidc-data. None in a Region whose key address AWS does not document. */
function headerTarget(snapshot: Snapshot, chain: AuthChain, of: Of, party: Party): TargetOfChain[] {
  const { region } = snapshot.scope;
  const keyBase = albKeyBase(region);
  const { loadBalancer } = snapshot.artifacts;
  if (keyBase === null || loadBalancer.state !== "ok") return [];
  const target: TokenTarget = {
    kind: "alb-oidc-data",
    region,
    albArn: loadBalancer.value.LoadBalancerArn,
    keyBase,
    ...party,
  };
  const trusts = party.clientId === undefined ? region : `client ${party.clientId} of ${party.issuer}`;
  return [of("x-amzn-oidc-data", `The application behind ${where(snapshot, chain)}`, trusts, target)];
}

/**
 * Where load balancers of a Region publish the keys of their headers; null where AWS documents no place (China).
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding
 */
export function albKeyBase(region: string): string | null {
  if (region.startsWith("cn-")) return null;
  if (region.startsWith("us-gov-")) {
    return `https://s3-${region}.amazonaws.com/aws-elb-public-keys-prod-${region}`;
  }
  return `https://public-keys.auth.elb.${region}.amazonaws.com`;
}

function cognitoTargets(snapshot: Snapshot, chain: AuthChain, of: Of): TargetOfChain[] {
  if (!chain.client) return [];
  const { poolId, region, clientId } = chain.client;
  const trusts = `client ${clientId} of pool ${poolId}`;
  const issuer = userPoolIssuer(poolId, region);
  const uses = [
    ["id", "ID tokens"],
    ["access", "access tokens"],
  ] as const;
  return uses.map(([tokenUse, words]) =>
    of(`cognito-${tokenUse}`, `A verifier of ${words} for ${where(snapshot, chain)}`, trusts, {
      kind: "cognito",
      region,
      userPoolId: poolId,
      issuer,
      jwksUri: keysAddress(issuer),
      clientIds: [clientId],
      tokenUse,
    }),
  );
}

/** Where the discovery document has not been read, its own address stands for the key set's: the server follows it. */
function oidcTarget(
  snapshot: Snapshot,
  chain: AuthChain,
  { Issuer, ClientId }: OidcConfig,
  of: Of,
): TargetOfChain {
  const discovery = snapshot.artifacts.discoveries[Issuer];
  const named = discovery?.state === "ok" ? discovery.value.document?.jwks_uri : undefined;
  const name = `A verifier of ID tokens for ${where(snapshot, chain)}`;
  return of("oidc-id", name, `client ${ClientId} of ${Issuer}`, {
    kind: "oidc",
    issuer: Issuer,
    audience: ClientId,
    jwksUri: named ?? discoveryAddress(Issuer),
    tokenKind: "id",
  });
}

/** "app.example.com (rule 10 of shop)". */
function where({ scope }: Snapshot, { hosts, hostPatterns, ruleName }: AuthChain): string {
  const [first = "any host", ...others] = [...hosts, ...hostPatterns];
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `${first}${more} (${ruleName} of ${scope.name})`;
}
