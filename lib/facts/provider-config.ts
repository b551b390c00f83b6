import type { Gathered } from "../model/gathered";
import type { CognitoConfig, OidcConfig } from "../model/load-balancer";
import type { Located } from "./artifact-of-chain";

/** The sign-in configuration of a rule, of whichever of the two kinds it is. */
export type SignInConfig = Located<CognitoConfig> | Located<OidcConfig>;

/** The one of the two that the rule has; undefined for a rule that signs nobody in. */
export function signInConfig(
  cognitoConfig: Gathered<Located<CognitoConfig>>,
  oidcConfig: Gathered<Located<OidcConfig>>,
): SignInConfig | undefined {
  if (cognitoConfig.state === "ok") return cognitoConfig.value;
  return oidcConfig.state === "ok" ? oidcConfig.value : undefined;
}
