/**
 * The handshake of a WebSocket API, which is where it asks who calls.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
 */
import type { HttpApiState } from "../world-api";
import type { HttpDoor } from "./answer-http";
import { type Call, isSigned, type Reply } from "./call";
import type { Located } from "./find-api";
import { forbidden, gatewayResponse, type Refusal, refusal } from "./gateway-response";
import { type HttpCall, httpServing, httpSources } from "./http-call";
import { judgeLambda } from "./http-lambda";

const REFUSALS = {
  401: refusal("UNAUTHORIZED"),
  403: refusal("ACCESS_DENIED"),
  500: refusal("AUTHORIZER_CONFIGURATION_ERROR"),
} as const;

async function judge(http: HttpCall, cache: HttpDoor["cache"]): Promise<Refusal | undefined> {
  const { AuthorizationType = "NONE", AuthorizerId } = http.route;
  if (AuthorizationType === "NONE") return undefined;
  if (AuthorizationType === "AWS_IAM") {
    return isSigned(http.call) ? undefined : refusal("MISSING_AUTHENTICATION_TOKEN");
  }
  const { authorizers } = http.serving.definition;
  const authorizer = authorizers.find((each) => each.AuthorizerId === AuthorizerId);
  const verdict = authorizer ? await judgeLambda(http, authorizer, cache) : ({ status: 500 } as const);
  if (verdict.status === "let-in") return undefined;
  return verdict.status === 403 && verdict.explicit
    ? refusal("ACCESS_DENIED", "User is not authorized to access this resource with an explicit deny")
    : REFUSALS[verdict.status];
}

/** Status 101 where the connection stands. */
export async function answerHandshake(
  http: HttpApiState,
  located: Located,
  call: Call,
  { world, outside, cache }: HttpDoor,
): Promise<Reply> {
  const { api } = http.draft;
  const shut = api.DisableExecuteApiEndpoint && located.door.kind === "default-endpoint";
  const serving = httpServing(http, located);
  if (shut || !serving) return forbidden(call.requestId);
  const declared = serving.definition.routes.find(({ RouteKey }) => RouteKey === "$connect");
  // Without a route of its own, connecting is free.
  const route = declared ?? { RouteId: "", RouteKey: "$connect" };
  const socket: HttpCall = { world, home: located.home, apiId: api.ApiId, call, serving, route, outside };
  const refused = await judge(socket, cache);
  if (refused) return gatewayResponse(refused, { gatewayResponses: [] }, httpSources(socket));
  return {
    status: 101,
    headers: { server: "target", upgrade: "websocket", connection: "Upgrade" },
    body: "",
  };
}
