import "server-only";
import { homedir } from "node:os";
import { join } from "node:path";
import { type ConfigProblem, configError, exampleFor, problemsOf } from "./config-error";
import { regionOfProfile } from "./region-of-profile";
import { type ConfigFile, configFile, environment, isLoopback, type ReadEnvironment } from "./schema";

export interface ConfiguredAccount {
  /** 12 digits. Absent: whichever account the caller's own credentials belong to. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
  /** Empty only where nothing is configured and the environment names no Region either. */
  readonly regions: readonly string[];
}

export interface ConfiguredLink {
  readonly title: string;
  readonly url: string;
  readonly checks: readonly string[];
}

/** Which accounts the members of each group may see; null: no group is asked for, and all are seen. */
export type AccountsOfGroups = Readonly<Record<string, "all" | readonly string[]>> | null;

interface WhoMay {
  readonly groupsClaim: string;
  readonly groups: AccountsOfGroups;
  /** Where the provider ends its own session. */
  readonly signOutUrl: string | null;
}

/** Who may read, and how that is known. */
export type SignIn =
  | { readonly type: "none" }
  | ({
      readonly type: "alb";
      /** ARNs of the load balancers that may sign. */
      readonly signers: readonly string[];
      readonly issuer: string;
      readonly clientId: string;
      readonly sessionCookie: string;
    } & WhoMay)
  | ({
      readonly type: "oidc";
      readonly issuer: string;
      readonly clientId: string;
      /** Null: a public client. */
      readonly clientSecret: string | null;
      readonly sessionSecret: string;
      readonly scopes: readonly string[];
    } & WhoMay);

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where people open the dashboard; null where that is not said. */
  readonly origin: string | null;
  /** Names under which the dashboard answers, beside those of `origin` and of this machine. */
  readonly hosts: readonly string[];
  readonly signIn: SignIn;
  /** One line of JSON for each request, refusal and diagnosis. */
  readonly log: boolean;
  /** The operator accepts that everyone who reaches the port may read. */
  readonly allowAnonymous: boolean;
  readonly accounts: readonly ConfiguredAccount[];
  readonly outbound: {
    readonly hosts: Record<string, { a: string[]; aaaa: string[]; connect?: string }>;
    readonly allow: string[];
    /** PEM text of further roots that count as public. */
    readonly ca: string[];
  };
  readonly probes: {
    /** App clients' secrets may be read and offered to their own token endpoints. */
    readonly tokenEndpoint: boolean;
    /** Lambda authorizers may be called with made-up values, when somebody asks for it. */
    readonly testAuthorizer: boolean;
  };
  readonly logs: {
    /** Access logs may be read from the buckets that load balancers name. */
    readonly s3: boolean;
    /** Athena may be asked to count them; null: it may not. */
    readonly athena: { readonly workgroup: string; readonly database: string } | null;
  };
  readonly links: readonly ConfiguredLink[];
  /** Where traces go; null: nowhere. */
  readonly tracesTo: string | null;
  /** Redis or Valkey for what several replicas share; null: this process is by itself. */
  readonly sharedCache: { readonly url: string; readonly secret: string } | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;
/** Gives a file's text; throws where it cannot be read. */
export type ReadFile = (path: string) => string;

/**
 * The configuration out of the environment and what AUTHPATH_CONFIG names or holds.
 * @throws ConfigError with every problem at once.
 */
export function loadConfig(env: Environment, readFile: ReadFile): Config {
  const problems: ConfigProblem[] = [];
  // An empty variable is an unset one, as shells and container definitions mean it.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const process = environment.safeParse(given);
  if (!process.success) problems.push(...problemsOf(process.error));
  const file = readConfigFile(given.AUTHPATH_CONFIG, readFile, problems);
  const ca = readCaFile(file.outbound?.caFile, readFile, problems);
  if (process.success && problems.length === 0) {
    problems.push(...signInProblems(process.data, file), ...cacheProblems(process.data));
  }
  if (!process.success || problems.length > 0) throw configError(problems);
  const { PORT: port, HOST: host, AUTHPATH_ALLOW_ANONYMOUS: allowAnonymous } = process.data;
  return {
    port,
    host,
    origin: file.origin ?? null,
    hosts: file.hosts ?? [],
    signIn: signInOf(process.data, file),
    log: process.data.AUTHPATH_LOG ?? (file.signIn !== undefined || !isLoopback(host)),
    allowAnonymous,
    accounts: file.accounts ?? [{ regions: ownRegions(given, readFile) }],
    outbound: { hosts: mappedHosts(file), allow: file.outbound?.allow ?? [], ca },
    probes: {
      tokenEndpoint: file.probes?.tokenEndpoint ?? false,
      testAuthorizer: file.probes?.testAuthorizer ?? false,
    },
    logs: { s3: file.logs?.s3 ?? false, athena: file.logs?.athena ?? null },
    links: file.links ?? [],
    tracesTo: process.data.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    sharedCache: sharedCacheOf(process.data),
  };
}

/** What only shows where the environment and the file are seen together. */
function signInProblems(env: ReadEnvironment, { signIn }: ConfigFile): ConfigProblem[] {
  const { HOST, AUTHPATH_ALLOW_ANONYMOUS: anonymous, AUTHPATH_SESSION_SECRET: secret } = env;
  const about = (key: string, problem: string) => [{ key, problem, example: exampleFor(key) }];
  if (signIn !== undefined && anonymous) {
    return about("AUTHPATH_ALLOW_ANONYMOUS", "contradicts signIn: leave one of them out");
  }
  if (signIn?.type === "oidc" && secret === undefined) {
    return about("AUTHPATH_SESSION_SECRET", "is missing: sessions are sealed with it");
  }
  if (signIn !== undefined || isLoopback(HOST) || anonymous) return [];
  return about(
    "HOST",
    `is ${HOST}, which others can reach, and no sign-in is configured: keep to the loopback address, configure signIn, or set AUTHPATH_ALLOW_ANONYMOUS=1`,
  );
}

function cacheProblems({
  AUTHPATH_CACHE_URL: url,
  AUTHPATH_CACHE_SECRET: secret,
}: ReadEnvironment): ConfigProblem[] {
  if ((url === undefined) === (secret === undefined)) return [];
  const key = url === undefined ? "AUTHPATH_CACHE_URL" : "AUTHPATH_CACHE_SECRET";
  const problem =
    url === undefined
      ? "is missing: AUTHPATH_CACHE_SECRET is of use with it only"
      : "is missing: what is kept is sealed with it";
  return [{ key, problem, example: exampleFor(key) }];
}

function sharedCacheOf({
  AUTHPATH_CACHE_URL: url,
  AUTHPATH_CACHE_SECRET: secret,
}: ReadEnvironment): Config["sharedCache"] {
  return url === undefined || secret === undefined ? null : { url, secret };
}

function signInOf(env: ReadEnvironment, { signIn }: ConfigFile): SignIn {
  if (signIn === undefined) return { type: "none" };
  const { issuer, clientId, groupsClaim = "groups", groups = null, signOutUrl = null } = signIn;
  const whoMay = { issuer, clientId, groupsClaim, groups, signOutUrl };
  if (signIn.type === "alb") {
    const { signers, sessionCookie = "AWSELBAuthSessionCookie" } = signIn;
    return { type: "alb", signers, sessionCookie, ...whoMay };
  }
  return {
    type: "oidc",
    clientSecret: env.AUTHPATH_OIDC_CLIENT_SECRET ?? null,
    sessionSecret: env.AUTHPATH_SESSION_SECRET ?? "",
    scopes: signIn.scopes ?? ["openid", "profile", "email"],
    ...whoMay,
  };
}

/** The file that AUTHPATH_CONFIG names, or the JSON that it holds: a container has variables, and often no files. */
function readConfigFile(
  given: string | undefined,
  readFile: ReadFile,
  problems: ConfigProblem[],
): ConfigFile {
  if (given === undefined) return {};
  const add = (problem: string, example: string) =>
    problems.push({ key: "AUTHPATH_CONFIG", problem, example });
  const isJson = given.trimStart().startsWith("{");
  let text = given;
  try {
    if (!isJson) text = readFile(given);
  } catch (error) {
    add(`names ${given}, which cannot be read (${reason(error)})`, exampleFor("AUTHPATH_CONFIG"));
    return {};
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const problem = isJson ? "is not JSON, although it begins with {" : `names ${given}, which is not JSON`;
    add(`${problem} (${reason(error)})`, exampleFor(""));
    return {};
  }
  const parsed = configFile.safeParse(json);
  if (parsed.success) return parsed.data;
  problems.push(...problemsOf(parsed.error));
  return {};
}

function readCaFile(path: string | undefined, readFile: ReadFile, problems: ConfigProblem[]): string[] {
  if (path === undefined) return [];
  const key = "outbound.caFile";
  try {
    const text = readFile(path);
    const roots = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (roots) return [...roots];
    problems.push({
      key,
      problem: `names ${path}, which holds no PEM certificate`,
      example: exampleFor(key),
    });
  } catch (error) {
    problems.push({
      key,
      problem: `names ${path}, which cannot be read (${reason(error)})`,
      example: exampleFor(key),
    });
  }
  return [];
}

function mappedHosts(file: ConfigFile): Config["outbound"]["hosts"] {
  return Object.fromEntries(
    Object.entries(file.outbound?.hosts ?? {}).map(([host, { a, aaaa, connect }]) => [
      host,
      { a, aaaa, ...(connect === undefined ? {} : { connect }) },
    ]),
  );
}

/** The Region of the caller's own account, found where the SDK and the CLI look for it. */
function ownRegions(env: Environment, readFile: ReadFile): string[] {
  const named = env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  if (named !== undefined) return [named];
  const path = env.AWS_CONFIG_FILE ?? join(env.HOME ?? homedir(), ".aws", "config");
  try {
    const region = regionOfProfile(readFile(path), env.AWS_PROFILE ?? "default");
    return region === undefined ? [] : [region];
  } catch {
    return []; // no such file: nothing is configured
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
