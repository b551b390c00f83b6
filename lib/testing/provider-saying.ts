import type { AuthorizationProbe, TokenProbe } from "../model/authorization-probe";
import { answered, domain, issuer, testHost } from "./snapshot-of";

/** An authorization endpoint that was asked for the callback of the test host, and what its answer says. */
export function authorizationSaying(
  outcome: AuthorizationProbe["outcome"],
  endpoint = `${issuer}/authorize`,
  more: Partial<AuthorizationProbe> = {},
): AuthorizationProbe {
  return {
    probe: answered(endpoint, 302, "text/html"),
    redirectUri: `https://${testHost}/oauth2/idpresponse`,
    provider: "",
    outcome,
    ...more,
  };
}

/** A user pool's token endpoint that was asked with the pool's own secret. */
export function tokenEndpointSaying(outcome: TokenProbe["outcome"], error: string): TokenProbe {
  const url = `https://${domain}.auth.eu-west-1.amazoncognito.com/oauth2/token`;
  return { probe: answered(url, 400), outcome, error };
}
