import type { ResourceRef } from "./resource";

/** How a chain lets a request in. `alb-open`: the rule asks for no sign-in. */
export type ChainKind = "alb-cognito" | "alb-oidc" | "alb-jwt" | "alb-open";

/** The app client that a rule names. `pool` and `region` come from the user pool's ARN. */
export interface ClientOfChain {
  readonly poolArn: string;
  readonly poolId: string;
  readonly region: string;
  readonly account: string;
  readonly clientId: string;
}

/** The addresses that a rule gives for its identity provider. */
export interface ProviderOfChain {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userInfoEndpoint: string;
}

/** One listener rule, from the listener to what it trusts. Derived from a snapshot, never stored. */
export interface AuthChain {
  readonly id: string;
  readonly kind: ChainKind;
  readonly root: ResourceRef;
  readonly listenerArn: string;
  readonly port: number;
  readonly protocol: string;
  readonly ruleArn: string;
  readonly ruleName: string;
  readonly priority: string;
  /** Index of the rule in `artifacts.rules[listenerArn]`, of the authenticating action in its `Actions`. */
  readonly ruleIndex: number;
  readonly actionIndex: number;
  /** Host conditions without wildcard or expression, lower-case. */
  readonly hosts: readonly string[];
  /** Host conditions with wildcards, and regular expressions (`/…/`). Both empty: any host. */
  readonly hostPatterns: readonly string[];
  readonly client?: ClientOfChain;
  readonly provider?: ProviderOfChain;
}
