/**
 * Lambda authorizers of HTTP and WebSocket APIs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
import type { HttpDefinition } from "../world-api";
import { type Decision, readPolicyAnswer, readSimpleAnswer } from "./authorizer-answer";
import { type HttpCall, httpSources, routeArn } from "./http-call";
import { valuesOfSources } from "./identity-source";
import { invokeFunction } from "./invoke-function";
import { judgePolicy } from "./policy";
import type { ResultCache } from "./result-cache";

type Authorizer = HttpDefinition["authorizers"][number];

export type LambdaVerdict =
  | { readonly status: "let-in"; readonly context: Readonly<Record<string, string | number | boolean>> }
  | { readonly status: 401 | 403 | 500; readonly explicit?: boolean };

export type HttpAsked = { readonly decision: Decision } | { readonly status: 401 | 500 };

const isWebSocket = ({ serving }: HttpCall): boolean => serving.definition.api.ProtocolType === "WEBSOCKET";

/** WebSocket APIs speak the first format alone: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html */
function isFirstFormat(http: HttpCall, authorizer: Authorizer): boolean {
  return isWebSocket(http) || authorizer.AuthorizerPayloadFormatVersion === "1.0";
}

const arnOf = (http: HttpCall): string =>
  isWebSocket(http)
    ? `arn:aws:execute-api:${http.home.region}:${http.home.account}:${http.apiId}/${http.serving.stage}/${http.route.RouteKey}`
    : routeArn(http);

function eventOf(http: HttpCall, authorizer: Authorizer, values: readonly string[]): Record<string, unknown> {
  const { call, serving, route } = http;
  const { context } = httpSources(http);
  const headers = Object.fromEntries(call.headers);
  const shared = {
    queryStringParameters: Object.fromEntries(call.query),
    stageVariables: serving.variables,
    requestContext: context,
  };
  if (isFirstFormat(http, authorizer)) {
    return {
      ...shared,
      version: "1.0",
      type: "REQUEST",
      methodArn: arnOf(http),
      identitySource: values.join(","),
      authorizationToken: values.join(","),
      httpMethod: call.method,
      path: serving.path,
      headers,
    };
  }
  return {
    ...shared,
    version: "2.0",
    type: "REQUEST",
    routeArn: arnOf(http),
    identitySource: values,
    routeKey: route.RouteKey,
    rawPath: serving.path,
    // The second format has header names in lower case.
    headers: Object.fromEntries(call.headers.map(([name, value]) => [name.toLowerCase(), value])),
  };
}

async function ask(http: HttpCall, authorizer: Authorizer, values: readonly string[]): Promise<HttpAsked> {
  const { region, account } = http.home;
  const invoked = await invokeFunction({
    world: http.world,
    uri: authorizer.AuthorizerUri ?? "",
    variables: http.serving.variables,
    role: authorizer.AuthorizerCredentialsArn,
    sourceArn: `arn:aws:execute-api:${region}:${account}:${http.apiId}/authorizers/${authorizer.AuthorizerId}`,
    event: eventOf(http, authorizer, values),
  });
  if (invoked.outcome === "not-called") return { status: 500 };
  if (invoked.outcome === "threw") return { status: invoked.message === "Unauthorized" ? 401 : 500 };
  const simple = !isFirstFormat(http, authorizer) && authorizer.EnableSimpleResponses === true;
  const decision = simple ? readSimpleAnswer(invoked.answer) : readPolicyAnswer(invoked.answer);
  return decision.kind === "invalid" ? { status: 500 } : { decision };
}

export async function judgeLambda(
  http: HttpCall,
  authorizer: Authorizer,
  cache: ResultCache<HttpAsked>,
): Promise<LambdaVerdict> {
  const values = valuesOfSources(authorizer.IdentitySource ?? [], httpSources(http));
  if (!values) return { status: 401 };
  const ttl = values.length === 0 ? 0 : (authorizer.AuthorizerResultTtlInSeconds ?? 300);
  const key = JSON.stringify([http.serving.stage, ...values]);
  const asked = await cache.through(authorizer, key, ttl, http.call.at, () => ask(http, authorizer, values));
  if ("status" in asked) return asked;
  const { decision } = asked;
  if (decision.kind === "invalid") return { status: 500 };
  const { context } = decision;
  if (decision.kind === "simple")
    return decision.isAuthorized ? { status: "let-in", context } : { status: 403 };
  const verdict = judgePolicy(decision.document, {
    action: "execute-api:Invoke",
    resource: arnOf(http),
    keys: { "aws:sourceip": http.call.sourceIp },
  });
  return verdict === "allow" ? { status: "let-in", context } : { status: 403, explicit: verdict === "deny" };
}
