import type { ApiAuthorizer, ApiMethod } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { ClientCard, ClientCards } from "../../model/panels";
import type { AppClient, UserPool } from "../../model/user-pool";
import { hostedHost } from "../cognito-addresses";
import { parseUserPoolArn } from "../user-pool-arn";
import { whyNotRead } from "../why-not-read";
import { artifactOfApi, type PoolOfAuthorizer } from "./artifact-of-api";
import { readIdentitySource, sourceWords } from "./identity-source";

/** More cards than this are no help. */
const MOST_CLIENTS = 10;

/**
 * What Postman, curl or a library needs to call a method: of each app client of the pools behind its authorizer the
 * grants, addresses, scopes and callbacks, and which of the tokens to send. Null: no user pool issues its tokens.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function clientCards(
  snapshot: ApiSnapshot,
  chain: ApiChain,
  host: string | undefined,
): ClientCards | null {
  const found = {
    pools: artifactOfApi("pools", snapshot, chain, undefined),
    method: artifactOfApi("method", snapshot, chain, undefined),
    authorizer: artifactOfApi("authorizer", snapshot, chain, undefined),
  };
  if (found.pools.state !== "ok" || found.method.state !== "ok" || found.authorizer.state !== "ok")
    return null;
  const authorizer = found.authorizer.value.value;
  const method = found.method.value.value;
  const pools = found.pools.value.value;
  if (authorizer === null || pools.length === 0) return null;
  const call = callOf(chain, authorizer, host);
  const cards = pools.flatMap((pool) => cardsOfPool(pool, method, authorizer, call));
  const beyond = cards.length - MOST_CLIENTS;
  return {
    send: sendWords(chain, method, authorizer),
    clients: cards.slice(0, MOST_CLIENTS),
    gaps: [...pools.flatMap(gapsOfPool), ...(beyond > 0 ? [`${beyond} more app clients are left out.`] : [])],
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html */
function sendWords({ kind, scope }: ApiChain, { authorizationScopes }: ApiMethod, authorizer: ApiAuthorizer) {
  const token =
    authorizationScopes.length > 0
      ? `the access token, with ${authorizationScopes.length === 1 ? "the scope" : "one of the scopes"} ${authorizationScopes.join(", ")}`
      : kind === "http-jwt"
        ? "the access token; an ID token is taken as well"
        : "the ID token: a method without scopes takes no access token";
  const source = readIdentitySource(authorizer.identitySource[0] ?? "", scope.kind);
  return source.state === "good" ? `${token}, in ${sourceWords(source)}` : token;
}

function gapsOfPool({ poolId, pool, clientIds, clients }: PoolOfAuthorizer): string[] {
  if (pool.state !== "ok") return [`User pool ${poolId}: ${whyNotRead(pool)}`];
  if (pool.value === null) return [`User pool ${poolId} does not exist.`];
  if (clientIds.state !== "ok") return [`The app clients of ${poolId}: ${whyNotRead(clientIds)}`];
  return clients.flatMap(({ clientId, client }) =>
    client.state === "ok" ? [] : [`App client ${clientId}: ${whyNotRead(client)}`],
  );
}

function cardsOfPool(
  { arn, pool, clients }: PoolOfAuthorizer,
  method: ApiMethod,
  authorizer: ApiAuthorizer,
  call: string,
): ClientCard[] {
  const region = parseUserPoolArn(arn)?.region ?? "";
  if (pool.state !== "ok" || pool.value === null) return [];
  const owner = pool.value;
  return clients.flatMap(({ client }) =>
    client.state === "ok" && client.value !== null
      ? [cardOf(client.value, owner, region, method, authorizer, call)]
      : [],
  );
}

function cardOf(
  client: AppClient,
  pool: UserPool,
  region: string,
  { authorizationScopes }: ApiMethod,
  { issuers }: ApiAuthorizer,
  call: string,
): ClientCard {
  const domain = pool.CustomDomain ?? pool.Domain;
  // The Region of these addresses is the pool's, whatever the API's is.
  const base = domain === undefined ? null : `https://${hostedHost(domain, region)}`;
  const grants = client.AllowedOAuthFlowsUserPoolClient ? client.AllowedOAuthFlows : [];
  const wanted = authorizationScopes.filter((scope) => client.AllowedOAuthScopes.includes(scope));
  const audiences = issuers.flatMap(({ audiences: listed }) => listed);
  const takesAny = audiences.length === 0;
  return {
    clientId: client.ClientId,
    name: client.ClientName,
    poolId: pool.Id,
    region,
    hasSecret: client.HasClientSecret,
    grants,
    flows: client.ExplicitAuthFlows,
    scopes: client.AllowedOAuthScopes,
    callbacks: client.CallbackURLs,
    authorizeUrl: base && `${base}/oauth2/authorize`,
    tokenUrl: base && `${base}/oauth2/token`,
    commands: [
      ...tokenCommands(client, grants, base, wanted[0] ?? client.AllowedOAuthScopes.join(" ")),
      call,
    ],
    hindrances: [
      ...(takesAny || audiences.includes(client.ClientId)
        ? []
        : ["The authorizer does not list this client among its audiences."]),
      ...(authorizationScopes.length > 0 && wanted.length === 0
        ? [`It lists no scope that the method asks for: ${authorizationScopes.join(", ")}.`]
        : []),
      ...(authorizationScopes.length > 0 && grants.length === 0
        ? ["OAuth is switched off for it, so its tokens carry no scope of a resource server."]
        : []),
    ],
    // One reader of https://repost.aws/knowledge-center/api-gateway-cognito-401-unauthorized; AWS itself says nothing of it.
    hints: client.ExplicitAuthFlows.includes("ALLOW_CUSTOM_AUTH")
      ? []
      : [
          "Where users come by a federated identity pool and meet 401, somebody was helped by adding ALLOW_CUSTOM_AUTH to these flows. AWS does not document why: look at it last.",
        ],
  };
}

function tokenCommands(
  client: AppClient,
  grants: readonly string[],
  base: string | null,
  scope: string,
): string[] {
  if (base === null) return [];
  const form = "-H 'content-type: application/x-www-form-urlencoded'";
  const secret = client.HasClientSecret ? ` -u "${client.ClientId}:$CLIENT_SECRET"` : "";
  const own = client.HasClientSecret ? "" : `&client_id=${client.ClientId}`;
  if (grants.includes("client_credentials")) {
    return [
      `curl -sS -X POST ${base}/oauth2/token ${form}${secret} \\\n  -d 'grant_type=client_credentials&scope=${encodeURIComponent(scope)}${own}'`,
    ];
  }
  const [callback] = client.CallbackURLs;
  if (!grants.includes("code") || callback === undefined) return [];
  const back = encodeURIComponent(callback);
  return [
    `# in a browser, then take code from the address it leads to\n${base}/oauth2/authorize?response_type=code&client_id=${client.ClientId}&redirect_uri=${back}&scope=${encodeURIComponent(scope)}`,
    `curl -sS -X POST ${base}/oauth2/token ${form}${secret} \\\n  -d "grant_type=authorization_code&code=$CODE&redirect_uri=${back}${own}"`,
  ];
}

function callOf(
  { scope, hosts, stage, httpMethod, path }: ApiChain,
  authorizer: ApiAuthorizer,
  host: string | undefined,
): string {
  const source = readIdentitySource(authorizer.identitySource[0] ?? "", scope.kind);
  // Names of headers may hold what a shell reads between double quotes.
  const isPlain = source.state === "good" && source.kind === "header" && /^[\w-]+$/.test(source.name);
  const name = isPlain ? source.name : "Authorization";
  const own = hosts[0] ?? "";
  const base =
    host !== undefined && host !== own
      ? `https://${host}`
      : `https://${own}${stage === "$default" ? "" : `/${stage}`}`;
  const method = httpMethod === "" || httpMethod === "ANY" ? "GET" : httpMethod;
  const target = path.startsWith("/") ? path : "/";
  const url = `${base}${target}`.replaceAll("'", "%27");
  return `curl -i -X ${method} '${url}' -H "${name}: Bearer $TOKEN"`;
}
