import type { TokenTarget } from "../jwt/index";
import { poolOfIssuer } from "./api/issuer-pool";

/** Where a live target's keys are: the set itself, or a discovery document that names it. */
export type KeySetPlace =
  | { readonly type: "jwks"; readonly url: string }
  /** `issuer` as the configuration spells it: its port is the one that may be dialled. */
  | { readonly type: "discovery"; readonly url: string; readonly issuer: string };

/** One key set of a target. `address`: what the inspector asks for when it wants that set. */
export interface KeysOfTarget {
  readonly address: string;
  readonly place: KeySetPlace;
}

/**
 * The key sets of a target, in the order in which it names its providers; page and server count alike. None where the
 * token's own kid names the key (x-amzn-oidc-data), or where a function decides.
 */
export function keysOfTarget(target: TokenTarget): readonly KeysOfTarget[] {
  switch (target.kind) {
    case "cognito":
    case "alb-jwt":
      return [keySet(target.jwksUri)];
    case "oidc":
    case "http-jwt":
      return [published(target.issuer, target.jwksUri)];
    case "rest-cognito":
      return (target.pools ?? [target]).map(({ jwksUri }) => keySet(jwksUri));
    case "rest-jwt":
      // get-authorizer shows the address that API Gateway itself resolved; without it the issuer is asked.
      return target.providers.map(({ issuer, jwksUri }) =>
        jwksUri === discoveryAddress(issuer) ? published(issuer, jwksUri) : keySet(jwksUri),
      );
    case "rest-token":
    case "alb-oidc-data":
      return [];
  }
}

/** https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationRequest */
export function discoveryAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

/**
 * The address under which an issuer's keys are known before it was asked: a user pool's is documented, all others are
 * in the discovery document.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function keysAddress(issuer: string): string {
  return poolOfIssuer(issuer)
    ? `${issuer.replace(/\/$/, "")}/.well-known/jwks.json`
    : discoveryAddress(issuer);
}

function keySet(url: string): KeysOfTarget {
  return { address: url, place: { type: "jwks", url } };
}

function published(issuer: string, address: string): KeysOfTarget {
  if (poolOfIssuer(issuer)) return keySet(keysAddress(issuer));
  return { address, place: { type: "discovery", url: discoveryAddress(issuer), issuer } };
}
