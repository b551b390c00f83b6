/** From a call to what a REST API answers. */

import type { World } from "../world";
import type { RestApiState } from "../world-api";
import { type Call, headerOf, type Reply } from "./call";
import type { Located } from "./find-api";
import { forbidden, gatewayResponse, type Refusal, refusal, restHeaders } from "./gateway-response";
import { backendReply, mockReply, remapped } from "./integration";
import { matchMethod } from "./match-resource";
import { deniedByPolicy, judgeBoth, judgeResourcePolicy } from "./resource-policy";
import { type Asked, type Authorized, authorizeRest, missingToken } from "./rest-authorizers";
import { type RestCall, restSources } from "./rest-context";
import { type Serving, servingOf } from "./rest-stage";
import type { ResultCache } from "./result-cache";
import { keyOpens } from "./usage-plans";
import type { Outside } from "./verify-token";

export interface RestDoor {
  readonly world: World;
  readonly outside: Outside;
  readonly cache: ResultCache<Asked>;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Stage and path within it: the stage is the first segment, but for domains whose mapping names it. */
function stageAndPath({ stage, path }: Pick<Located, "stage" | "path">): { stage: string; path: string } {
  if (stage !== undefined) return { stage, path };
  const [, first = "", rest = ""] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
  return { stage: decodeURIComponent(first), path: rest || "/" };
}

/** Doors that the deployed API does not have, whatever is behind them. */
function isShut({ definition }: Serving, { door }: Located): boolean {
  const { api } = definition;
  const ownName = door.kind === "default-endpoint";
  if (ownName && api.disableExecuteApiEndpoint) return true;
  const isPrivate = api.endpointConfiguration?.types?.includes("PRIVATE") ?? false;
  const throughEndpoint = door.kind === "default-endpoint" && door.vpcEndpoint !== undefined;
  return ownName && isPrivate !== throughEndpoint;
}

/** `X-HTTP-Method-Override` changes what API Gateway sees: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
const overridden = (call: Call): Call => {
  const method = headerOf(call, "x-http-method-override");
  return method ? { ...call, method } : call;
};

/** Undefined where the call may go on to the integration. */
async function judge(
  rest: RestCall,
  cache: RestDoor["cache"],
): Promise<{ readonly refused: Refusal } | { readonly authorized: Authorized }> {
  const verdict = judgeResourcePolicy(rest);
  const { authorizationType = "NONE" } = rest.matched.method;
  // Phase 1: with a Lambda authorizer an explicit deny ends it before the function is called.
  const early = authorizationType === "CUSTOM" && verdict === "deny";
  if (early) return { refused: deniedByPolicy(rest, verdict) };
  const judged = await authorizeRest(rest, cache);
  if ("refused" in judged) return judged;
  const { policy } = judged.authorized;
  const refused =
    policy !== undefined
      ? judgeBoth(rest, policy, verdict)
      : verdict === undefined || verdict === "allow"
        ? undefined
        : deniedByPolicy(rest, verdict);
  return refused ? { refused } : judged;
}

function keyRefused(rest: RestCall, { usageIdentifierKey }: Authorized): boolean {
  if (!rest.matched.method.apiKeyRequired) return false;
  const { api } = rest.serving.definition;
  const value = api.apiKeySource === "AUTHORIZER" ? usageIdentifierKey : headerOf(rest.call, "x-api-key");
  const { apigateway } = rest.home.state;
  return !apigateway || !keyOpens(apigateway, value, rest.apiId, rest.serving.stage);
}

async function integrate({ world, matched, call, path }: RestCall, { context }: Authorized): Promise<Reply> {
  const { methodIntegration } = matched.method;
  const seen = { method: call.method, path, authorizer: context };
  const reply =
    methodIntegration?.type === "MOCK"
      ? mockReply(methodIntegration)
      : remapped(await backendReply(world, methodIntegration?.uri, seen));
  return { ...reply, headers: { ...restHeaders(call.requestId), ...reply.headers } };
}

export async function answerRest(
  api: RestApiState,
  located: Located,
  asked: Call,
  door: RestDoor,
): Promise<Reply> {
  const { stage, path } = stageAndPath(located);
  const serving = servingOf(api, stage, door.random);
  if (!serving || isShut(serving, located)) return forbidden(asked.requestId);
  const call = overridden(asked);
  const matched = matchMethod(serving.definition.resources, call.method, path);
  if (!matched) {
    const sources = { call, variables: serving.variables, context: { stage } };
    return gatewayResponse(missingToken({ call }), serving.definition, sources);
  }
  const rest: RestCall = {
    world: door.world,
    home: located.home,
    door: located.door,
    apiId: api.draft.api.id,
    call,
    path,
    serving,
    matched,
    outside: door.outside,
  };
  const refuse = (refused: Refusal) => gatewayResponse(refused, serving.definition, restSources(rest));
  const judged = await judge(rest, door.cache);
  if ("refused" in judged) return refuse(judged.refused);
  if (keyRefused(rest, judged.authorized)) return refuse(refusal("INVALID_API_KEY"));
  return integrate(rest, judged.authorized);
}
