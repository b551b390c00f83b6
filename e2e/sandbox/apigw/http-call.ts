/** One call of one route of an HTTP or WebSocket API. */
import type { World } from "../world";
import type { HttpApiState, HttpDefinition } from "../world-api";
import type { Call } from "./call";
import type { Home, Located } from "./find-api";
import type { SourceContext } from "./identity-source";
import type { Route } from "./match-route";
import type { Outside } from "./verify-token";

export interface HttpServing {
  readonly stage: string;
  readonly definition: HttpDefinition;
  readonly variables: Readonly<Record<string, string>>;
  /** Path within the stage. */
  readonly path: string;
}

export interface HttpCall {
  readonly world: World;
  readonly home: Home;
  readonly apiId: string;
  readonly call: Call;
  readonly serving: HttpServing;
  readonly route: Route;
  readonly outside: Outside;
}

function servingOf(http: HttpApiState, stageName: string, path: string): HttpServing | undefined {
  const stage = http.stages.find((each) => each.StageName === stageName);
  const deployed = http.deployments.find(({ deployment }) => deployment.DeploymentId === stage?.DeploymentId);
  if (!stage || !deployed) return undefined;
  return { stage: stageName, definition: deployed.frozen, variables: stage.StageVariables ?? {}, path };
}

/**
 * The stage that a domain names, else the one that the first segment names, else `$default`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function httpServing(http: HttpApiState, { stage, path }: Located): HttpServing | undefined {
  if (stage !== undefined) return servingOf(http, stage, path);
  const [, first = "", rest = ""] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
  return servingOf(http, first, rest || "/") ?? servingOf(http, "$default", path);
}

export function routeArn({ home, apiId, serving, call }: HttpCall): string {
  const below = serving.path.replace(/^\//, "");
  return `arn:aws:execute-api:${home.region}:${home.account}:${apiId}/${serving.stage}/${call.method}/${below}`;
}

export function httpSources({ call, serving, route, apiId }: HttpCall): SourceContext {
  return {
    call,
    variables: serving.variables,
    context: {
      apiId,
      httpMethod: call.method,
      path: serving.path,
      requestId: call.requestId,
      routeKey: route.RouteKey,
      stage: serving.stage,
      "identity.sourceIp": call.sourceIp,
    },
  };
}
