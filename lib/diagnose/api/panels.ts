import { awsCommand } from "../../checks/fixes/shell";
import { clientCards } from "../../facts/api/client-cards";
import { apiEndpointTable } from "../../facts/api/endpoint-table";
import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { ChainPanels } from "../../model/panels";
import { discoveryCommand } from "../panels";
import { readApiYourself } from "./read-yourself";

/** What is worth knowing of a method or route beside its verdict. Null: there is no such method. Pure. */
export function apiPanelsOf(
  snapshot: ApiSnapshot,
  chain: ApiChain,
  host: string | undefined,
): ChainPanels | null {
  if (chain.gap !== undefined) return null;
  const clients = clientCards(snapshot, chain, host);
  const endpoints = apiEndpointTable(snapshot, chain);
  const issuers = (endpoints?.rows ?? []).flatMap(({ endpoint, own }) =>
    endpoint === "issuer" && own !== null ? [own] : [],
  );
  return {
    callbacks: null,
    endpoints,
    session: null,
    cookies: null,
    openRoutes: null,
    clients,
    commands: {
      callbacks: [],
      endpoints: [...issuers.map(discoveryCommand), ...authorizerCommand(chain)],
      session: [],
      cookies: [],
      openRoutes: [],
      clients: (clients?.clients ?? []).map(({ region, poolId, clientId }) =>
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

/** Shows what the stage serves, its authorizers among it. */
function authorizerCommand(chain: ApiChain): string[] {
  const command = readApiYourself({ artifact: "authorizer", resource: chain.root }, chain).command;
  return command === null ? [] : [command];
}
