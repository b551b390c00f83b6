import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { deriveChains } from "../../facts/chains";
import { ok } from "../../model/gathered";
import type { Snapshot } from "../../model/snapshot";
import {
  answered,
  chainOf,
  clientId,
  clientKey,
  cognitoSnapshot,
  issuer,
  oidcSnapshot,
  poolArn,
  poolId,
  testHost,
  testTime,
} from "../../testing/snapshot-of";
import { checks } from "../index";
import { runChecks } from "../run-checks";

/** Broken in as many ways as one snapshot can be, so that as many fixes as possible come out. */
const broken: Record<string, Snapshot> = {
  "an app client that allows nothing": cognitoSnapshot(({ client, config }) => {
    config.Scope = "email it's/read";
    Object.assign(client, {
      ClientName: 'web\'s "best" $CLIENT',
      HasClientSecret: false,
      AllowedOAuthFlows: ["implicit"],
      AllowedOAuthScopes: ["openid"],
      CallbackURLs: ["https://a.example.com/$(id)"],
      SupportedIdentityProviders: ["COGNITO", "Lost provider"],
      ReadAttributes: ["name"],
    });
  }),
  "an app client without OAuth": cognitoSnapshot(({ client }) => {
    Object.assign(client, {
      HasClientSecret: false,
      AllowedOAuthFlowsUserPoolClient: false,
      AllowedOAuthFlows: [],
      AllowedOAuthScopes: [],
      CallbackURLs: [],
      SupportedIdentityProviders: [],
    });
  }),
  "a pool without domain, with an old resource server": cognitoSnapshot(({ artifacts, config, pool }) => {
    const { Domain: _prefix, ...bare } = pool;
    config.Scope = "openid shop/read shop/write depot/a depot/b";
    artifacts.userPools[poolArn] = ok(bare);
    artifacts.resourceServers[poolId] = ok([{ Identifier: "shop", Name: "shop", Scopes: ["read"] }]);
  }),
  "a client of another pool, and managed login without a style": cognitoSnapshot(({ artifacts, domain }) => {
    domain.ManagedLoginVersion = 2;
    artifacts.brandings[clientKey] = ok(false);
    artifacts.appClients[clientKey] = ok(null);
    artifacts.clientsElsewhere[clientId] = ok({
      poolsAsked: 1,
      foundIn: [{ UserPoolId: "eu-west-1_Zz9", UserPoolName: "old" }],
    });
  }),
  "a rule with values that are not those of the pool": cognitoSnapshot(({ config }) => {
    config.UserPoolDomain = "it's another";
    config.Scope = "email\n";
  }),
  "a rule with values that are not the provider's": oidcSnapshot(({ artifacts, config }) => {
    config.ClientId = "it's\n";
    config.Scope = "email";
    config.AuthorizationEndpoint = "https://old.example.com/a'b";
    config.TokenEndpoint = "https://old.example.com/$(id)";
    config.UserInfoEndpoint = "https://old.example.com/me";
    artifacts.endpoints[config.UserInfoEndpoint] = ok(answered(config.UserInfoEndpoint, 404));
    artifacts.discoveries[issuer] = ok({
      probe: answered(`${issuer}/.well-known/openid-configuration`, 200),
      document: {
        issuer: `${issuer}/`,
        authorization_endpoint: `${issuer}/it's`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
      },
    });
  }),
};

interface Offered {
  readonly from: string;
  readonly command: string;
}

function offeredOf(snapshot: Snapshot): Offered[] {
  const findings = runChecks(checks, snapshot, chainOf(snapshot), {
    clue: { reason: "AuthTokenEpRequestFailed" },
    host: testHost,
    now: new Date(testTime),
    chains: deriveChains(snapshot),
    account: snapshot.scope.account,
    region: snapshot.scope.region,
  });
  return findings.flatMap(({ check, fixes, evidence }) => [
    ...fixes.flatMap((fix) =>
      fix.type === "cli"
        ? [
            { from: `${check}: ${fix.title}`, command: fix.command },
            ...(fix.undo === undefined ? [] : [{ from: `${check}: undo`, command: fix.undo }]),
          ]
        : [],
    ),
    ...evidence.flatMap((one) =>
      one.type === "field" && one.command !== undefined
        ? [{ from: `${check}: evidence`, command: one.command }]
        : [],
    ),
  ]);
}

const offered = Object.values(broken).flatMap(offeredOf);

const folder = mkdtempSync(join(tmpdir(), "authpath-commands-"));
/** Stand-ins that write down the words they were called with, one call a line of its own. */
const standIns = `aws() { { printf 'aws\\0'; printf '%s\\0' "$@"; printf '\\n\\0'; } >> calls; echo NEW-ID; }
jq() { { printf 'jq\\0'; printf '%s\\0' "$@"; printf '\\n\\0'; } >> calls; }
`;

/** The calls that a shell makes of a command. */
function callsOf(command: string): string[][] {
  writeFileSync(join(folder, "calls"), "");
  execFileSync("sh", ["-c", standIns + command], { cwd: folder });
  const words = readFileSync(join(folder, "calls"), "utf8").split("\0").slice(0, -1);
  const calls: string[][] = [[]];
  for (const word of words) {
    if (word === "\n") calls.push([]);
    else calls.at(-1)?.push(word);
  }
  return calls.slice(0, -1);
}

const optionOf = (call: readonly string[], name: string) => {
  const at = call.indexOf(`--${name}`);
  return at < 0 ? undefined : call[at + 1];
};

afterAll(() => rmSync(folder, { recursive: true }));

describe("every command that a check offers", () => {
  it("is among those of many checks", () => {
    expect(new Set(offered.map(({ from }) => from.split(":")[0])).size).toBeGreaterThanOrEqual(15);
  });

  it.each(offered)("$from", ({ from, command }) => {
    expect(command).not.toMatch(/undefined|\[object/);
    const calls = callsOf(command);
    const aws = calls.filter(([program]) => program === "aws");
    expect(aws.length).toBeGreaterThan(0);
    for (const call of aws) {
      expect(optionOf(call, "region")).toBe("eu-west-1");
      const pool = optionOf(call, "user-pool-id");
      if (pool !== undefined) expect([poolId, "eu-west-1_Zz9"]).toContain(pool);
      if (call[1] === "elbv2") expect(call.join(" ")).toContain("/app/shop/50dc6c495c0c9188");
      if (call[1] === "cognito-idp") {
        expect(pool ?? optionOf(call, "domain") ?? optionOf(call, "cli-input-json")).toBeDefined();
      }
      const list = ["callback-urls", "allowed-o-auth-scopes", "supported-identity-providers"];
      for (const name of list.filter((option) => call.includes(`--${option}`))) {
        expect(optionOf(call, name)).not.toMatch(/^--/);
      }
    }
    if (from.endsWith(": evidence")) {
      expect(calls).toHaveLength(1);
      expect(aws[0]?.[2]).toMatch(/^describe-/);
    }
  });
});

describe("a new client in place of one without OAuth", () => {
  it("has scopes, callback URL and provider of the rule, since AWS takes no empty list", () => {
    const snapshot = broken["an app client without OAuth"];
    if (!snapshot) throw new Error("no such snapshot");
    const create = offeredOf(snapshot)
      .filter(({ from }) => from.startsWith("client-secret-absent: Create"))
      .flatMap(({ command }) => callsOf(command))
      .find((call) => call.includes("create-user-pool-client"));
    expect(optionOf(create ?? [], "allowed-o-auth-scopes")).toBe("openid");
    expect(optionOf(create ?? [], "callback-urls")).toBe(`https://${testHost}/oauth2/idpresponse`);
    expect(optionOf(create ?? [], "supported-identity-providers")).toBe("COGNITO");
  });
});

describe("a domain for a pool that has none", () => {
  const withoutDomain = (named: string) =>
    cognitoSnapshot(({ artifacts, config, pool }) => {
      const { Domain: _prefix, ...bare } = pool;
      config.UserPoolDomain = named;
      artifacts.userPools[poolArn] = ok(bare);
    });

  it.each([
    ["shop-login", ["create-user-pool-domain", "delete-user-pool-domain"]],
    ["login.acme.example", []],
    ["https://shop-login", []],
  ])("%s is created by a command where it is a prefix", (named, operations) => {
    const calls = offeredOf(withoutDomain(named))
      .filter(({ from }) => from.startsWith("user-pool-domain-missing"))
      .flatMap(({ command }) => callsOf(command));
    expect(calls.map((call) => call[2])).toEqual(operations);
    for (const call of calls) expect(optionOf(call, "domain")).toBe(named);
  });
});

describe("what users named", () => {
  it("reaches the tools letter by letter, whatever it holds", () => {
    const words = offered.flatMap(({ command }) => callsOf(command)).flat();
    expect(words).toContain('web\'s "best" $CLIENT-load-balancer');
    expect(words).toContain("https://a.example.com/$(id)");
    expect(words.some((word) => word.includes(`.AuthorizationEndpoint = "${issuer}/it's"`))).toBe(true);
    expect(words).toContain(
      '[{"ScopeName":"a","ScopeDescription":"a"},{"ScopeName":"b","ScopeDescription":"b"}]',
    );
  });
});
