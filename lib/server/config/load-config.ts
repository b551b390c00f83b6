import "server-only";
import { homedir } from "node:os";
import { join } from "node:path";
import { type ConfigProblem, configError, exampleFor, problemsOf } from "./config-error";
import { regionOfProfile } from "./region-of-profile";
import { type ConfigFile, configFile, environment } from "./schema";

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

export interface Config {
  readonly port: number;
  readonly host: string;
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
  };
  readonly links: readonly ConfiguredLink[];
}

export type Environment = Readonly<Record<string, string | undefined>>;
/** Gives a file's text; throws where it cannot be read. */
export type ReadFile = (path: string) => string;

/**
 * The configuration out of the environment and the file that AUTHPATH_CONFIG names.
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
  if (process.success && !isLoopback(process.data.HOST) && !process.data.AUTHPATH_ALLOW_ANONYMOUS) {
    const problem = `is ${process.data.HOST}, which others can reach, and no sign-in is configured: keep to the loopback address or set AUTHPATH_ALLOW_ANONYMOUS=1`;
    problems.push({ key: "HOST", problem, example: exampleFor("HOST") });
  }
  if (!process.success || problems.length > 0) throw configError(problems);
  return {
    port: process.data.PORT,
    host: process.data.HOST,
    allowAnonymous: process.data.AUTHPATH_ALLOW_ANONYMOUS,
    accounts: file.accounts ?? [{ regions: ownRegions(given, readFile) }],
    outbound: { hosts: mappedHosts(file), allow: file.outbound?.allow ?? [], ca },
    probes: { tokenEndpoint: file.probes?.tokenEndpoint ?? false },
    links: file.links ?? [],
  };
}

function readConfigFile(path: string | undefined, readFile: ReadFile, problems: ConfigProblem[]): ConfigFile {
  if (path === undefined) return {};
  const example = exampleFor("AUTHPATH_CONFIG");
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    problems.push({
      key: "AUTHPATH_CONFIG",
      problem: `names ${path}, which cannot be read (${reason(error)})`,
      example,
    });
    return {};
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    problems.push({
      key: "AUTHPATH_CONFIG",
      problem: `names ${path}, which is not JSON (${reason(error)})`,
      example: exampleFor(""),
    });
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

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
