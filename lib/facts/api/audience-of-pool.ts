import type { TrustedIssuer } from "../../model/api";
import type { AppClient } from "../../model/user-pool";
import { whyNotRead } from "../why-not-read";
import type { PoolOfAuthorizer } from "./artifact-of-api";

/**
 * What the audiences that an authorizer wants have to do with the tokens of a user pool. Those name their app client,
 * as `aud` or as `client_id`; an access token that was asked for a resource names that instead, which is a URL.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html#cognito-user-pools-resource-binding
 */
export type AudienceOfPool =
  | { readonly state: "client"; readonly index: number }
  /** None is an app client of the pool, and one has the form of an app client's id. */
  | { readonly state: "lost-client"; readonly index: number }
  | { readonly state: "none" }
  | { readonly state: "unknown"; readonly why: string };

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html; the length as observed. */
const clientIdForm = /^[a-z0-9]{26}$/;

/** How the audiences of a trusted issuer stand to the app clients of its pool. */
export function audienceOfPool({ audiences }: TrustedIssuer, pool: PoolOfAuthorizer): AudienceOfPool {
  const { clientIds } = pool;
  if (clientIds.state !== "ok")
    return { state: "unknown", why: `The app clients of ${pool.poolId}: ${whyNotRead(clientIds)}` };
  const index = audiences.findIndex((audience) => clientIds.value.includes(audience));
  if (index >= 0) return { state: "client", index };
  const binding = audiences.some(isAddress) ? mayBind(pool) : null;
  if (binding !== null) return { state: "unknown", why: binding };
  const lost = audiences.findIndex((audience) => clientIdForm.test(audience));
  return lost >= 0 ? { state: "lost-client", index: lost } : { state: "none" };
}

/** Audiences that have the form of an app client's id, and are none of the pool's, by their index. */
export function lostClients({ audiences }: TrustedIssuer, clientIds: readonly string[]): number[] {
  return audiences.flatMap((audience, index) =>
    clientIdForm.test(audience) && !clientIds.includes(audience) ? [index] : [],
  );
}

/** A resource that tokens can be bound to: https, http on this machine, or an application's own scheme. */
function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** Why an app client may get tokens for a resource; null where none can: only users' grants through OAuth bind. */
function mayBind({ clients }: PoolOfAuthorizer): string | null {
  for (const { clientId, client } of clients) {
    if (client.state !== "ok") return `App client ${clientId}: ${whyNotRead(client)}`;
    if (client.value !== null && signsUsersInByOAuth(client.value))
      return `App client ${clientId} can get access tokens for a resource, which then is their audience.`;
  }
  return null;
}

function signsUsersInByOAuth({ AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows }: AppClient): boolean {
  return (
    AllowedOAuthFlowsUserPoolClient &&
    AllowedOAuthFlows.some((flow) => flow === "code" || flow === "implicit")
  );
}
