import "server-only";
import type { Answer } from "../../aws/answer";
import type { Place } from "../../aws/place";
import { authorizerOfMethod } from "../../facts/api/authorizer-of-method";
import type {
  ApiAuthorizer,
  ApiDomain,
  ApiMapping,
  ApiMethod,
  DeployedApi,
  DeployedMethodSummary,
  RoutingRule,
} from "../../model/api";
import type { ApiArtifacts, ApiSnapshot } from "../../model/api-snapshot";
import { type Gathered, skipped } from "../../model/gathered";
import type { HostAddresses } from "../../model/probe";
import type { ApiScope } from "../../model/scope";
import { mapAnswer } from "../answers";
import type { GatherContext } from "../context";
import { placeOfScope } from "../gather-load-balancer";
import { failuresOf, notAsked, readEach } from "../snapshot-parts";
import {
  readHttpApi,
  readHttpAuthorizers,
  readHttpDeployments,
  readHttpExport,
  readHttpStages,
  readRoutes,
} from "./http-api";
import {
  type ReadApi,
  readDeploymentSummary,
  readGatewayResponses,
  readRestApi,
  readRestAuthorizers,
  readRestExport,
  readRestMethods,
  readRestStages,
} from "./rest-api";
import { keepUsedVariables, type RawStage } from "./stage-variables-kept";

/** A custom domain as the way to the API has shown it. */
export interface DomainOfRequest {
  readonly host: string;
  readonly domain: Gathered<ApiDomain | null>;
  readonly mappings: Gathered<ApiMapping[]>;
  readonly routingRules: Gathered<RoutingRule[]>;
}

export interface ApiOptions {
  /** The API itself, where locating or an inventory has just read it. */
  readonly known?: ReadApi;
  readonly domain?: DomainOfRequest;
  /** DNS answers that are at hand, by host. */
  readonly hosts?: Readonly<Record<string, Gathered<HostAddresses>>>;
  /** Chooses, once the stages are known, whose deployments are read. Null: those of every stage. */
  readonly stages: (names: readonly string[]) => readonly string[] | null;
}

/**
 * One API in two waves: itself, its draft and its stages; then what the stages asked for serve. What authorizers point
 * at stands as "not asked yet".
 */
export async function gatherApi(
  scope: ApiScope,
  ctx: GatherContext,
  options: ApiOptions,
): Promise<ApiSnapshot> {
  const begun = ctx.clock.now();
  const place = await placeOfScope(ctx, scope);
  const read =
    place.state === "ok" ? await readArtifacts(ctx, place.value, scope, options) : outOfReach(place);
  const artifacts: ApiArtifacts = { ...read, ...domainOf(options), hosts: { ...options.hosts } };
  return {
    schemaVersion: 1,
    takenAt: new Date(begun).toISOString(),
    scope,
    artifacts,
    calls: ctx.session.calls(),
    elapsedMs: ctx.clock.now() - begun,
    errors: failuresOf(artifacts),
  };
}

function domainOf({ domain: found }: ApiOptions): Partial<ApiArtifacts> {
  if (!found) return {};
  const { host, domain, mappings, routingRules } = found;
  return {
    domains: { [host]: domain },
    mappings: { [host]: mappings },
    routingRules: { [host]: routingRules },
  };
}

const nothing: ApiArtifacts = {
  api: notAsked(),
  tags: notAsked(),
  methods: notAsked(),
  authorizers: notAsked(),
  gatewayResponses: notAsked(),
  stages: notAsked(),
  deployments: notAsked(),
  deployed: {},
  deployedSummaries: {},
  domains: {},
  mappings: {},
  routingRules: {},
  usagePlans: notAsked(),
  functions: {},
  functionPolicies: {},
  roles: {},
  userPools: {},
  clientIds: {},
  appClients: {},
  resourceServers: {},
  hosts: {},
  discoveries: {},
  keySets: {},
};

function outOfReach(reason: Gathered<never>): ApiArtifacts {
  return {
    ...nothing,
    api: reason,
    tags: reason,
    methods: reason,
    authorizers: reason,
    gatewayResponses: reason,
    stages: reason,
    deployments: reason,
  };
}

/** The draft and the stages, by kind of API. */
interface Definition {
  readonly api: Answer<ReadApi>;
  readonly methods: Answer<ApiMethod[]>;
  readonly authorizers: Answer<ApiAuthorizer[]>;
  readonly stages: Answer<RawStage[]>;
  readonly others: Pick<ApiArtifacts, "gatewayResponses" | "deployments">;
}

async function readArtifacts(
  ctx: GatherContext,
  place: Place,
  scope: ApiScope,
  options: ApiOptions,
): Promise<ApiArtifacts> {
  const definition = await (scope.kind === "rest"
    ? readRestDefinition(ctx, place, scope.id, options.known)
    : readHttpDefinition(ctx, place, scope, options.known));
  const { api, methods, authorizers, stages } = definition;
  const found = stages.state === "ok" ? stages.value : [];
  const names = found.map(({ stageName }) => stageName);
  const wanted = options.stages(names) ?? names;
  const asked = found.filter(({ stageName }) => wanted.includes(stageName));
  const deployed = await readDeployed(ctx, place, scope, asked);
  const drafted = authorizers.state === "ok" ? authorizers.value : [];
  const serving = Object.values(deployed).flatMap((one) => (one.state === "ok" ? one.value.authorizers : []));
  return {
    ...nothing,
    ...definition.others,
    api: mapAnswer(api, (read) => read.api),
    tags: mapAnswer(api, (read) => ({ ...read.tags })),
    methods: mapAnswer(methods, (all) => all.map((method) => withAuthorizerName(method, drafted))),
    authorizers,
    stages: mapAnswer(stages, (all) =>
      all.map((stage) => keepUsedVariables(stage, [...drafted, ...serving])),
    ),
    deployed,
    deployedSummaries:
      scope.kind === "rest" ? await readSummaries(ctx, place, scope.id, asked, deployed) : {},
  };
}

function withAuthorizerName(method: ApiMethod, authorizers: readonly ApiAuthorizer[]): ApiMethod {
  const name = authorizerOfMethod(method, authorizers)?.name;
  return name === undefined ? method : { ...method, authorizerName: name };
}

async function readRestDefinition(
  ctx: GatherContext,
  place: Place,
  id: string,
  known: ReadApi | undefined,
): Promise<Definition> {
  const [api, methods, authorizers, stages, gatewayResponses] = await Promise.all([
    known ? answered(known) : readRestApi(ctx, place, id),
    readRestMethods(ctx, place, id),
    readRestAuthorizers(ctx, place, id),
    readRestStages(ctx, place, id),
    readGatewayResponses(ctx, place, id),
  ]);
  return { api, methods, authorizers, stages, others: { gatewayResponses, deployments: notAsked() } };
}

async function readHttpDefinition(
  ctx: GatherContext,
  place: Place,
  { kind, id }: ApiScope,
  known: ReadApi | undefined,
): Promise<Definition> {
  const [api, methods, authorizers, stages, deployments] = await Promise.all([
    known ? answered(known) : readHttpApi(ctx, place, id),
    readRoutes(ctx, place, id),
    readHttpAuthorizers(ctx, place, id),
    readHttpStages(ctx, place, id),
    readHttpDeployments(ctx, place, id),
  ]);
  const none = skipped<never>(`${kind === "http" ? "HTTP" : "WebSocket"} APIs have no gateway responses`);
  return { api, methods, authorizers, stages, others: { gatewayResponses: none, deployments } };
}

function answered<T>(value: T): Answer<T> {
  return { state: "ok", value };
}

function readDeployed(
  ctx: GatherContext,
  place: Place,
  { kind, id }: ApiScope,
  stages: readonly RawStage[],
): Promise<Record<string, Gathered<DeployedApi>>> {
  const names = kind === "ws" ? [] : stages.map(({ stageName }) => stageName);
  return readEach(names, (name) =>
    kind === "rest" ? readRestExport(ctx, place, id, name) : readHttpExport(ctx, place, id, name),
  );
}

function readSummaries(
  ctx: GatherContext,
  place: Place,
  id: string,
  stages: readonly RawStage[],
  deployed: Readonly<Record<string, Gathered<DeployedApi>>>,
): Promise<Record<string, Gathered<DeployedMethodSummary[]>>> {
  const unread = stages.filter(({ stageName }) => deployed[stageName]?.state === "failed");
  const byName = new Map(unread.map((stage) => [stage.stageName, stage.deploymentId]));
  return readEach(byName.keys(), async (name) => {
    const deploymentId = byName.get(name);
    return deploymentId === undefined
      ? skipped("the stage names no deployment")
      : readDeploymentSummary(ctx, place, id, deploymentId);
  });
}
