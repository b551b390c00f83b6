import { describeRule } from "../checks/fixes/rule";
import { awsCommand, shellWord } from "../checks/fixes/shell";
import { authorizationRequest } from "../facts/authorization-request";
import { callbackMatrix } from "../facts/callback-matrix";
import { cookieBudget } from "../facts/cookie-budget";
import { endpointTable } from "../facts/endpoint-table";
import { openRoutes } from "../facts/open-routes";
import { sessionArithmetic } from "../facts/session-arithmetic";
import type { AuthChain } from "../model/chain";
import type { CallbackMatrix, ChainPanels } from "../model/panels";
import type { Snapshot } from "../model/snapshot";

/** What is worth knowing of a chain beside its verdict, with the commands that show the same. Pure. */
export function panelsOf(snapshot: Snapshot, chain: AuthChain, host: string | undefined): ChainPanels {
  const callbacks = callbackMatrix(snapshot, chain, host);
  const endpoints = endpointTable(snapshot, chain);
  const issuer = endpoints?.rows.find(({ endpoint }) => endpoint === "issuer")?.own;
  return {
    callbacks,
    endpoints,
    session: sessionArithmetic(snapshot, chain),
    cookies: cookieBudget(snapshot, chain),
    openRoutes: openRoutes(snapshot, chain),
    clients: null,
    commands: {
      callbacks: [
        ...clientCommand(chain, "UserPoolClient.CallbackURLs"),
        ...askProvider(snapshot, chain, callbacks),
        describeRule(chain),
      ],
      endpoints: [...(issuer ? [discoveryCommand(issuer)] : []), describeRule(chain)],
      session: [
        ...clientCommand(
          chain,
          "UserPoolClient.{Access:AccessTokenValidity,Id:IdTokenValidity,Refresh:RefreshTokenValidity,Units:TokenValidityUnits}",
        ),
        describeRule(chain),
      ],
      cookies: rulesCommands(
        snapshot,
        "Rules[].[Priority,Actions[].[AuthenticateCognitoConfig.SessionCookieName,AuthenticateOidcConfig.SessionCookieName]]",
      ),
      openRoutes: rulesCommands(snapshot),
      clients: [],
    },
  };
}

function clientCommand({ client }: AuthChain, query: string): string[] {
  if (!client) return [];
  return [
    awsCommand("cognito-idp", "describe-user-pool-client", {
      region: client.region,
      "user-pool-id": client.poolId,
      "client-id": client.clientId,
      query,
    }),
  ];
}

/** Where no list can be read, the provider itself is asked, as the load balancer has the browser ask it. */
function askProvider(snapshot: Snapshot, chain: AuthChain, callbacks: CallbackMatrix | null): string[] {
  const callback = callbacks?.rows.find((row) => row.callback !== null)?.callback;
  if (chain.client || !callback) return [];
  const rules = snapshot.artifacts.rules[chain.listenerArn];
  const action = rules?.state === "ok" ? rules.value[chain.ruleIndex]?.Actions[chain.actionIndex] : undefined;
  const request = authorizationRequest(action, chain, callback, "example");
  return "reason" in request ? [] : [`curl -sS -o /dev/null -D - ${shellWord(request.url)}`];
}

/** Shows what an issuer publishes of itself. */
export function discoveryCommand(issuer: string): string {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const members = "{issuer, authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri}";
  return `curl -sS ${shellWord(address)} | jq ${shellWord(members)}`;
}

function rulesCommands({ artifacts, scope }: Snapshot, query?: string): string[] {
  if (artifacts.listeners.state !== "ok") return [];
  return artifacts.listeners.value.map(({ ListenerArn }) =>
    awsCommand("elbv2", "describe-rules", {
      region: scope.region,
      "listener-arn": ListenerArn,
      ...(query === undefined ? {} : { query }),
    }),
  );
}
