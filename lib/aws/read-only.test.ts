/**
 * The dashboard cannot change anything on AWS, whatever its role may: it has no command that writes. Each command of the
 * SDK that is imported reads, by its name and, where AWS says it over HTTP, by its method.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Clients, Operation } from "./operation";

const project = resolve(import.meta.dirname, "../..");
const OPERATIONS = "lib/aws/operations/";

const isSource = (path: string) => /\.(?:tsx?|m?js)$/.test(path) && !/\.(?:test|d)\.tsx?$/.test(path);
const sources = ["app", "bin", "components", "deploy", "lib"]
  .flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: "utf8" }).map(
      (path) => `${folder}/${path}`,
    ),
  )
  .concat("proxy.ts", "instrumentation.ts")
  .filter(isSource);

interface Import {
  readonly file: string;
  readonly from: string;
  /** What is bound to values; types are gone when the code runs. */
  readonly names: readonly string[];
}

/** What a text takes from the SDK, in any way that there is to take it. */
function sdkImports(file: string, text: string): Import[] {
  const mentions = text.matchAll(
    /(?:(import|export)\s+([^;"']*?)\s*from\s*)?["'](@(?:aws-sdk|smithy)\/[^"']+)["']/g,
  );
  return [...mentions].map(([, , clause = "everything", from = ""]) => {
    const named = /^\{([\s\S]*)\}$/.exec(clause)?.[1];
    const listed = named === undefined ? [clause] : named.split(",").map((name) => name.trim());
    const names = clause.startsWith("type ")
      ? []
      : listed.filter((name) => name !== "" && !/^type\s/.test(name));
    return { file, from, names };
  });
}

const imports = sources.flatMap((file) => sdkImports(file, readFileSync(join(project, file), "utf8")));
const commands = imports.flatMap(({ file, names }) =>
  names.filter((name) => name.endsWith("Command")).map((name) => ({ file, name })),
);

/** Reads, though its name does not say so. */
const READS: Readonly<Record<string, string>> = {
  LookupEventsCommand:
    "reads what was recorded; of an event named fields are kept: lib/gather/evidence/read-change",
  StartQueryExecutionCommand:
    "one SELECT, of a table that there is: lib/gather/athena/counting-query. Athena writes the result where the operator's workgroup says; off unless the configuration names one",
  StopQueryExecutionCommand: "ends that query",
  TestInvokeAuthorizerCommand:
    "calls an authorizer's function with made-up values and changes nothing; off unless the configuration says so",
  ExportApiCommand: "a GET: what a stage of an HTTP API serves, as OpenAPI",
};

/** Reads what holds a secret, or may, and why that is right. All other such reads are refused below. */
const ARGUED: Readonly<Record<string, string>> = {
  DescribeUserPoolClientCommand:
    "of the secret only whether there is one is kept: lib/gather/cognito/app-client",
  ListUserPoolClientSecretsCommand:
    "lists ids, of which the number is kept: lib/gather/cognito/client-secrets",
  GetFunctionConfigurationCommand: "of the answer the state is kept, no variable: lib/gather/api/function",
  TestInvokeAuthorizerCommand:
    "no real token is sent with it: lib/model/authorizer-test; off unless the configuration says so",
  GetObjectCommand: "access logs alone, off unless the configuration says so: lib/gather/logs",
  GetExportCommand: "nothing else says what a stage serves; it is read by field: lib/gather/api/rest-api",
  GetStagesCommand:
    "of its variables those are kept that a drawn chain uses: lib/gather/api/stage-variables-kept",
};

/** Hands out a secret, credentials, data of users or of objects, or acts as somebody. */
const NEVER =
  /Secret|Parameter|GetObject|Token|Credential|Password|LoginProfile|AccessKey|ApiKey|User(?!Pool)|AdminGet|InitiateAuth|TestInvoke|AssumeRole|GetFunction|GetExport|GetStages|Decrypt|KeyPair/;

/** Operations that IAM allows by another name: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = { ListObjectsV2: "ListBucket" };

/** What else of the SDK runs here. */
const OTHER = new Set(["fromNodeProviderChain", "fromTemporaryCredentials", "KeyAlgorithm"]);

describe("what is imported of the AWS SDK", () => {
  it("is found", () => {
    expect(commands.length).toBeGreaterThan(40);
  });

  it("is clients, commands, credentials and one list of names", () => {
    const others = imports.flatMap(({ names }) => names.filter((name) => !/(?:Client|Command)$/.test(name)));
    expect([...new Set(others)].toSorted()).toEqual([...OTHER].toSorted());
  });

  it("is commands in one folder only", () => {
    expect(commands.filter(({ file }) => !file.startsWith(OPERATIONS))).toEqual([]);
  });

  it.each(commands)("reads: $name", ({ name }) => {
    expect(/^(?:Describe|List|Get)[A-Z]/.test(name) || Object.hasOwn(READS, name)).toBe(true);
    expect(NEVER.test(name) && !Object.hasOwn(ARGUED, name)).toBe(false);
  });

  it("is argued for no longer than it is there", () => {
    const argued = [...Object.keys(READS), ...Object.keys(ARGUED)];
    expect(argued.filter((name) => !commands.some((command) => command.name === name))).toEqual([]);
  });

  it.each([
    ['import { DeleteRuleCommand } from "@aws-sdk/client-elastic-load-balancing-v2";', ["DeleteRuleCommand"]],
    [
      'import {\n  type A,\n  DeleteRuleCommand as B,\n} from "@aws-sdk/client-x";',
      ["DeleteRuleCommand as B"],
    ],
    ['import * as elb from "@aws-sdk/client-x";', ["* as elb"]],
    ['const { ELB } = await import("@aws-sdk/client-x");', ["everything"]],
    ['const sdk = require("@aws-sdk/client-x");', ["everything"]],
    ['export * from "@aws-sdk/client-x";', ["*"]],
    ['import type { Rule } from "@aws-sdk/client-x";', []],
    ['import { type Rule } from "@aws-sdk/client-x";', []],
  ])("is seen in %s", (text, names) => {
    expect(sdkImports("a.ts", text).flatMap((one) => one.names)).toEqual(names);
  });
});

/** A command as the SDK made it: its schema says how it goes over the wire. https://smithy.io/2.0/spec/http-bindings.html */
interface Sent {
  readonly schema: readonly [
    number,
    string,
    string,
    { readonly http?: readonly [string, ...unknown[]] } | number,
  ];
}

const nameOf = (command: Sent) => command.constructor.name;

/** What an operation would send. */
async function sentBy({ send }: Operation<unknown, unknown>): Promise<Sent> {
  const sent: Sent[] = [];
  const keeping = { send: async (command: Sent) => void sent.push(command) };
  const clients = (() => keeping) as unknown as Clients;
  await send(clients, {}, { abortSignal: new AbortController().signal }).catch(() => {});
  const [first, ...more] = sent;
  if (first === undefined || more.length > 0) throw new Error(`${sent.length} commands`);
  return first;
}

const operations = await Promise.all(
  sources
    .filter((file) => file.startsWith(OPERATIONS))
    .map(async (file) =>
      Object.values((await import(join(project, file))) as Record<string, Operation<unknown, unknown>>),
    ),
);

describe("an operation", () => {
  const all = operations.flat().filter((one) => typeof one === "object");

  it("is there for each command that is imported", async () => {
    const sent = await Promise.all(all.map(sentBy));
    expect(sent.map(nameOf).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  });

  it.each(all)(
    "$action is what IAM calls the command that is sent, and no HTTP method that writes",
    async (one) => {
      const sent = await sentBy(one);
      const traits = sent.schema[3];
      const method = typeof traits === "object" ? traits.http?.[0] : undefined;
      const [, verb] = one.action.split(":");
      const name = nameOf(sent).replace(/Command$/, "");
      const overHttp = name === "TestInvokeAuthorizer" ? "POST" : "GET";
      // API Gateway, Lambda and S3 speak HTTP; to the others everything is a POST, and only names tell.
      expect(method ?? "none").toBe(/^(?:apigateway|lambda|s3):/.test(one.action) ? overHttp : "none");
      const expected = one.action.startsWith("apigateway:") ? overHttp : (NAMED_OTHERWISE[name] ?? name);
      expect(verb).toBe(expected);
    },
  );
});
