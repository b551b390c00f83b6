import type { Action } from "../model/load-balancer";
import { oncePer } from "../routing/remembered";
import { userPoolIssuer } from "./cognito-addresses";
import { parseUserPoolArn } from "./user-pool-arn";

/** What a rule signs users in with, and the cookie that it keeps the session in. */
export interface SignIn {
  readonly cookie: string;
  /** Issuer and client in one text: two rules with equal texts share their sessions rightly. */
  readonly relyingParty: string;
  readonly onUnauthenticated: "authenticate" | "allow" | "deny";
}

/** The sign-in of a rule's actions; undefined where none signs users in. */
export function signInOf(actions: readonly Action[]): SignIn | undefined {
  return readSignIn(actions) ?? undefined;
}

/** Each rule's is compared with that of every other. */
const readSignIn = oncePer((actions: readonly Action[]): SignIn | null => {
  for (const action of actions) {
    if (action.Type === "authenticate-cognito") {
      const config = action.AuthenticateCognitoConfig;
      const pool = parseUserPoolArn(config.UserPoolArn);
      const issuer = pool ? userPoolIssuer(pool.poolId, pool.region) : config.UserPoolArn;
      return {
        cookie: config.SessionCookieName,
        relyingParty: `${issuer} ${config.UserPoolClientId}`,
        onUnauthenticated: config.OnUnauthenticatedRequest,
      };
    }
    if (action.Type === "authenticate-oidc") {
      const config = action.AuthenticateOidcConfig;
      return {
        cookie: config.SessionCookieName,
        relyingParty: `${config.Issuer} ${config.ClientId}`,
        onUnauthenticated: config.OnUnauthenticatedRequest,
      };
    }
  }
  return null;
});
