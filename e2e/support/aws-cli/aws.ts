/**
 * A stand-in for the AWS CLI, version 2: any operation of the services that our commands name, its options read by
 * the API's own types, sent with the SDK. Options, shorthand, files and output are as the CLI has them.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as acm from "@aws-sdk/client-acm";
import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import * as ec2 from "@aws-sdk/client-ec2";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import * as wafv2 from "@aws-sdk/client-wafv2";
import { NormalizedSchema } from "@smithy/core/schema";
import { optionName } from "./option-name";
import { query } from "./query";
import { fromJson, fromShorthand } from "./shape";
import { parseShorthand } from "./shorthand";

export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Place {
  /** Where file:// paths begin. */
  readonly cwd: string;
  /** Endpoint of every service. */
  readonly endpoint: string;
}

type Client = { send(command: never): Promise<object>; destroy(): void };
type Module = Readonly<Record<string, unknown>>;

const SERVICES: Readonly<Record<string, { module: Module; client: string }>> = {
  acm: { module: acm, client: "ACMClient" },
  "cognito-idp": { module: cognito, client: "CognitoIdentityProviderClient" },
  ec2: { module: ec2, client: "EC2Client" },
  elbv2: { module: elbv2, client: "ElasticLoadBalancingV2Client" },
  wafv2: { module: wafv2, client: "WAFV2Client" },
};

/** Options of every command. */
const GLOBAL = new Set(["region", "query", "output", "cli-input-json"]);

/** Runs `aws <args>`. Never rejects: what is wrong with a command is 252, what AWS refuses 254, as with the CLI. */
export async function aws(args: readonly string[], place: Place): Promise<CliResult> {
  try {
    return await run(args, place);
  } catch (error) {
    const refused = error instanceof Error && "$metadata" in error;
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { status: refused ? 254 : 252, stdout: "", stderr: `${message}\n` };
  }
}

async function run([service = "", operation = "", ...rest]: readonly string[], place: Place) {
  const known = SERVICES[service];
  if (known === undefined) throw new Error(`no service ${service}`);
  const { module } = known;
  const name = Object.keys(module)
    .filter((key) => key.endsWith("Command"))
    .map((key) => key.slice(0, -"Command".length))
    .find((key) => optionName(key) === operation);
  if (name === undefined) throw new Error(`${service} has no operation ${operation}`);
  const { options, globals } = readOptions(rest);
  const schema = module[`${name}$`] as readonly unknown[];
  const members = new Map(NormalizedSchema.of(schema[4] as never).structIterator());
  const input = { ...inputJson(globals["cli-input-json"], members, place) };
  for (const [option, words] of options) {
    const [member, negated] = memberOf(option, members);
    const target = members.get(member);
    if (target === undefined) throw new Error(`Unknown options: --${option}`);
    input[member] = negated ? false : argumentOf(target, words, option, place);
  }

  const make = <T>(key: string, argument: object): T =>
    new (module[key] as new (argument: object) => T)(argument);
  const client = make<Client>(known.client, {
    region: globals.region ?? process.env.AWS_REGION ?? "",
    endpoint: place.endpoint,
    credentials: { accessKeyId: "AKIASANDBOXSANDBOX01", secretAccessKey: "any" },
  });
  try {
    const { $metadata: _, ...output } = (await client.send(make<never>(`${name}Command`, input))) as Record<
      string,
      unknown
    >;
    const document: unknown = JSON.parse(JSON.stringify(output));
    const shown = globals.query === undefined ? document : query(globals.query, document);
    return { status: 0, stdout: printed(shown, globals.output ?? "json"), stderr: "" };
  } finally {
    client.destroy();
  }
}

function readOptions(words: readonly string[]) {
  const options: [string, string[]][] = [];
  for (const word of words) {
    const option = /^--([a-z][a-z0-9-]*)$/.exec(word)?.[1];
    if (option !== undefined) options.push([option, []]);
    else if (options.length === 0) throw new Error(`Unknown options: ${word}`);
    else options.at(-1)?.[1].push(word);
  }
  const globals: Record<string, string | undefined> = Object.fromEntries(
    options.filter(([option]) => GLOBAL.has(option)).map(([option, values]) => [option, values[0]]),
  );
  return { globals, options: options.filter(([option]) => !GLOBAL.has(option)) };
}

type Members = ReadonlyMap<string, NormalizedSchema>;

/** The member that an option names; `--no-…` switches a boolean one off, and so does `--ingress` that for egress. */
function memberOf(option: string, members: Members): [string, boolean] {
  const find = (wanted: string) => [...members.keys()].find((member) => optionName(member) === wanted);
  const plain = find(option);
  if (plain !== undefined) return [plain, false];
  const opposite = option === "ingress" ? "egress" : option.slice("no-".length);
  const negated = option.startsWith("no-") || option === "ingress" ? find(opposite) : undefined;
  return [negated ?? option, true];
}

function inputJson(text: string | undefined, members: Members, place: Place): Record<string, unknown> {
  if (text === undefined) return {};
  const json = JSON.parse(content(text, place)) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      const member = members.get(name);
      if (member === undefined) throw new Error(`Unknown parameter in input: "${name}"`);
      return [name, fromJson(member, value, name)];
    }),
  );
}

/** The text of a `file://` argument, else the argument. */
function content(word: string, { cwd }: Place): string {
  return word.startsWith("file://") ? readFileSync(resolve(cwd, word.slice("file://".length)), "utf8") : word;
}

function argumentOf(
  schema: NormalizedSchema,
  words: readonly string[],
  option: string,
  place: Place,
): unknown {
  const [first, ...others] = words.map((word) => content(word, place));
  if (schema.isBooleanSchema() && first === undefined) return true;
  if (first === undefined) throw new Error(`argument --${option}: expected one argument`);
  if (schema.isListSchema()) {
    if (first.trimStart().startsWith("[") && others.length === 0) {
      return fromJson(schema, JSON.parse(first), option);
    }
    return [first, ...others].map((word) => single(schema.getValueSchema(), word, option));
  }
  if (others.length > 0) throw new Error(`Unknown options: ${others.join(", ")}`);
  return single(schema, first, option);
}

function single(schema: NormalizedSchema, word: string, option: string): unknown {
  const nested = schema.isStructSchema() || schema.isMapSchema();
  if (!nested) return fromShorthand(schema, word, option);
  if (word.trimStart().startsWith("{")) return fromJson(schema, JSON.parse(word), option);
  return fromShorthand(schema, parseShorthand(word), option);
}

function printed(value: unknown, output: string): string {
  if (output === "json") return `${JSON.stringify(value ?? null, null, 4)}\n`;
  if (output !== "text") throw new Error(`--output ${output} is not known here`);
  if (value === null || value === undefined) return "None\n";
  if (typeof value === "object") throw new Error("--output text is known here for single values only");
  return `${String(value)}\n`;
}
