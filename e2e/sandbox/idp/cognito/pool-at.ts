/** Which user pool answers at a host. */
import type { Account, CognitoState, World } from "../../world";

export interface Hosted {
  readonly region: string;
  readonly cognito: CognitoState;
  readonly pool: CognitoState["pools"][number];
  readonly domain: CognitoState["domains"][number];
}

const ISSUER_HOST = /^(?:issuer-)?cognito-idp\.([a-z0-9-]+)\.amazonaws\.com$/;

const regionsOf = (world: World): [string, Account["regions"][string]][] =>
  world.accounts.flatMap((account) => Object.entries(account.regions));

/** Host of a user pool domain: a custom domain holds dots, a prefix does not. */
export function hostOfDomain(domain: { readonly Domain: string }, region: string): string {
  return domain.Domain.includes(".") ? domain.Domain : `${domain.Domain}.auth.${region}.amazoncognito.com`;
}

/** The pool whose hosted pages are at `host`; only a domain with Status ACTIVE answers. */
export function hostedAt(world: World, host: string): Hosted | undefined {
  for (const [region, { cognito }] of regionsOf(world)) {
    const domain = cognito.domains.find((each) => hostOfDomain(each, region).toLowerCase() === host);
    const pool = cognito.pools.find((each) => each.Id === domain?.UserPoolId);
    if (domain?.Status === "ACTIVE" && pool) return { region, cognito, pool, domain };
  }
  return undefined;
}

/** Region of an issuer host, original or updated. */
export const regionOfIssuerHost = (host: string): string | undefined => ISSUER_HOST.exec(host)?.[1];

export function poolIn(world: World, region: string, poolId: string) {
  for (const [name, { cognito }] of regionsOf(world)) {
    const pool = name === region ? cognito.pools.find((each) => each.Id === poolId) : undefined;
    if (pool) return { cognito, pool };
  }
  return undefined;
}

/**
 * `iss` of a pool's tokens. UPDATED pools have another host
 * (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IssuerConfigurationType.html).
 */
export function issuerOfPool(pool: CognitoState["pools"][number], region: string): string {
  const prefix = pool.IssuerConfiguration?.Type === "UPDATED" ? "issuer-" : "";
  return `https://${prefix}cognito-idp.${region}.amazonaws.com/${pool.Id}`;
}
