import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import { routeKey } from "../../model/scope";
import type { ChainUse } from "../blast-radius";
import { artifactOfApi } from "./artifact-of-api";
import { authorizerFunction } from "./authorizer-function";
import { poolOfIssuer } from "./issuer-pool";
import { poolArnsOf, trustedIssuers } from "./trusted-issuers";

/** What one method or route uses that others may use as well: its authorizer, and whom that trusts or asks. */
export function apiUse(snapshot: ApiSnapshot, chain: ApiChain): ChainUse {
  const { account, region } = snapshot.scope;
  return {
    row: {
      id: chain.id,
      host: chain.hosts[0] ?? "",
      account,
      region,
      root: chain.root.name,
      place: `stage ${chain.stage}, ${routeKey(chain.httpMethod, chain.path)}`,
    },
    hosts: chain.hosts,
    things: thingsOf(snapshot, chain),
  };
}

function thingsOf(snapshot: ApiSnapshot, chain: ApiChain): ChainUse["things"] {
  const authorizer = artifactOfApi("authorizer", snapshot, chain, undefined);
  const stage = artifactOfApi("stage", snapshot, chain, undefined);
  if (authorizer.state !== "ok" || authorizer.value.value === null || stage.state !== "ok") return [];
  const { value, resource } = authorizer.value;
  const { variables } = stage.value.value;
  const issuers = trustedIssuers(value, variables);
  const called = authorizerFunction(value, variables)?.arn ?? null;
  return [
    // An audience of a user pool's tokens is an app client; elsewhere it may be anything, and its issuer is shared.
    ...issuers.flatMap(({ issuer, audiences }) => {
      const pool = poolOfIssuer(issuer);
      return pool ? audiences.map((id) => ({ what: "client" as const, id, of: pool.poolId })) : [];
    }),
    { what: "authorizer" as const, id: resource.id },
    ...(called === null ? [] : [{ what: "function" as const, id: called }]),
    ...poolArnsOf(value, variables, snapshot.scope.account).map((id) => ({ what: "user-pool" as const, id })),
    // The issuer of a user pool is the user pool: said once.
    ...issuers.flatMap(({ issuer }) =>
      poolOfIssuer(issuer) ? [] : [{ what: "issuer" as const, id: issuer }],
    ),
  ];
}
