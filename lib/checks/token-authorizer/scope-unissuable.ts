import type { PoolOfAuthorizer } from "../../facts/api/artifact-of-api";
import { issuableScope, type Unissuable } from "../../facts/api/issuable-scope";
import { poolOfIssuer } from "../../facts/api/issuer-pool";
import { isCustomScope } from "../../facts/scopes";
import { parseUserPoolArn } from "../../facts/user-pool-arn";
import { listed } from "../../facts/words";
import type { ClientOfChain } from "../../model/chain";
import type { Evidence, Fix } from "../../model/finding";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { absent, field } from "../evidence";
import { type CliFix, editAppClient } from "../fixes/app-client";
import { defineScopes } from "../fixes/resource-server";
import { noAuthorizer, poolRef } from "./shared-pool";

export default defineApiCheck({
  id: "scope-unissuable",
  title: "Some app client can get a token with a scope that the method asks for",
  failureTitle: "No app client can get a token with a scope that the method asks for",
  description:
    "A method with authorization scopes takes access tokens that carry one of them. A custom scope must be defined by a resource server of the pool, listed by an app client, and asked for at the pool's OAuth endpoints: tokens of InitiateAuth carry aws.cognito.signin.user.admin alone.",
  severity: "breaks-sign-in",
  kinds: ["rest-cognito", "rest-jwt", "http-jwt"],
  hop: "provider",
  meets: "401",
  forKind: { "http-jwt": { meets: "403" } },
  docs: [documents.apiCognito, documents.cognitoScopes, documents.httpJwt],
  requires: ["method", "authorizer", "pools"],
  notApplicable: ({ method, authorizer, pools }) => {
    if (authorizer.value === null) return noAuthorizer;
    if (method.value.authorizationScopes.length === 0) return "The method asks for no scope.";
    if (pools.value.length === 0) return "The tokens come from no user pool that can be told.";
    return authorizer.value.issuers.some(({ issuer }) => poolOfIssuer(issuer) === null)
      ? "Some of the tokens come from an issuer that is no user pool."
      : null;
  },
  evaluate: ({ method, pools }) => {
    const scopes = method.value.authorizationScopes;
    const evidence = field(method, ["authorizationScopes"]);
    const judged = scopes.map((scope) => ({ scope, answer: issuableScope(scope, pools.value) }));
    const able = judged.find(({ answer }) => answer.state === "yes");
    if (able?.answer.state === "yes") {
      return {
        outcome: "pass",
        evidence: [evidence],
        note: `App client ${able.answer.clientId} can get a token with ${able.scope}.`,
      };
    }
    const open = judged.find(({ answer }) => answer.state === "unknown");
    if (open?.answer.state === "unknown") return { outcome: "unknown", because: open.answer.why };
    const refused = judged.flatMap(({ scope, answer }) =>
      answer.state === "no" ? [{ scope, why: answer.why }] : [],
    );
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The method takes tokens with ${scopes.length === 1 ? "" : "one of "}${listed(scopes)}, and no app client can get one: ${listed(refused.map(inWords))}.`,
      evidence: [evidence, ...pools.value.flatMap((pool) => ofPool(pool, refused))],
      fixes: refused.slice(0, 1).flatMap((one) => fixesOf(one, pools.value)),
    };
  },
});

interface Refused {
  readonly scope: string;
  readonly why: Unissuable;
}

function inWords({ scope, why }: Refused): string {
  switch (why) {
    case "undefined":
      return `no resource server defines ${scope}`;
    case "unlisted":
      return `no app client lists ${scope}`;
    case "oauth-off":
      return `the app client that lists ${scope} has OAuth switched off, or no grant that carries it`;
  }
}

/** What the pool has instead: its resource servers, and what its clients list. */
function ofPool(pool: PoolOfAuthorizer, refused: readonly Refused[]): Evidence[] {
  const { clients, resourceServers } = pool;
  const isUndefined = refused.some(({ why }) => why === "undefined");
  if (isUndefined && resourceServers.state === "ok") {
    const has = resourceServers.value.flatMap(({ Identifier, Scopes }) =>
      Scopes.map((name) => `${Identifier}/${name}`),
    );
    return [
      absent(poolRef(pool), `its resource servers define ${has.length === 0 ? "no scope" : listed(has)}`),
    ];
  }
  return clients.flatMap(({ client, at, clientId }) =>
    client.state === "ok" && client.value !== null
      ? [
          field(
            {
              value: client.value,
              at,
              resource: { kind: "app-client", id: clientId, name: client.value.ClientName },
            },
            ["AllowedOAuthScopes"],
          ),
        ]
      : [],
  );
}

/** Most app clients for which a command is written. */
const MOST_CLIENTS = 3;

function fixesOf({ scope, why }: Refused, pools: readonly PoolOfAuthorizer[]): Fix[] {
  const [pool] = pools;
  const place = pool && parseUserPoolArn(pool.arn);
  if (!pool || !place) return [];
  const servers = pool.resourceServers.state === "ok" ? pool.resourceServers.value : [];
  const define = why === "undefined" && isCustomScope(scope) ? defineScopes([scope], servers, place) : [];
  const clients = pool.clients.flatMap(({ client }) =>
    client.state === "ok" && client.value !== null ? [client.value] : [],
  );
  const users = clients.filter((client) => client.AllowedOAuthFlowsUserPoolClient);
  const without =
    why === "oauth-off" ? [] : users.filter(({ AllowedOAuthScopes }) => !AllowedOAuthScopes.includes(scope));
  const list = without.slice(0, MOST_CLIENTS).map(({ ClientId, ClientName }) => {
    const client: ClientOfChain = { ...place, poolArn: pool.arn, clientId: ClientId };
    return editAppClient(
      client,
      `.AllowedOAuthScopes += [${JSON.stringify(scope)}]`,
      `Let app client ${ClientName} ask for ${scope}`,
      "scope-unissuable",
    );
  });
  // A client can list only what is defined, and what is only defined nobody gets.
  const commands =
    define.length === 0 || list.length === 0
      ? [...define, ...list]
      : list.flatMap((listing) => define.map((defining) => inTurn(defining, listing)));
  return [
    ...commands,
    {
      type: "steps",
      title: "Have a client that gets the scope, or ask for another",
      steps: [
        ...(users.length === 0
          ? [
              "No app client of the pool uses OAuth: give one the code grant for users, or client_credentials with a secret for programs, and the scope.",
            ]
          : []),
        "Let callers ask for the scope at the authorize or token endpoint: a sign-in by InitiateAuth or a library that uses it never has custom scopes.",
        "Or give the method a scope that the tokens have. A REST API then has to be deployed, which ships all of its draft.",
      ],
    },
  ];
}

/** Both, the first before the second; undone the other way round. */
function inTurn(first: CliFix, second: CliFix): CliFix {
  return {
    type: "cli",
    title: `${first.title}, and ${second.title.charAt(0).toLowerCase()}${second.title.slice(1)}`,
    command: [first.command, second.command].join(" &&\n"),
    risk: `${first.risk} ${second.risk}`,
    undo: [second.undo, first.undo].join(" &&\n"),
  };
}
