import { listed } from "../../facts/words";
import type { ResourceServer } from "../../model/user-pool";
import type { CliFix } from "./app-client";
import { awsCommand, shellWord } from "./shell";

/** Where a user pool is. */
interface PoolPlace {
  readonly region: string;
  readonly poolId: string;
}

/** One command for each resource server of the scopes: it is created whole, and an update replaces it whole. */
export function defineScopes(
  scopes: readonly string[],
  servers: readonly ResourceServer[],
  pool: PoolPlace,
): CliFix[] {
  const byIdentifier = new Map<string, string[]>();
  for (const scope of scopes) {
    // The identifier may hold slashes itself; a scope's name may not.
    const cut = scope.lastIndexOf("/");
    const identifier = scope.slice(0, cut);
    byIdentifier.set(identifier, [...(byIdentifier.get(identifier) ?? []), scope.slice(cut + 1)]);
  }
  return [...byIdentifier].map(([identifier, names]) => ({
    type: "cli",
    title: `Define ${listed(names.map((name) => `${identifier}/${name}`))}`,
    risk: `Takes effect at once; adds to what is there and removes nothing. Users sign in again to have it in their tokens. Undoing leaves app clients that list it as they are. Needs jq. Pool ${pool.poolId}, ${pool.region}.`,
    ...(servers.some((server) => server.Identifier === identifier)
      ? addToServer(identifier, names, pool)
      : createServer(identifier, names, pool)),
  }));
}

/** What is done, and how to go back. */
interface Commands {
  readonly command: string;
  readonly undo: string;
}

function scopeList(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => ({ ScopeName: name, ScopeDescription: name })));
}

function createServer(identifier: string, names: readonly string[], pool: PoolPlace): Commands {
  const place = { region: pool.region, "user-pool-id": pool.poolId, identifier };
  return {
    command: awsCommand("cognito-idp", "create-resource-server", {
      ...place,
      name: identifier,
      scopes: scopeList(names),
    }),
    undo: awsCommand("cognito-idp", "delete-resource-server", place),
  };
}

function addToServer(identifier: string, names: readonly string[], pool: PoolPlace): Commands {
  const describe = awsCommand("cognito-idp", "describe-resource-server", {
    region: pool.region,
    "user-pool-id": pool.poolId,
    identifier,
    query: "ResourceServer",
    output: "json",
  });
  const stem = `resource-server-${identifier.replace(/\W+/g, "-")}`;
  const filter = `.Scopes = ((.Scopes // []) + ${scopeList(names)})`;
  const write = (file: string) =>
    awsCommand("cognito-idp", "update-resource-server", {
      region: pool.region,
      "cli-input-json": `file://${file}`,
    });
  return {
    command: [
      `${describe} > ${stem}.before.json`,
      `jq ${shellWord(filter)} ${stem}.before.json > ${stem}.json`,
      write(`${stem}.json`),
    ].join(" &&\n"),
    undo: write(`${stem}.before.json`),
  };
}
