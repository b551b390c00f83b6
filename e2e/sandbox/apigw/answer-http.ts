/** From a call to what an HTTP API answers. */
import type { World } from "../world";
import type { HttpApiState } from "../world-api";
import { type Call, isSigned, type Reply } from "./call";
import type { Located } from "./find-api";
import { type HttpCall, httpServing } from "./http-call";
import { corsHeaders, isPreflight } from "./http-cors";
import { judgeJwt } from "./http-jwt";
import { type HttpAsked, judgeLambda } from "./http-lambda";
import { backendReply, type Seen } from "./integration";
import { matchRoute } from "./match-route";
import type { ResultCache } from "./result-cache";
import type { Outside } from "./verify-token";

export interface HttpDoor {
  readonly world: World;
  readonly outside: Outside;
  readonly cache: ResultCache<HttpAsked>;
}

const MESSAGES = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  500: "Internal Server Error",
} as const;

const refuse = (status: keyof typeof MESSAGES, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify({ message: MESSAGES[status] }),
});

const bearer = (scopes: readonly string[], error: string, description: string): Record<string, string> => ({
  "www-authenticate": `Bearer scope="${scopes.join(" ")}" error="${error}" error_description="${description}"`,
});

async function byJwt(http: HttpCall, authorizer: Parameters<typeof judgeJwt>[1]): Promise<Reply | undefined> {
  const refused = await judgeJwt(http, authorizer);
  if (!refused) return undefined;
  if (refused.status === 403) {
    const { scopes } = refused;
    return refuse(403, bearer(scopes, "insufficient_scope", `expected scopes: [${scopes.join(" ")}]`));
  }
  const { reason } = refused;
  const scopes = http.route.AuthorizationScopes ?? [];
  return refuse(
    401,
    reason === undefined ? { "www-authenticate": "Bearer" } : bearer(scopes, "invalid_token", reason),
  );
}

const integrationOf = ({ route, serving }: HttpCall) =>
  serving.definition.integrations.find(
    ({ IntegrationId }) => route.Target === `integrations/${IntegrationId}`,
  );

/** A refusal, or what the backend answers. */
async function runRoute(http: HttpCall, cache: HttpDoor["cache"]): Promise<Reply> {
  const { route, call, serving } = http;
  const { AuthorizationType = "NONE", AuthorizerId } = route;
  const { IntegrationUri } = integrationOf(http) ?? {};
  const backend = (authorizer: Seen["authorizer"]) =>
    backendReply(http.world, `${IntegrationUri}/`, { method: call.method, path: serving.path, authorizer });
  if (AuthorizationType === "NONE") return backend({});
  if (AuthorizationType === "AWS_IAM") return isSigned(call) ? backend({}) : refuse(403);
  const authorizer = serving.definition.authorizers.find((each) => each.AuthorizerId === AuthorizerId);
  // Inferred: a route whose authorizer is gone lets nobody in.
  if (!authorizer) return refuse(500);
  if (AuthorizationType === "JWT") return (await byJwt(http, authorizer)) ?? backend({});
  const verdict = await judgeLambda(http, authorizer, cache);
  return verdict.status === "let-in" ? backend(verdict.context) : refuse(verdict.status);
}

async function answer(
  http: HttpApiState,
  located: Located,
  call: Call,
  { world, outside, cache }: HttpDoor,
): Promise<Reply> {
  const { api } = http.draft;
  if (api.DisableExecuteApiEndpoint && located.door.kind === "default-endpoint") return refuse(403);
  const serving = httpServing(http, located);
  if (!serving) return refuse(404);
  const route = matchRoute(serving.definition.routes, call.method, serving.path);
  const cors = serving.definition.api.CorsConfiguration;
  const headers = corsHeaders(cors, call);
  // API Gateway answers preflights itself, unless a route of its own takes them: `$default` does.
  if (cors && isPreflight(call) && (!route || !takesPreflights(route.RouteKey))) {
    return { status: 204, headers, body: "" };
  }
  if (!route) return refuse(404, headers);
  const { home } = located;
  const reply = await runRoute({ world, home, apiId: api.ApiId, call, serving, route, outside }, cache);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

const takesPreflights = (routeKey: string): boolean =>
  routeKey === "$default" || routeKey.startsWith("OPTIONS ");

export async function answerHttp(
  http: HttpApiState,
  located: Located,
  call: Call,
  door: HttpDoor,
): Promise<Reply> {
  const reply = await answer(http, located, call, door);
  return { ...reply, headers: { "apigw-requestid": call.requestId, ...reply.headers } };
}
