import "server-only";
import type { Place } from "../../aws/place";
import type { ResolutionStep } from "../../model/diagnosis";
import { type GatherError, type Gathered, ok, skipped } from "../../model/gathered";
import type { ApiScope } from "../../model/scope";
import type { ApiHost } from "../../routing/api/api-host";
import { chooseMapping, type MappedRequest } from "../../routing/api/choose-mapping";
import type { RequestTarget } from "../../routing/request-target";
import { readDomain, readMappings, readRoutingRules } from "../api/domain";
import type { DomainOfRequest } from "../api/gather-api";
import { readHttpApi } from "../api/http-api";
import { type ReadApi, readRestApi } from "../api/rest-api";
import { allPlaces, type GatherContext } from "../context";
import type { Attempt } from "./attempt";
import { listed, step, unreadStep } from "./step";

/** The API that serves a host, and by which way the request comes to it. */
export interface LocatedApi {
  readonly scope: ApiScope;
  readonly known: ReadApi;
  readonly domain?: DomainOfRequest;
  /** Where the custom domain sends the request; null: it maps nothing here. Absent: no custom domain. */
  readonly mapped?: MappedRequest | null;
}

/** An API's own host, which says its id and Region; null for hosts of other forms. */
export function locateByApiHost(
  ctx: GatherContext,
  host: string,
  read: ApiHost,
): (() => Promise<Attempt>) | null {
  switch (read.form) {
    case "other":
      return null;
    case "execute-api":
      return () => byExecuteApi(ctx, read.apiId, read.region);
    case "vpc-endpoint":
      return async () => ({
        ...nowhere,
        steps: [
          step(
            "may",
            "VPC endpoint",
            `${host} is a VPC endpoint of API Gateway: which API is meant stands in the Host or x-apigw-api-id header, not in the URL. Give the URL with the API's id: https://{api id}-${read.vpcEndpointId}.execute-api.${read.region}.amazonaws.com/…`,
          ),
        ],
      });
    case "domain-target":
      return async () => ({
        ...nowhere,
        steps: [
          step(
            "miss",
            "Address behind a custom domain",
            `${host} is what DNS of a custom domain leads to. API Gateway answers there for the custom domain's own name alone: give the URL with that name.`,
          ),
        ],
      });
  }
}

const nowhere = { errors: [], scopes: [], final: true } as const;

async function byExecuteApi(ctx: GatherContext, apiId: string, region: string): Promise<Attempt> {
  const what = `API ${apiId}`;
  const places = allPlaces(ctx.aws).filter((place) => place.region === region);
  if (places.length === 0) {
    const regions = listed([...new Set(allPlaces(ctx.aws).map((place) => place.region))]);
    const detail = `The host names ${region}, a Region that is not configured; ${regions} is.`;
    return { ...nowhere, steps: [step("miss", what, detail)] };
  }
  const found = await Promise.all(places.map((place) => findApi(ctx, place, apiId)));
  const apis = found.flatMap(({ api }) => (api ? [api] : []));
  const errors = found.flatMap((one) => one.errors);
  const steps = errors.map((error) => unreadStep(what, error));
  const [api] = apis;
  if (api) {
    steps.push(apiStep(what, api));
    return { steps, errors, scopes: [], api, final: true };
  }
  if (errors.length === 0) {
    const detail = `No configured account has it in ${region}: it was deleted, stands in another account, or the id is mistyped.`;
    steps.push(step("miss", what, detail));
  }
  return { steps, errors, scopes: [], final: true };
}

const kinds = { rest: "a REST API", http: "an HTTP API", ws: "a WebSocket API" } as const;

function apiStep(what: string, { scope, known }: LocatedApi): ResolutionStep {
  return step(
    "hit",
    what,
    `It is ${kinds[scope.kind]}, ${known.api.name}, in ${scope.region}, account ${scope.account}.`,
  );
}

interface Found {
  readonly api: LocatedApi | null;
  readonly errors: readonly GatherError[];
}

/** Ids do not say which of the two services an API belongs to. */
async function findApi(ctx: GatherContext, place: Place, id: string): Promise<Found> {
  const identity = await ctx.aws.accountId(place.account, ctx.session);
  if (identity.state === "failed") return { api: null, errors: [identity.error] };
  const scope = { account: identity.value, region: place.region, id };
  const rest = await readRestApi(ctx, place, id);
  if (rest.state === "ok")
    return { api: { scope: { kind: "rest", ...scope }, known: rest.value }, errors: [] };
  const http = await readHttpApi(ctx, place, id);
  if (http.state === "ok") {
    return { api: { scope: { kind: http.value.kind, ...scope }, known: http.value }, errors: [] };
  }
  const errors = [rest.error, http.error].filter(({ code }) => code !== "not-found");
  return { api: null, errors };
}

/** Asks every configured place whether API Gateway has a custom domain of the host's name, or a wildcard over it. */
export async function locateByDomain(
  ctx: GatherContext,
  request: Pick<RequestTarget, "host" | "path" | "headers">,
): Promise<Attempt> {
  const what = "Custom domain of API Gateway";
  const places = allPlaces(ctx.aws);
  const asked = await Promise.all(
    places.map(async (place) => ({ place, domain: await findDomain(ctx, place, request.host) })),
  );
  const errors = asked.flatMap(({ domain }) => (domain.state === "failed" ? [domain.error] : []));
  const steps = errors.map((error) => unreadStep(what, error));
  for (const { place, domain } of asked) {
    if (domain.state !== "ok" || domain.value === null) continue;
    const found = await followDomain(ctx, place, request, domain.value);
    return { ...found, steps: [...steps, ...found.steps], errors: [...errors, ...found.errors] };
  }
  if (errors.length === 0) {
    const where = listed(places.map(({ region }) => region));
    steps.push(step("miss", what, `None in ${where} is called ${request.host}.`));
  }
  return { steps, errors, scopes: [] };
}

type Domain = Extract<DomainOfRequest["domain"], { state: "ok" }>["value"];

async function findDomain(ctx: GatherContext, place: Place, host: string): Promise<Gathered<Domain>> {
  const exact = await readDomain(ctx, place, host);
  if (exact.state !== "ok" || exact.value !== null) return exact;
  const dot = host.indexOf(".");
  return host.indexOf(".", dot + 1) < 0 ? exact : readDomain(ctx, place, `*${host.slice(dot)}`);
}

async function followDomain(
  ctx: GatherContext,
  place: Place,
  request: Pick<RequestTarget, "host" | "path" | "headers">,
  domain: NonNullable<Domain>,
): Promise<Attempt> {
  const what = `Custom domain ${domain.name}`;
  const [mappings, rules] = await Promise.all([
    readMappings(ctx, place, domain.name),
    domain.routingMode === "API_MAPPING_ONLY"
      ? skipped<never>("the domain routes by mappings alone")
      : readRoutingRules(ctx, place, domain.name),
  ]);
  const errors = [mappings, rules].flatMap((read) => (read.state === "failed" ? [read.error] : []));
  const steps = [
    step("hit", what, `API Gateway has it in ${place.region}: ${domain.routingMode}.`),
    ...errors.map((error) => unreadStep(what, error)),
  ];
  const known = mappings.state === "ok" ? mappings.value : [];
  const routed = rules.state === "ok" ? rules.value : [];
  const choice = chooseMapping(domain, known, routed, request);
  steps.push(...choice.steps);
  const [any] = [...known, ...routed];
  const apiId = choice.mapped?.apiId ?? any?.apiId;
  if (apiId === undefined) {
    if (errors.length === 0) steps.push(step("miss", what, "It maps no API at all."));
    return { steps, errors, scopes: [], final: true };
  }
  const { api, errors: unread } = await findApi(ctx, place, apiId);
  steps.push(...unread.map((error) => unreadStep(`API ${apiId}`, error)));
  if (!api) {
    if (unread.length === 0)
      steps.push(step("miss", `API ${apiId}`, "The domain leads to it, and it is gone."));
    return { steps, errors: [...errors, ...unread], scopes: [], final: true };
  }
  if (choice.mapped) steps.push(apiStep(`API ${apiId}`, api));
  const ofRequest: DomainOfRequest = {
    host: request.host,
    domain: ok(domain),
    mappings,
    routingRules: rules,
  };
  // What could not be read may map it, and rules go before mappings: then nothing is known, neither to be there nor missing.
  if (rules.state === "failed" || (!choice.mapped && errors.length > 0))
    return { steps, errors, scopes: [], final: true };
  return {
    steps,
    errors: [...errors, ...unread],
    scopes: [],
    api: { ...api, domain: ofRequest, mapped: choice.mapped },
    final: true,
  };
}
