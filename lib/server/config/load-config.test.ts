import { describe, expect, it } from "vitest";
import { isConfigError } from "./config-error";
import { type Environment, loadConfig } from "./load-config";

const files = (contents: Record<string, string>) => (path: string) => {
  const text = contents[path];
  if (text === undefined) throw new Error(`ENOENT: ${path}`);
  return text;
};
const nothing = files({});

/** The problems of a configuration, as `key problem`, or [] where it is valid. */
function problemsOf(env: Environment, contents: Record<string, string> = {}): string[] {
  try {
    loadConfig(env, files(contents));
    return [];
  } catch (error) {
    if (!isConfigError(error)) throw error;
    for (const { key, example } of error.problems) {
      expect(error.message).toContain(key);
      expect(example).not.toBe("");
    }
    return error.problems.map(({ key, problem }) => `${key} ${problem}`);
  }
}
const problemsOfFile = (content: unknown) =>
  problemsOf({ AUTHPATH_CONFIG: "c.json" }, { "c.json": JSON.stringify(content) });

describe("loadConfig", () => {
  it("has defaults for everything", () => {
    expect(loadConfig({ HOME: "/home/a" }, nothing)).toEqual({
      port: 5610,
      host: "127.0.0.1",
      origin: null,
      hosts: [],
      signIn: { type: "none" },
      log: false,
      allowAnonymous: false,
      accounts: [{ regions: [] }],
      outbound: { hosts: {}, allow: [], ca: [] },
      probes: { tokenEndpoint: false, testAuthorizer: false },
      logs: { s3: false, athena: null },
      links: [],
      tracesTo: null,
      sharedCache: null,
    });
  });

  it("reads a whole file", () => {
    const file = {
      accounts: [
        {
          id: "111122223333",
          name: "production",
          roleArn: "arn:aws:iam::111122223333:role/authpath-read",
          externalId: "authpath-7f3a",
          regions: ["eu-west-1", "us-gov-west-1"],
        },
      ],
      outbound: {
        hosts: {
          "app.example.com": { a: ["203.0.113.10"], aaaa: ["2001:db8::1"], connect: "127.0.0.1:5443" },
        },
        allow: ["10.0.0.0/8", "fd00::/8"],
        caFile: "ca.pem",
      },
      probes: { tokenEndpoint: true, testAuthorizer: true },
      logs: { s3: true, athena: { workgroup: "authpath", database: "logs" } },
      links: [
        { title: "Runbook", url: "/diagnose?url=https%3A%2F%2Fa.example", checks: ["client-secret-absent"] },
      ],
    };
    const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
    const config = loadConfig(
      { AUTHPATH_CONFIG: "c.json", PORT: "8080", HOST: "0.0.0.0", AUTHPATH_ALLOW_ANONYMOUS: "1" },
      files({ "c.json": JSON.stringify(file), "ca.pem": `# root\n${pem}\n` }),
    );
    expect(config).toEqual({
      port: 8080,
      host: "0.0.0.0",
      origin: null,
      hosts: [],
      signIn: { type: "none" },
      log: true,
      allowAnonymous: true,
      accounts: file.accounts,
      outbound: { hosts: file.outbound.hosts, allow: file.outbound.allow, ca: [pem] },
      probes: { tokenEndpoint: true, testAuthorizer: true },
      logs: file.logs,
      links: file.links,
      tracesTo: null,
      sharedCache: null,
    });
  });

  it.each<[string, Environment, Record<string, string>, string[]]>([
    ["AWS_REGION first", { AWS_REGION: "eu-north-1", AWS_DEFAULT_REGION: "us-east-1" }, {}, ["eu-north-1"]],
    ["then AWS_DEFAULT_REGION", { AWS_REGION: "", AWS_DEFAULT_REGION: "us-east-1" }, {}, ["us-east-1"]],
    [
      "then the default profile",
      { HOME: "/home/a" },
      {
        "/home/a/.aws/config":
          "[profile x]\nregion=sa-east-1\n[default]\noutput = json\nregion = eu-west-3 # home\n",
      },
      ["eu-west-3"],
    ],
    [
      "then the profile named",
      { AWS_PROFILE: "x", AWS_CONFIG_FILE: "/etc/aws" },
      { "/etc/aws": "[default]\nregion = eu-west-3\n[profile x]\nregion=sa-east-1\n" },
      ["sa-east-1"],
    ],
    ["no Region of another profile", { AWS_CONFIG_FILE: "f" }, { f: "[profile x]\nregion=sa-east-1\n" }, []],
  ])("finds the Region of the caller's own account: %s", (_, env, contents, regions) => {
    expect(loadConfig(env, files(contents)).accounts).toEqual([{ regions }]);
  });

  it.each<[Environment, string]>([
    [{ PORT: "http" }, "PORT is not a port number"],
    [{ PORT: "70000" }, "PORT is over 65535"],
    [{ HOST: "a b" }, "HOST is neither an address nor a host name"],
    [{ AUTHPATH_ALLOW_ANONYMOUS: "yes" }, "AUTHPATH_ALLOW_ANONYMOUS is neither 0 nor 1"],
    [
      { AUTHPATH_CONFIG: "gone.json" },
      "AUTHPATH_CONFIG names gone.json, which cannot be read (ENOENT: gone.json)",
    ],
    [{ AUTHPATH_CONFIG: '{"accounts": []}' }, expect.stringMatching(/^accounts is empty/)],
    [{ AUTHPATH_CONFIG: "{links: []}" }, expect.stringMatching(/^AUTHPATH_CONFIG is not JSON, although/)],
  ])("refuses %o", (env, problem) => {
    expect(problemsOf(env)).toEqual([problem]);
  });

  it("reads where replicas share, and where traces go, out of the environment alone", () => {
    const url = "rediss://authpath:p%40ss@cache.internal.example:6380/1";
    const secret = "0123456789abcdef0123456789abcdef";
    const { sharedCache, tracesTo } = loadConfig(
      {
        AUTHPATH_CACHE_URL: url,
        AUTHPATH_CACHE_SECRET: secret,
        OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector.example:4318",
      },
      nothing,
    );
    expect({ sharedCache, tracesTo }).toEqual({
      sharedCache: { url, secret },
      tracesTo: "http://collector.example:4318",
    });
  });

  it.each<[Environment, string]>([
    [{ AUTHPATH_CACHE_URL: "cache.example" }, "AUTHPATH_CACHE_URL is not a redis:// or rediss:// URL"],
    [{ AUTHPATH_CACHE_URL: "http://cache.example" }, "AUTHPATH_CACHE_URL is not a redis:// or rediss:// URL"],
    [
      { AUTHPATH_CACHE_URL: "rediss://cache.example" },
      "AUTHPATH_CACHE_SECRET is missing: what is kept is sealed with it",
    ],
    [
      { AUTHPATH_CACHE_URL: "rediss://cache.example", AUTHPATH_CACHE_SECRET: "short" },
      "AUTHPATH_CACHE_SECRET is shorter than 32 characters",
    ],
    [
      { AUTHPATH_CACHE_SECRET: "0123456789abcdef0123456789abcdef" },
      "AUTHPATH_CACHE_URL is missing: AUTHPATH_CACHE_SECRET is of use with it only",
    ],
    [
      { AUTHPATH_CACHE_URL: "redis://:hunter2@cache.example:6379" },
      "AUTHPATH_CACHE_URL would send its password in the clear: use rediss://",
    ],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" }, "OTEL_EXPORTER_OTLP_ENDPOINT is not an http(s) URL"],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "https://user:hunter2@collector.example" },
      "OTEL_EXPORTER_OTLP_ENDPOINT is not an http(s) URL",
    ],
  ])("refuses %o, and repeats no password", (env, problem) => {
    expect(problemsOf(env)).toEqual([problem]);
    expect(problem).not.toContain("hunter2");
  });

  it.each(["redis://:hunter2@127.0.0.1:6379", "redis://:hunter2@[::1]:6379", "redis://localhost"])(
    "takes %s: nothing leaves this machine in the clear",
    (AUTHPATH_CACHE_URL) => {
      const env = { AUTHPATH_CACHE_URL, AUTHPATH_CACHE_SECRET: "0123456789abcdef0123456789abcdef" };
      expect(problemsOf(env)).toEqual([]);
    },
  );

  it("takes the JSON itself where a container has no files", () => {
    const accounts = [{ id: "111122223333", regions: ["eu-west-1"] }];
    const AUTHPATH_CONFIG = `\n${JSON.stringify({ accounts })}`;
    expect(loadConfig({ AUTHPATH_CONFIG }, nothing).accounts).toEqual(accounts);
  });

  it("refuses to listen to others without a sign-in", () => {
    expect(problemsOf({ HOST: "0.0.0.0" })).toEqual([
      expect.stringMatching(/^HOST is 0\.0\.0\.0, which others/),
    ]);
    expect(problemsOf({ HOST: "::1" })).toEqual([]);
  });

  describe("sign-in", () => {
    const arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/50dc6c495c0c9188";
    const origin = "https://authpath.example.com";
    const alb = { type: "alb", signers: [arn], issuer: "https://a.example/", clientId: "c" };
    const oidc = { type: "oidc", issuer: "https://a.example", clientId: "c" };
    const secret = "0123456789abcdef0123456789abcdef";
    const load = (file: unknown, env: Environment = {}) =>
      loadConfig({ AUTHPATH_CONFIG: "c.json", ...env }, files({ "c.json": JSON.stringify(file) }));

    it("lets others reach the port", () => {
      expect(load({ origin, signIn: alb }, { HOST: "0.0.0.0" })).toMatchObject({
        origin,
        log: true,
        signIn: {
          ...alb,
          sessionCookie: "AWSELBAuthSessionCookie",
          groupsClaim: "groups",
          groups: null,
          signOutUrl: null,
        },
      });
      const env = { AUTHPATH_SESSION_SECRET: secret, AUTHPATH_OIDC_CLIENT_SECRET: "s", AUTHPATH_LOG: "0" };
      expect(load({ origin, signIn: oidc }, env)).toMatchObject({
        log: false,
        signIn: {
          ...oidc,
          clientSecret: "s",
          sessionSecret: secret,
          scopes: ["openid", "profile", "email"],
        },
      });
    });

    it.each<[string, unknown, Environment, string[]]>([
      ["no origin", { signIn: alb }, {}, ["origin is missing: sign-in needs it"]],
      [
        "a path as origin",
        { origin: "https://a.example/x" },
        {},
        ["origin is not an origin: https, a host, and nothing behind it"],
      ],
      [
        "plain HTTP",
        { origin: "http://a.example" },
        {},
        ["origin is not an origin: https, a host, and nothing behind it"],
      ],
      [
        "another kind",
        { origin, signIn: { type: "basic" } },
        {},
        ['signIn.type is neither "alb" nor "oidc"'],
      ],
      [
        "no signer",
        { origin, signIn: { ...alb, signers: [] } },
        {},
        ["signIn.signers names no load balancer"],
      ],
      [
        "a network load balancer",
        { origin, signIn: { ...alb, signers: [arn.replace("/app/", "/net/")] } },
        {},
        ["signIn.signers[0] is not the ARN of an Application Load Balancer"],
      ],
      [
        "an issuer over HTTP",
        { origin, signIn: { ...alb, issuer: "http://a.example" } },
        {},
        ["signIn.issuer is not an https URL"],
      ],
      [
        "a secret in the file",
        { origin, signIn: { ...oidc, clientSecret: "s" } },
        {},
        ["signIn.clientSecret is not a known setting"],
      ],
      [
        "no session secret",
        { origin, signIn: oidc },
        {},
        ["AUTHPATH_SESSION_SECRET is missing: sessions are sealed with it"],
      ],
      [
        "a short session secret",
        {},
        { AUTHPATH_SESSION_SECRET: "short" },
        ["AUTHPATH_SESSION_SECRET is shorter than 32 characters"],
      ],
      [
        "anonymous readers beside it",
        { origin, signIn: alb },
        { AUTHPATH_ALLOW_ANONYMOUS: "1" },
        ["AUTHPATH_ALLOW_ANONYMOUS contradicts signIn: leave one of them out"],
      ],
      [
        "a group of an account that is not configured",
        {
          origin,
          accounts: [{ id: "111122223333", regions: ["eu-west-1"] }],
          signIn: { ...alb, groups: { a: ["444455556666"] } },
        },
        {},
        ["signIn.groups.a[0] is 444455556666, which is not one of the accounts"],
      ],
      [
        "a group of nothing",
        { origin, signIn: { ...alb, groups: { a: "some" } } },
        {},
        ['signIn.groups.a is neither "all" nor a list of account ids'],
      ],
      [
        "no group",
        { origin, signIn: { ...alb, groups: {} } },
        {},
        ["signIn.groups is empty: leave it out to admit everybody"],
      ],
    ])("refuses %s", (_, file, env, problems) => {
      expect(problemsOf({ AUTHPATH_CONFIG: "c.json", ...env }, { "c.json": JSON.stringify(file) })).toEqual(
        problems,
      );
    });
  });

  it.each<[string, unknown, string[]]>([
    ["an unknown key", { acounts: [] }, ["acounts is not a known setting"]],
    ["an unknown key inside", { outbound: { host: {} } }, ["outbound.host is not a known setting"]],
    ["a list that is none", { accounts: {} }, ["accounts is not a list"]],
    ["not an object", [], ["AUTHPATH_CONFIG is not an object"]],
    ["no account", { accounts: [] }, ["accounts is empty: leave it out to read the caller's own account"]],
    [
      "everything at once",
      { accounts: [{ id: "1", regions: ["Ireland"] }, { id: "111122223333" }] },
      [
        "accounts[0].id is not 12 digits",
        "accounts[0].regions[0] is not the name of an AWS Region",
        "accounts[1].regions is missing",
      ],
    ],
    [
      "a role of another account",
      {
        accounts: [
          { id: "111122223333", regions: ["eu-west-1"], roleArn: "arn:aws:iam::444455556666:role/r" },
        ],
      },
      ["accounts[0].roleArn is a role of account 444455556666, not of 111122223333"],
    ],
    [
      "an external id without a role",
      { accounts: [{ id: "111122223333", regions: ["eu-west-1"], externalId: "abc" }] },
      ["accounts[0].externalId is of use with roleArn only"],
    ],
    [
      "one account twice",
      {
        accounts: [
          { id: "111122223333", regions: ["eu-west-1"] },
          { id: "111122223333", regions: ["us-east-1"] },
        ],
      },
      ["accounts[1].id stands twice"],
    ],
    [
      "a switch that is none",
      { probes: { tokenEndpoint: "yes" } },
      ["probes.tokenEndpoint is not true or false"],
    ],
    ["logs from elsewhere", { logs: { cloudwatch: true } }, ["logs.cloudwatch is not a known setting"]],
    [
      "an Athena without its names",
      { logs: { athena: { workgroup: "a workgroup" } } },
      ["logs.athena.workgroup is not the name of an Athena workgroup", "logs.athena.database is missing"],
    ],
    [
      "a probe that does not exist",
      { probes: { password: true } },
      ["probes.password is not a known setting"],
    ],
    [
      "a range that is none",
      { outbound: { allow: ["10.0.0.0/33"] } },
      ["outbound.allow[0] is not an address range"],
    ],
    [
      "an address of the other family",
      { outbound: { hosts: { "a.example": { a: ["::1"], aaaa: [] } } } },
      ['outbound.hosts["a.example"].a[0] is not an IPv4 address'],
    ],
    [
      "a port without an address",
      { outbound: { hosts: { "a.example": { a: [], aaaa: [], connect: "localhost:1" } } } },
      ['outbound.hosts["a.example"].connect is not an address and a port'],
    ],
    [
      "an upper-case host",
      { outbound: { hosts: { "A.example": { a: [], aaaa: [] } } } },
      ['outbound.hosts["A.example"] is not a host name in lower case'],
    ],
    [
      "a label of 64 characters, which no DNS name has",
      { outbound: { hosts: { [`${"a".repeat(64)}.example`]: { a: [], aaaa: [] } } } },
      [`outbound.hosts["${"a".repeat(64)}.example"] is not a host name in lower case`],
    ],
    [
      "a script as a link",
      { links: [{ title: "x", url: "javascript:alert(1)", checks: [] }] },
      ["links[0].url is neither an http(s) URL nor a path of the dashboard"],
    ],
  ])("refuses %s", (_, content, problems) => {
    expect(problemsOfFile(content)).toEqual(problems);
  });

  it("says where a file is no JSON", () => {
    expect(problemsOf({ AUTHPATH_CONFIG: "c.json" }, { "c.json": "{" })).toEqual([
      expect.stringMatching(/^AUTHPATH_CONFIG names c\.json, which is not JSON/),
    ]);
  });

  it("refuses a CA file without certificates", () => {
    const contents = { "c.json": '{"outbound":{"caFile":"ca.pem"}}', "ca.pem": "hello" };
    expect(problemsOf({ AUTHPATH_CONFIG: "c.json" }, contents)).toEqual([
      "outbound.caFile names ca.pem, which holds no PEM certificate",
    ]);
  });
});
