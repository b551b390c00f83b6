/**
 * A stand-in for the AWS CLI, version 2: any operation of the services that our commands name, its options read by
 * the API's own types, sent with the SDK. Options, shorthand, files and output are as the CLI has them.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import * as acm from "@aws-sdk/client-acm";
import * as apigateway from "@aws-sdk/client-api-gateway";
import * as apigatewayv2 from "@aws-sdk/client-apigatewayv2";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import * as ec2 from "@aws-sdk/client-ec2";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import * as lambda from "@aws-sdk/client-lambda";
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

type Answer = Record<string, unknown>;
type Client = { send(command: Command): Promise<Answer>; destroy(): void };
/** As far as it is needed to see an answer before the SDK reads it. */
interface Command {
  readonly middlewareStack: { add(middleware: unknown, options: object): void };
}
type Module = Readonly<Record<string, unknown>>;

const SERVICES: Readonly<Record<string, { module: Module; client: string }>> = {
  acm: { module: acm, client: "ACMClient" },
  apigateway: { module: apigateway, client: "APIGatewayClient" },
  apigatewayv2: { module: apigatewayv2, client: "ApiGatewayV2Client" },
  "cognito-idp": { module: cognito, client: "CognitoIdentityProviderClient" },
  ec2: { module: ec2, client: "EC2Client" },
  elbv2: { module: elbv2, client: "ElasticLoadBalancingV2Client" },
  lambda: { module: lambda, client: "LambdaClient" },
  logs: { module: logs, client: "CloudWatchLogsClient" },
  wafv2: { module: wafv2, client: "WAFV2Client" },
};

/** Lists that the CLI reads to their end, and where their next page is named. */
const PAGED: Readonly<Record<string, { readonly token: string; readonly list: string }>> = {
  GetResources: { token: "position", list: "items" },
  GetRoutes: { token: "NextToken", list: "Items" },
};

/** Answers with members that the SDK's model lacks: authorizers of type JWT. */
const AS_IT_CAME: readonly unknown[] = [apigateway.GetAuthorizerCommand];

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
  const isRaw = AS_IT_CAME.includes(module[`${name}Command`]);
  const send = (asked: object) => answerOf(client, make<Command>(`${name}Command`, asked), isRaw);
  try {
    const output = await send(input);
    const paged = PAGED[name];
    while (paged !== undefined && output[paged.token] !== undefined) {
      const next = await send({ ...input, [paged.token]: output[paged.token] });
      output[paged.list] = [...(output[paged.list] as unknown[]), ...(next[paged.list] as unknown[])];
      output[paged.token] = next[paged.token];
    }
    const document: unknown = JSON.parse(JSON.stringify(output));
    const shown = globals.query === undefined ? document : query(globals.query, document);
    return { status: 0, stdout: printed(shown, globals.output ?? "json"), stderr: "" };
  } finally {
    client.destroy();
  }
}

async function answerOf(client: Client, command: Command, isRaw: boolean): Promise<Answer> {
  let raw = "";
  if (isRaw) {
    const keep = (next: (received: unknown) => Promise<{ response: { body: unknown } }>) => {
      return async (received: unknown) => {
        const result = await next(received);
        const { response } = result;
        raw = await text(response.body as AsyncIterable<Uint8Array>);
        response.body = new TextEncoder().encode(raw);
        return result;
      };
    };
    command.middlewareStack.add(keep, { step: "deserialize", priority: "low", name: "keepRawBody" });
  }
  const { $metadata: _, ...output } = await client.send(command);
  return raw === "" ? output : (JSON.parse(raw) as Answer);
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

function inputJson(json: string | undefined, members: Members, place: Place): Record<string, unknown> {
  if (json === undefined) return {};
  const parsed = JSON.parse(content(json, place)) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]) => {
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
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
    return value.length === 0 ? "" : `${value.join("\t")}\n`;
  }
  if (typeof value === "object") throw new Error("--output text is known here for plain values only");
  return `${String(value)}\n`;
}
