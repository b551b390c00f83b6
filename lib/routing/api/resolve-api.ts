import type { ApiMethod, ApiStage } from "../../model/api";
import type { ApiGap } from "../../model/api-chain";
import type { ResolutionStep } from "../../model/diagnosis";
import type { ApiScope } from "../../model/scope";
import type { RequestTarget } from "../request-target";
import type { MappedRequest } from "./choose-mapping";
import { matchHttpRoute } from "./match-http";
import { matchRestPath } from "./match-rest";
import { plainPath, segmentsOf, undocumentedPart } from "./path-segments";

export interface ApiQuestion {
  readonly kind: ApiScope["kind"];
  readonly request: RequestTarget;
  readonly stages: readonly Pick<ApiStage, "stageName">[];
  /** What a stage serves; `drafted`: its export was not read, and the draft stands in. Undefined: neither was read. */
  readonly methodsOf: (
    stage: string,
  ) => { readonly methods: readonly ApiMethod[]; readonly drafted: boolean } | undefined;
  /** Where the custom domain sends the request; null: it maps nothing here. Absent: the execute-api host was asked. */
  readonly mapped?: MappedRequest | null;
}

/** How a request becomes a method. With `gap` nothing answers it, and path and method are what was asked. */
export interface ApiResolution {
  readonly steps: readonly ResolutionStep[];
  readonly stage: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly gap?: ApiGap;
}

/** Finds stage and method of a request to an API, and tells every step. Pure. */
export function resolveApi(question: ApiQuestion): ApiResolution {
  const { kind, request, mapped } = question;
  const asked = methodAsked(request);
  const httpMethod = kind === "ws" ? "" : asked.httpMethod;
  if (mapped === null) {
    return { steps: [], stage: "", httpMethod, path: request.path, gap: "domain-mapping" };
  }
  const stage = mapped && mapped.stage !== "" ? fixedStage(mapped) : stageInPath(question, mapped?.path);
  const known = question.stages.some(({ stageName }) => stageName === stage.name);
  if (!known) {
    return { steps: [stage.step], stage: stage.name, httpMethod, path: stage.rest, gap: "stage" };
  }
  if (kind === "ws") {
    return { steps: [stage.step], stage: stage.name, httpMethod: "", path: "$connect" };
  }
  const served = question.methodsOf(stage.name);
  if (served === undefined) {
    const unread: ResolutionStep = {
      what: "Method",
      outcome: "may",
      detail: "Neither what is deployed nor the draft could be read.",
    };
    return { steps: [stage.step, unread], stage: stage.name, httpMethod, path: stage.rest };
  }
  const chosen =
    kind === "rest"
      ? restMethod(served.methods, asked, stage.rest)
      : httpRoute(served.methods, asked, stage.rest);
  const drafted: ResolutionStep[] = served.drafted
    ? [
        {
          what: "Deployment",
          outcome: "may",
          detail: "What is deployed could not be read: the draft is taken for it.",
        },
      ]
    : [];
  return {
    ...chosen,
    steps: [stage.step, ...drafted, ...chosen.steps],
    stage: stage.name,
  };
}

interface AskedMethod {
  readonly httpMethod: string;
  /** The URL alone does not say it: a browser that opens it sends GET. */
  readonly assumed: boolean;
}

/**
 * `X-HTTP-Method-Override` counts before the method itself:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
function methodAsked({ method, headers }: RequestTarget): AskedMethod {
  const override = Object.entries(headers ?? {}).find(
    ([name]) => name.toLowerCase() === "x-http-method-override",
  )?.[1][0];
  const httpMethod = (override ?? method)?.toUpperCase();
  return httpMethod === undefined ? { httpMethod: "GET", assumed: true } : { httpMethod, assumed: false };
}

interface ChosenStage {
  readonly name: string;
  readonly rest: string;
  readonly step: ResolutionStep;
}

function fixedStage({ stage, path }: MappedRequest): ChosenStage {
  return {
    name: stage,
    rest: path,
    step: { what: `Stage ${stage}`, outcome: "hit", detail: "The custom domain's mapping names it." },
  };
}

/**
 * The first segment names the stage; of an HTTP API only where a stage is called so, else `$default` takes it all.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 */
function stageInPath({ kind, request, stages }: ApiQuestion, mappedPath: string | undefined): ChosenStage {
  const path = mappedPath ?? request.path;
  const [first = "", ...rest] = segmentsOf(path);
  const names = stages.map(({ stageName }) => stageName);
  const hit = (name: string, detail: string): ChosenStage => ({
    name,
    rest: name === "$default" ? path : `/${rest.join("/")}`,
    step: { what: `Stage ${name}`, outcome: "hit", detail },
  });
  if (first !== "" && names.includes(first)) return hit(first, "The first segment of the path names it.");
  if (kind === "http" && names.includes("$default")) {
    return hit("$default", "No stage is called as the first segment is, so $default takes the whole path.");
  }
  return {
    name: first,
    rest: `/${rest.join("/")}`,
    step: {
      what: first === "" ? "Stage" : `Stage ${first}`,
      outcome: "miss",
      detail:
        first === ""
          ? "The path names no stage."
          : `The first segment of the path would name it; the API has ${names.length === 0 ? "none" : names.join(", ")}.`,
    },
  };
}

type ChosenMethod = Omit<ApiResolution, "stage">;

function restMethod(methods: readonly ApiMethod[], asked: AskedMethod, path: string): ChosenMethod {
  const { steps, looked } = lookedUp(path);
  const match = matchRestPath(methods, looked);
  if (!match.found) {
    const taken = match.shadows
      ? ` ${match.shadows.literal} is there of its own, so ${match.shadows.greedy} does not take what is below it.`
      : "";
    steps.push({
      what: "Resource",
      outcome: "miss",
      detail: `No resource fits ${looked}; ${match.reached} is the last that does.${taken}`,
    });
    return { steps, httpMethod: asked.httpMethod, path: looked, gap: "method" };
  }
  const { resource, uncertain } = match;
  steps.push({
    what: `Resource ${resource.path}`,
    outcome: uncertain === undefined ? "hit" : "may",
    detail:
      uncertain === undefined
        ? fitsWith(resource.parameters)
        : `${fitsWith(resource.parameters)} ${uncertain} beside it would fit as well; a parameter goes before a greedy one.`,
  });
  const own = methods.filter((method) => method.path === resource.path);
  return withMethod(own, asked, resource.path, steps);
}

function withMethod(
  own: readonly ApiMethod[],
  asked: AskedMethod,
  path: string,
  steps: ResolutionStep[],
): ChosenMethod {
  const exact = own.find(({ httpMethod }) => httpMethod === asked.httpMethod);
  const any = own.find(({ httpMethod }) => httpMethod === "ANY");
  const found = exact ?? any;
  const others = own.filter(({ httpMethod }) => httpMethod !== "OPTIONS");
  if (found) {
    const detail = exact
      ? asked.assumed
        ? "The URL does not say the method; a browser sends GET."
        : "The method is there."
      : `ANY stands for ${asked.httpMethod}.`;
    steps.push({
      what: `Method ${found.httpMethod}`,
      outcome: asked.assumed && others.length > 1 ? "may" : "hit",
      detail,
    });
    return { steps, httpMethod: found.httpMethod, path };
  }
  const [other] = others;
  if (asked.assumed && other) {
    steps.push({
      what: `Method ${other.httpMethod}`,
      outcome: "may",
      detail: `The URL does not say the method, and ${path} has no GET: ${others.map(({ httpMethod }) => httpMethod).join(", ")} is there.`,
    });
    return { steps, httpMethod: other.httpMethod, path };
  }
  steps.push({
    what: `Method ${asked.httpMethod}`,
    outcome: "miss",
    detail: `${path} has ${own.map(({ httpMethod }) => httpMethod).join(", ") || "no method"}, and no ANY.`,
  });
  return { steps, httpMethod: asked.httpMethod, path, gap: "method" };
}

function httpRoute(routes: readonly ApiMethod[], asked: AskedMethod, path: string): ChosenMethod {
  const { steps, looked } = lookedUp(path);
  const match = matchHttpRoute(routes, asked.httpMethod, looked);
  const route = match.found ? routes[match.index] : undefined;
  if (match.found && route && !(asked.assumed && route.path === "$default")) {
    return { ...routeStep(routes, route, asked, match.rival, steps) };
  }
  const others = asked.assumed
    ? routes.filter(
        (candidate) =>
          candidate.path !== "$default" &&
          matchHttpRoute([candidate], candidate.httpMethod === "ANY" ? "GET" : candidate.httpMethod, looked)
            .found,
      )
    : [];
  const [other] = others;
  if (other) {
    steps.push({
      what: `Route ${other.httpMethod} ${other.path}`,
      outcome: "may",
      detail: `The URL does not say the method, and no GET fits ${looked}: ${others.map(({ httpMethod }) => httpMethod).join(", ")} is there.`,
    });
    return { steps, httpMethod: other.httpMethod, path: other.path };
  }
  if (match.found && route) return { ...routeStep(routes, route, asked, match.rival, steps) };
  steps.push({
    what: "Route",
    outcome: "miss",
    detail: `No route fits ${asked.httpMethod} ${looked}, and there is no $default.`,
  });
  return { steps, httpMethod: asked.httpMethod, path: looked, gap: "method" };
}

function routeStep(
  routes: readonly ApiMethod[],
  route: ApiMethod,
  asked: AskedMethod,
  rivalIndex: number | undefined,
  steps: ResolutionStep[],
): ChosenMethod {
  const rival = rivalIndex === undefined ? undefined : routes[rivalIndex];
  steps.push({
    what: `Route ${route.httpMethod === "" ? route.path : `${route.httpMethod} ${route.path}`}`,
    outcome: rival ? "may" : "hit",
    detail: rival
      ? `${rival.httpMethod} ${rival.path} fits as well; AWS does not say which goes first.`
      : asked.assumed
        ? "It fits best; the URL does not say the method, and a browser sends GET."
        : "It fits best.",
  });
  return { steps, httpMethod: route.httpMethod, path: route.path };
}

/** The path as it is looked up, with a step where that is not documented. */
function lookedUp(path: string): { steps: ResolutionStep[]; looked: string } {
  const odd = undocumentedPart(path);
  if (odd === null) return { steps: [], looked: path };
  const looked = plainPath(path);
  return {
    steps: [
      {
        what: "Path",
        outcome: "may",
        detail: `What API Gateway makes of ${odd} is not documented: ${looked} is looked up.`,
      },
    ],
    looked,
  };
}

function fitsWith(parameters: Readonly<Record<string, string>>): string {
  const named = Object.entries(parameters).map(([name, value]) => `${name} is ${value}`);
  return named.length === 0 ? "Its path is the request's." : `It fits: ${named.join(", ")}.`;
}
