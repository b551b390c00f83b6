import "server-only";
import { hostedHost, userPoolIssuer } from "../../facts/cognito-addresses";
import type { AuthChain } from "../../model/chain";
import type { Action } from "../../model/load-balancer";
import type { Snapshot } from "../../model/snapshot";

/** Addresses of identity providers that rules name, or that AWS derives from what they name. Each once. */
export interface ProviderAddresses {
  readonly issuers: readonly string[];
  /** Token and userinfo endpoints. */
  readonly endpoints: readonly string[];
  /** Key sets that a rule names itself; those of issuers stand in their discovery documents. */
  readonly keySets: readonly string[];
}

/** The addresses of the chains given, spelled as in the rules: they are keys of the snapshot. */
export function addressesOfChains(snapshot: Snapshot, chains: readonly AuthChain[]): ProviderAddresses {
  const all = chains.map((chain) => addressesOfChain(chain, actionOf(snapshot, chain)));
  return {
    issuers: unique(all.flatMap(({ issuers }) => issuers)),
    endpoints: unique(all.flatMap(({ endpoints }) => endpoints)),
    keySets: unique(all.flatMap(({ keySets }) => keySets)),
  };
}

function addressesOfChain(chain: AuthChain, action: Action | undefined): ProviderAddresses {
  switch (action?.Type) {
    case "authenticate-oidc": {
      const { Issuer, TokenEndpoint, UserInfoEndpoint } = action.AuthenticateOidcConfig;
      return { issuers: [Issuer], endpoints: [TokenEndpoint, UserInfoEndpoint], keySets: [] };
    }
    case "authenticate-cognito": {
      if (!chain.client) return none;
      const { poolId, region } = chain.client;
      const host = hostedHost(action.AuthenticateCognitoConfig.UserPoolDomain, region);
      // https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
      const endpoints = [`https://${host}/oauth2/token`, `https://${host}/oauth2/userInfo`];
      return { issuers: [userPoolIssuer(poolId, region)], endpoints, keySets: [] };
    }
    case "jwt-validation":
      return {
        issuers: [action.JwtValidationConfig.Issuer],
        endpoints: [],
        keySets: [action.JwtValidationConfig.JwksEndpoint],
      };
    default:
      return none;
  }
}

const none: ProviderAddresses = { issuers: [], endpoints: [], keySets: [] };

/** The authenticating action of a chain; undefined where the rule has none, or was not read. */
export function actionOf({ artifacts }: Snapshot, chain: AuthChain): Action | undefined {
  const rules = artifacts.rules[chain.listenerArn];
  return rules?.state === "ok" ? rules.value[chain.ruleIndex]?.Actions[chain.actionIndex] : undefined;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
