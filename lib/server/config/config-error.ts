import "server-only";
import type * as z from "zod";

/** One thing that is wrong: where, what, and what it may look like. */
export interface ConfigProblem {
  /** Environment variable, or the place in the file: `accounts[0].regions[1]`. */
  readonly key: string;
  readonly problem: string;
  readonly example: string;
}

/** Every problem of the configuration at once; `message` has one line each. */
export interface ConfigError extends Error {
  readonly name: "ConfigError";
  readonly problems: readonly ConfigProblem[];
}

export function configError(problems: readonly ConfigProblem[]): ConfigError {
  const lines = problems.map(({ key, problem, example }) => `  ${key} ${problem}. Example: ${example}`);
  const message = `The configuration is not valid:\n${lines.join("\n")}`;
  return Object.assign(new Error(message), { name: "ConfigError" as const, problems });
}

export function isConfigError(error: unknown): error is ConfigError {
  return error instanceof Error && error.name === "ConfigError" && "problems" in error;
}

/** By key, with `[]` for any position and `{}` for any name. The longest that begins a key wins. */
const examples: Readonly<Record<string, string>> = {
  PORT: "PORT=5610",
  HOST: "HOST=127.0.0.1",
  AUTHPATH_ALLOW_ANONYMOUS: "AUTHPATH_ALLOW_ANONYMOUS=1",
  AUTHPATH_LOG: "AUTHPATH_LOG=1",
  AUTHPATH_SESSION_SECRET: 'AUTHPATH_SESSION_SECRET="$(openssl rand -base64 32)"',
  AUTHPATH_CACHE_URL: 'AUTHPATH_CACHE_URL="rediss://:PASSWORD@cache.internal.example:6379"',
  AUTHPATH_CACHE_SECRET: 'AUTHPATH_CACHE_SECRET="$(openssl rand -base64 32)"',
  OTEL_EXPORTER_OTLP_ENDPOINT: "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector.internal.example:4318",
  AUTHPATH_CONFIG: "AUTHPATH_CONFIG=/etc/authpath/config.json",
  "": '{"accounts": [{"id": "111122223333", "regions": ["eu-west-1"]}]}',
  accounts: '[{"id": "111122223333", "regions": ["eu-west-1"]}]',
  "accounts[].id": '"111122223333"',
  "accounts[].name": '"production"',
  "accounts[].roleArn": '"arn:aws:iam::111122223333:role/authpath-read"',
  "accounts[].externalId": '"authpath-7f3a", beside a roleArn',
  "accounts[].regions": '["eu-west-1", "us-east-1"]',
  outbound: '{"hosts": {"login.corp.example": {"a": ["10.1.2.3"], "aaaa": []}}, "allow": ["10.0.0.0/8"]}',
  "outbound.hosts": '{"login.corp.example": {"a": ["10.1.2.3"], "aaaa": [], "connect": "127.0.0.1:5443"}}',
  "outbound.hosts{}.a": '["10.1.2.3"]',
  "outbound.hosts{}.aaaa": '["fd00::1"]',
  "outbound.hosts{}.connect": '"127.0.0.1:5443"',
  "outbound.allow": '["10.0.0.0/8"]',
  "outbound.caFile": '"/etc/ssl/certs/corporate.pem"',
  origin: '"https://authpath.example.com"',
  hosts: '["authpath.internal.example"]',
  signIn:
    '{"type": "oidc", "issuer": "https://login.example.com", "clientId": "authpath"}, or {"type": "alb", "signers": [...], "issuer": "...", "clientId": "..."}',
  "signIn.signers":
    '["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/authpath/50dc6c495c0c9188"]',
  "signIn.issuer": '"https://login.example.com"',
  "signIn.clientId": '"authpath"',
  "signIn.scopes": '["openid", "profile", "groups"]',
  "signIn.sessionCookie": '"AWSELBAuthSessionCookie"',
  "signIn.groupsClaim": '"groups"',
  "signIn.groups": '{"platform": "all", "payments": ["111122223333"]}',
  "signIn.signOutUrl": '"https://login.example.com/logout?client_id=authpath"',
  probes: '{"tokenEndpoint": true}',
  logs: '{"s3": true, "athena": {"workgroup": "authpath", "database": "logs"}}',
  "logs.athena": '{"workgroup": "authpath", "database": "logs"}',
  "logs.athena.workgroup": '"authpath"',
  "logs.athena.database": '"logs"',
  links:
    '[{"title": "Runbook: sign-in", "url": "https://wiki.example.com/sign-in", "checks": ["client-secret-absent"]}]',
};

/** The example for a key as `keyOf` writes it. */
export function exampleFor(key: string): string {
  const shape = key.replace(/\[\d+\]/g, "[]").replace(/\["[^"]*"\]/g, "{}");
  const fitting = Object.keys(examples).filter((known) => shape.startsWith(known));
  const longest = fitting.reduce((best, known) => (known.length > best.length ? known : best), "");
  return examples[longest] ?? "";
}

function keyOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((key, part) => {
    if (typeof part === "number") return `${key}[${part}]`;
    const name = String(part);
    if (!/^\w+$/.test(name)) return `${key}[${JSON.stringify(name)}]`;
    return key === "" ? name : `${key}.${name}`;
  }, "");
}

/** What zod found, in words that follow the key. */
export function problemsOf(error: z.ZodError): ConfigProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((name) => {
        const key = keyOf([...issue.path, name]);
        return { key, problem: "is not a known setting", example: exampleFor(keyOf(issue.path)) };
      });
    }
    const key = keyOf(issue.path);
    return [{ key: key === "" ? "AUTHPATH_CONFIG" : key, problem: wording(issue), example: exampleFor(key) }];
  });
}

function wording(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    return issue.input === undefined && issue.message.includes("undefined")
      ? "is missing"
      : `is not ${article(issue.expected)}`;
  }
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? "is not a valid name";
  return issue.message;
}

function article(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: "a text",
    array: "a list",
    object: "an object",
    boolean: "true or false",
    record: "an object",
  };
  return words[expected] ?? `of type ${expected}`;
}
