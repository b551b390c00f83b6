import { isCustomScope, scopesOf } from "../../facts/scopes";
import { listed } from "../../facts/words";
import type { ClientOfChain } from "../../model/chain";
import type { Fix } from "../../model/finding";
import type { ResourceServer } from "../../model/user-pool";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { absent, field, notRead } from "../evidence";
import { describeRule } from "../fixes/rule";
import { awsCommand, shellWord } from "../fixes/shell";

export default defineCheck({
  id: "scope-undefined",
  title: "Every custom scope of the rule is defined by a resource server of the pool",
  failureTitle: "A custom scope of the rule is defined by no resource server of the pool",
  description:
    "A custom scope is written identifier/name and lives on a resource server. When it is deleted there, app clients go on listing it, but Cognito no longer knows it.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "invalid_scope",
  docs: [documents.cognitoScopes, documents.cognitoAuthorize],
  requires: ["cognitoConfig"],
  uses: ["resourceServers"],
  evaluate: ({ cognitoConfig, resourceServers }, chain) => {
    const custom = scopesOf(cognitoConfig.value.Scope).filter(isCustomScope);
    if (custom.length === 0) return { outcome: "pass", evidence: [field(cognitoConfig, ["Scope"])] };
    if (resourceServers.state !== "ok")
      return notRead("The pool's list of resource servers", resourceServers);
    const servers = resourceServers.value.value;
    const defined = servers.flatMap((server) => server.Scopes.map((name) => `${server.Identifier}/${name}`));
    const missing = custom.filter((scope) => !defined.includes(scope));
    if (missing.length === 0) return { outcome: "pass", evidence: [field(cognitoConfig, ["Scope"])] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The rule asks for ${listed(missing)}, which no resource server of ${resourceServers.value.resource.name} defines.`,
      evidence: [
        field(cognitoConfig, ["Scope"], { command: describeRule(chain) }),
        absent(
          resourceServers.value.resource,
          `no resource server of the pool has the scope ${missing.join(" ")}`,
        ),
      ],
      fixes: chain.client ? defineScopes(missing, servers, chain.client) : [],
    };
  },
});

/** One command for each resource server: it is created whole, and an update replaces it whole. */
function defineScopes(
  scopes: readonly string[],
  servers: readonly ResourceServer[],
  client: ClientOfChain,
): Fix[] {
  const byIdentifier = new Map<string, string[]>();
  for (const scope of scopes) {
    // The identifier may hold slashes itself; a scope's name may not.
    const cut = scope.lastIndexOf("/");
    const identifier = scope.slice(0, cut);
    byIdentifier.set(identifier, [...(byIdentifier.get(identifier) ?? []), scope.slice(cut + 1)]);
  }
  return [...byIdentifier].map(([identifier, names]) => ({
    type: "cli",
    title: `Define ${listed(names.map((name) => `${identifier}/${name}`))} again`,
    command: servers.some((server) => server.Identifier === identifier)
      ? addToServer(identifier, names, client)
      : createServer(identifier, names, client),
    risk: "Takes effect at once; adds to what is there and removes nothing. Users sign in again to have it in their tokens.",
  }));
}

function scopeList(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => ({ ScopeName: name, ScopeDescription: name })));
}

function createServer(identifier: string, names: readonly string[], client: ClientOfChain): string {
  return awsCommand("cognito-idp", "create-resource-server", {
    region: client.region,
    "user-pool-id": client.poolId,
    identifier,
    name: identifier,
    scopes: scopeList(names),
  });
}

function addToServer(identifier: string, names: readonly string[], client: ClientOfChain): string {
  const describe = awsCommand("cognito-idp", "describe-resource-server", {
    region: client.region,
    "user-pool-id": client.poolId,
    identifier,
    query: "ResourceServer",
    output: "json",
  });
  const stem = `resource-server-${identifier.replace(/\W+/g, "-")}`;
  const filter = `.Scopes = ((.Scopes // []) + ${scopeList(names)})`;
  return [
    `${describe} > ${stem}.before.json`,
    `jq ${shellWord(filter)} ${stem}.before.json > ${stem}.json`,
    awsCommand("cognito-idp", "update-resource-server", {
      region: client.region,
      "cli-input-json": `file://${stem}.json`,
    }),
  ].join(" &&\n");
}
