import { awsCommand } from "../../checks/fixes/shell";
import { clientCards } from "../../facts/api/client-cards";
import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { ChainPanels } from "../../model/panels";

/** What is worth knowing of a method or route beside its verdict. Null: nothing is. Pure. */
export function apiPanelsOf(
  snapshot: ApiSnapshot,
  chain: ApiChain,
  host: string | undefined,
): ChainPanels | null {
  const clients = chain.gap === undefined ? clientCards(snapshot, chain, host) : null;
  if (clients === null) return null;
  return {
    callbacks: null,
    endpoints: null,
    session: null,
    cookies: null,
    openRoutes: null,
    clients,
    commands: {
      callbacks: [],
      endpoints: [],
      session: [],
      openRoutes: [],
      clients: clients.clients.map(({ region, poolId, clientId }) =>
        awsCommand("cognito-idp", "describe-user-pool-client", {
          region,
          "user-pool-id": poolId,
          "client-id": clientId,
          query: "UserPoolClient.{Flows:AllowedOAuthFlows,Scopes:AllowedOAuthScopes,Callbacks:CallbackURLs}",
        }),
      ),
    },
  };
}
