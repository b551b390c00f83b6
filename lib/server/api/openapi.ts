import "server-only";
import * as z from "zod";
import {
  logsPlan,
  logsProgress,
  logsRequest,
  logsUnavailable,
  queryPlan,
  queryProgress,
} from "../../logs/log-reading";
import { authorizerTestPlan, authorizerTestRequest, authorizerTestResult } from "../../model/authorizer-test";
import { chainEvidence } from "../../model/chain-evidence";
import { diagnosis } from "../../model/diagnosis";
import { docLink, hopId, severity } from "../../model/finding";
import { chainKind, fleetChain, inventoryPlace } from "../../model/fleet";
import { gatherError } from "../../model/gathered";
import { permissionReport } from "../../model/permission-report";
import { savedApiSnapshot, savedSnapshot } from "../../model/saved-snapshot";

/** One line of `/api/v1/fleet`. */
export const fleetLine = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("progress"),
    asked: z.number(),
    read: z.number(),
    chains: z.array(fleetChain),
    errors: z.array(gatherError),
  }),
  z.strictObject({ type: z.literal("end"), asked: z.number(), read: z.number(), takenAt: z.string() }),
]);

export const checkInfo = z.strictObject({
  id: z.string(),
  title: z.string(),
  failureTitle: z.string(),
  description: z.string(),
  severity,
  neverProven: z.boolean(),
  kinds: z.array(chainKind),
  hop: hopId,
  meets: z.string(),
  docs: z.array(docLink),
  reads: z.array(z.string()),
  ofApis: z
    .strictObject({
      title: z.string(),
      failureTitle: z.string(),
      description: z.string(),
      hop: hopId,
      meets: z.string(),
    })
    .optional(),
});

const symptomInfo = z.strictObject({ id: z.string(), also: z.array(z.string()), title: z.string() });

const apiError = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    docs: z.string(),
    understood: z.array(z.string()),
  }),
});

const readiness = z.strictObject({ ready: z.boolean(), problems: z.array(z.string()) });
const text = (description: string, required = false) => ({
  description,
  required,
  schema: { type: "string" },
});

interface Operation {
  readonly path: string;
  readonly summary: string;
  readonly parameters: Readonly<Record<string, ReturnType<typeof text>>>;
  readonly answer: z.ZodType;
  readonly type?: "application/x-ndjson";
  /** Of a POST; absent: it is a GET. */
  readonly body?: z.ZodType;
  readonly refusals: readonly number[];
}

const operations: readonly Operation[] = [
  {
    path: "/api/v1/diagnose",
    summary: "A failing URL in; the causes, the evidence and the fixes out. Waits up to 6 s for probes.",
    parameters: {
      url: text(
        "The URL that fails. Values of code, state and the like are cut from it and never kept.",
        true,
      ),
      status: text("The status that was seen, as in 561."),
      reason: text("error_reason of the access log, an OAuth error code, or a gateway response type."),
      at: text("When it happened, ISO 8601."),
      account: text("Only this account, 12 digits."),
      region: text("Only this Region."),
      fresh: text("1: read again, whatever is at hand."),
    },
    answer: diagnosis,
    refusals: [400, 403],
  },
  {
    path: "/api/v1/chains/{id}",
    summary: "One chain by its id, as diagnose without a request.",
    parameters: { fresh: text("1: read again, whatever is at hand.") },
    answer: diagnosis,
    refusals: [400, 403, 404],
  },
  {
    path: "/api/v1/evidence",
    summary:
      "What AWS recorded around a chain: metrics of its load balancer or stage, and what was changed. It judges nothing.",
    parameters: {
      chain: text("A chain id.", true),
      at: text("ISO 8601: the three hours around it, instead of the last three."),
    },
    answer: chainEvidence,
    refusals: [400, 403, 404, 502],
  },
  {
    path: "/api/v1/inventory",
    summary: "Load balancers and APIs by account and Region.",
    parameters: {},
    answer: z.strictObject({ places: z.array(inventoryPlace) }),
    refusals: [403],
  },
  {
    path: "/api/v1/snapshot",
    summary: "All that is read of one load balancer, or of one API.",
    parameters: {
      scope: text(
        "alb/account/region/name/id, rest/account/region/id, http/… or ws/…; of an API also a chain id",
        true,
      ),
      chain: text("The chain that was looked at: it opens first where the file is opened."),
      url: text(
        "What was asked of that chain, as with diagnose: url, status, reason, at. It goes into the file.",
      ),
      status: text("See url."),
      reason: text("See url."),
      at: text("See url."),
    },
    answer: z.union([savedSnapshot, savedApiSnapshot]),
    refusals: [400, 403, 404],
  },
  {
    path: "/api/v1/fleet",
    summary:
      "Every chain of every configured account and Region with its worst finding, a line for each scope read.",
    parameters: { fresh: text("1: read again what was read in the last minute.") },
    answer: fleetLine,
    type: "application/x-ndjson",
    refusals: [403],
  },
  {
    path: "/api/v1/checks",
    summary: "The catalogue of checks.",
    parameters: {},
    answer: z.strictObject({ checks: z.array(checkInfo) }),
    refusals: [403],
  },
  {
    path: "/api/v1/symptoms",
    summary: "What can be explained, each by the id of its page, for everybody.",
    parameters: {},
    answer: z.strictObject({ symptoms: z.array(symptomInfo) }),
    refusals: [403],
  },
  {
    path: "/api/v1/permissions",
    summary: "Each permission that reading needs, tried once in one account and Region.",
    parameters: { account: text("12 digits."), region: text("As in eu-west-1.") },
    answer: permissionReport,
    refusals: [400, 403, 404],
  },
  {
    path: "/api/v1/keys",
    summary: "The public keys of a chain's issuer or of a user pool that a rule names.",
    parameters: {
      chain: text("A chain id. Either this or pool."),
      pool: text("A user pool id that some rule names."),
      provider: text("Which of the providers that the chain names, counted from 0; without it the first."),
      kid: text("Asks the provider once more where this key is not at hand."),
    },
    answer: z.strictObject({
      keys: z.array(z.record(z.string(), z.json())),
      source: z.string(),
      bytes: z.number(),
      fetchedAt: z.string(),
    }),
    refusals: [400, 403, 404, 502],
  },
  {
    path: "/api/v1/alb-key",
    summary: "The public key with which a load balancer signed x-amzn-oidc-data.",
    parameters: {
      chain: text("A chain id.", true),
      kid: text("The kid of the token's header, a UUID.", true),
    },
    answer: z.strictObject({ pem: z.string(), source: z.string(), fetchedAt: z.string() }),
    refusals: [400, 403, 404, 502],
  },
  {
    path: "/api/v1/targets",
    summary: "What a token can be judged for, a line for each load balancer read.",
    parameters: {},
    answer: z.discriminatedUnion("type", [
      z.strictObject({
        type: z.literal("targets"),
        targets: z.array(z.record(z.string(), z.json())),
        errors: z.array(gatherError),
      }),
      z.strictObject({ type: z.literal("end") }),
    ]),
    type: "application/x-ndjson",
    refusals: [403],
  },
  {
    path: "/api/v1/logs",
    summary:
      "Access logs of one load balancer, counted from S3 or by Athena: what would be read or asked; with confirm, progress and the counts. Off unless the configuration allows it.",
    parameters: {},
    body: logsRequest,
    answer: z.discriminatedUnion("type", [
      logsPlan,
      queryPlan,
      logsUnavailable,
      logsProgress,
      queryProgress,
      z.strictObject({
        type: z.literal("counts"),
        counts: z.record(z.string(), z.json()),
        ended: z.boolean(),
      }),
      z.strictObject({
        type: z.literal("query-counts"),
        counts: z.record(z.string(), z.json()),
        scannedBytes: z.number(),
      }),
    ]),
    type: "application/x-ndjson",
    refusals: [400, 403, 404],
  },
  {
    path: "/api/v1/authorizer-test",
    summary:
      "What a live test of a chain's Lambda authorizer would do. Off unless the configuration allows it.",
    parameters: { chain: text("A chain id.", true) },
    answer: authorizerTestPlan,
    refusals: [400, 403, 404],
  },
  {
    path: "/api/v1/authorizer-test",
    summary:
      "Has API Gateway call a chain's drafted Lambda authorizer once, with made-up values. Off unless the configuration allows it.",
    parameters: {},
    body: authorizerTestRequest,
    answer: authorizerTestResult,
    refusals: [400, 403, 404, 502],
  },
  {
    path: "/api/v1/health",
    summary: "The process is up.",
    parameters: {},
    answer: z.strictObject({ up: z.literal(true) }),
    refusals: [],
  },
  {
    path: "/api/v1/ready",
    summary: "The configuration is read and the credentials work.",
    parameters: {},
    answer: readiness,
    refusals: [503],
  },
];

/** The API as OpenAPI 3.1, out of the schemas that the answers are made by. */
export function openapi(version: string): unknown {
  return {
    openapi: "3.1.0",
    info: { title: "Authpath", version, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    paths: Object.fromEntries(
      operations.map(({ path }) => [
        path,
        Object.fromEntries(
          operations
            .filter((operation) => operation.path === path)
            .map((operation) => [operation.body ? "post" : "get", pathItem(operation)]),
        ),
      ]),
    ),
  };
}

function pathItem({ path, summary, parameters, answer, type, body, refusals }: Operation) {
  const inPath = path.includes("{id}")
    ? [{ name: "id", in: "path", ...text("Chain id; its slashes stand as they are.", true) }]
    : [];
  const content = (schema: z.ZodType, media = "application/json") => ({
    [media]: { schema: z.toJSONSchema(schema, { io: "output" }) },
  });
  return {
    summary,
    parameters: [
      ...inPath,
      ...Object.entries(parameters).map(([name, parameter]) => ({ name, in: "query", ...parameter })),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, content: content(body) } }),
    responses: {
      "200": { description: "As asked", content: content(answer, type) },
      ...Object.fromEntries(
        refusals.map((status) => [
          String(status),
          { description: "Refused, and why", content: content(status === 503 ? readiness : apiError) },
        ]),
      ),
    },
  };
}
