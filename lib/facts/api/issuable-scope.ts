import type { AppClient, ResourceServer } from "../../model/user-pool";
import { isCustomScope } from "../scopes";
import { whyNotRead } from "../why-not-read";
import type { ClientOfPool, PoolOfAuthorizer } from "./artifact-of-api";

/** Why no token of the pools carries a scope; of several pools the nearest to one that would. */
export type Unissuable =
  /** No resource server has it. */
  | "undefined"
  /** No app client lists it. */
  | "unlisted"
  /** An app client lists it, and signs nobody in through OAuth. */
  | "oauth-off";

/** Whether some app client can get a token with a scope. */
export type Issuable =
  | { readonly state: "yes"; readonly clientId: string }
  | { readonly state: "no"; readonly why: Unissuable }
  | { readonly state: "unknown"; readonly why: string };

/** From the farthest to the nearest. */
const distance: readonly Unissuable[] = ["undefined", "unlisted", "oauth-off"];

/**
 * Scopes come out of the OAuth endpoints, for the clients that list them; custom ones must be defined by a resource
 * server as well. `aws.cognito.signin.user.admin` is in every access token of a user who signed in by the user pools
 * API. https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export function issuableScope(scope: string, pools: readonly PoolOfAuthorizer[]): Issuable {
  const found = pools.map((pool) => ofPool(scope, pool));
  const sure = found.find(({ state }) => state === "yes") ?? found.find(({ state }) => state === "unknown");
  if (sure) return sure;
  const reasons = found.flatMap((one) => (one.state === "no" ? [one.why] : []));
  return { state: "no", why: distance.findLast((why) => reasons.includes(why)) ?? "undefined" };
}

function ofPool(
  scope: string,
  { pool, poolId, clientIds, clients, resourceServers }: PoolOfAuthorizer,
): Issuable {
  if (pool.state !== "ok") return unknown(`User pool ${poolId}`, pool);
  if (pool.value === null)
    return { state: "unknown", why: `User pool ${poolId} is not there to be looked at.` };
  if (clientIds.state !== "ok") return unknown(`The app clients of ${poolId}`, clientIds);
  if (isCustomScope(scope) && resourceServers.state !== "ok")
    return unknown(`The resource servers of ${poolId}`, resourceServers);
  const servers = resourceServers.state === "ok" ? resourceServers.value : [];
  const why = isCustomScope(scope) && !definesScope(servers, scope) ? "undefined" : ofClients(scope, clients);
  if (typeof why !== "string") return why;
  // https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
  return pool.value.PreTokenGeneration
    ? { state: "unknown", why: `A pre token generation trigger of ${poolId} may add scopes to its tokens.` }
    : { state: "no", why };
}

function ofClients(scope: string, clients: readonly ClientOfPool[]): Issuable | Unissuable {
  let why: Unissuable = "unlisted";
  let unread: Issuable | undefined;
  for (const { clientId, client } of clients) {
    if (client.state !== "ok") {
      unread ??= unknown(`App client ${clientId}`, client);
    } else if (client.value !== null) {
      const answer = mayIssue(client.value, scope);
      if (answer === "yes") return { state: "yes", clientId };
      if (answer === "oauth-off") why = answer;
    }
  }
  return unread ?? why;
}

/** Whether one app client can get a token with a scope that exists. */
function mayIssue(client: AppClient, scope: string): "yes" | "oauth-off" | "unlisted" {
  if (scope === "aws.cognito.signin.user.admin" && signsUsersIn(client)) return "yes";
  if (!client.AllowedOAuthScopes.includes(scope)) return "unlisted";
  const flows = client.AllowedOAuthFlowsUserPoolClient ? client.AllowedOAuthFlows : [];
  const forUsers = flows.some((flow) => flow === "code" || flow === "implicit");
  const forItself =
    flows.includes("client_credentials") || client.ExplicitAuthFlows.includes("ALLOW_CLIENT_TOKEN_AUTH");
  return forUsers || (forItself && isCustomScope(scope)) ? "yes" : "oauth-off";
}

/** A client for the user pools API, by its flows: of the one for programs no user ever signs in. */
function signsUsersIn({ ExplicitAuthFlows }: AppClient): boolean {
  return !ExplicitAuthFlows.includes("ALLOW_CLIENT_TOKEN_AUTH");
}

/** A custom scope is written `identifier/name`. */
export function definesScope(servers: readonly ResourceServer[], scope: string): boolean {
  return servers.some(({ Identifier, Scopes }) => Scopes.some((name) => `${Identifier}/${name}` === scope));
}

function unknown(what: string, gathered: Parameters<typeof whyNotRead>[0]): Issuable {
  return { state: "unknown", why: `${what}: ${whyNotRead(gathered)}` };
}
