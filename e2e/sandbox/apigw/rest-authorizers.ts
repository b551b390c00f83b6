/** The authorizers of REST APIs: from a call to who it is, or to a refusal. */
import type { RestAuthorizer } from "../world-api";
import { type AuthorizerContext, type Decision, readPolicyAnswer } from "./authorizer-answer";
import { headerOf, isSigned } from "./call";
import { matchesWhole } from "./expression";
import { type Refusal, refusal } from "./gateway-response";
import { sourcesOf, valueOfSource, valuesOfSources } from "./identity-source";
import { invokeFunction } from "./invoke-function";
import { authorizerArn, type FunctionCall, methodArn, type RestCall, restSources } from "./rest-context";
import type { ResultCache } from "./result-cache";
import { resolveVariables } from "./stage-variables";
import {
  audiencesOf,
  keysOfIssuer,
  keysOfPool,
  readToken,
  scopesOf,
  signatureHolds,
  timesOf,
} from "./verify-token";

/** What a function answered, or why there is no answer. */
export type Asked = { readonly decision: Decision } | { readonly refused: Refusal };

export interface Authorized {
  readonly context: AuthorizerContext;
  /** Of a Lambda authorizer: what it lets the caller do. */
  readonly policy?: unknown;
  readonly usageIdentifierKey?: string;
}

export type Judged = { readonly authorized: Authorized } | { readonly refused: Refusal };

const UNAUTHORIZED: Judged = { refused: refusal("UNAUTHORIZED") };
const MISCONFIGURED = { refused: refusal("AUTHORIZER_CONFIGURATION_ERROR") };

const DEFAULT_TTL = 300;
const ttlOf = ({ authorizerResultTtlInSeconds }: RestAuthorizer): number =>
  authorizerResultTtlInSeconds ?? DEFAULT_TTL;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html */
function eventOf(rest: FunctionCall, token: string | undefined): Record<string, unknown> {
  const { call, serving, matched, path } = rest;
  if (token !== undefined) return { type: "TOKEN", authorizationToken: token, methodArn: methodArn(rest) };
  return {
    type: "REQUEST",
    methodArn: methodArn(rest),
    resource: matched.resource.path,
    path,
    httpMethod: call.method,
    headers: Object.fromEntries(call.headers),
    queryStringParameters: Object.fromEntries(call.query),
    pathParameters: matched.pathParameters,
    stageVariables: serving.variables,
    requestContext: restSources(rest).context,
  };
}

async function ask(
  rest: FunctionCall,
  authorizer: RestAuthorizer,
  token: string | undefined,
): Promise<Asked> {
  const invoked = await invokeFunction({
    world: rest.world,
    uri: authorizer.authorizerUri ?? "",
    variables: rest.serving.variables,
    role: authorizer.authorizerCredentials,
    sourceArn: authorizerArn(rest, authorizer.id),
    event: eventOf(rest, token),
  });
  if (invoked.outcome === "not-called") return MISCONFIGURED;
  if (invoked.outcome === "threw") {
    // This very word, and no other: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
    return { refused: refusal(invoked.message === "Unauthorized" ? "UNAUTHORIZED" : "AUTHORIZER_FAILURE") };
  }
  const decision = readPolicyAnswer(invoked.answer);
  return decision.kind === "invalid" ? MISCONFIGURED : { decision };
}

/** Policies are kept for all methods of the API: https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html */
async function lambda(
  rest: FunctionCall,
  authorizer: RestAuthorizer,
  cache: ResultCache<Asked>,
  values: readonly string[],
): Promise<Judged> {
  const token = authorizer.type === "TOKEN" ? values[0] : undefined;
  const key = JSON.stringify([rest.serving.stage, ...values]);
  const ttl = ttlOf(authorizer);
  const asked = await cache.through(authorizer, key, ttl, rest.call.at, () => ask(rest, authorizer, token));
  if ("refused" in asked) return asked;
  const { decision } = asked;
  if (decision.kind !== "policy") return MISCONFIGURED;
  const { document, context, principalId, usageIdentifierKey } = decision;
  return {
    authorized: {
      context: { ...context, principalId },
      policy: document,
      ...(usageIdentifierKey !== undefined && { usageIdentifierKey }),
    },
  };
}

async function byToken(
  rest: FunctionCall,
  authorizer: RestAuthorizer,
  cache: ResultCache<Asked>,
): Promise<Judged> {
  const value = valueOfSource(authorizer.identitySource ?? "", restSources(rest));
  if (!value) return UNAUTHORIZED;
  const { identityValidationExpression: expression } = authorizer;
  const matches = expression ? matchesWhole(expression, value) : true;
  // What an expression that cannot be read does is not documented.
  if (matches === "unreadable") return MISCONFIGURED;
  return matches ? lambda(rest, authorizer, cache, [value]) : UNAUTHORIZED;
}

/** Sources are enforced where results are kept; without, AWS says that the call goes straight to the function. */
async function byRequest(
  rest: FunctionCall,
  authorizer: RestAuthorizer,
  cache: ResultCache<Asked>,
): Promise<Judged> {
  if (ttlOf(authorizer) === 0) return lambda(rest, authorizer, cache, []);
  const values = valuesOfSources(sourcesOf(authorizer.identitySource), restSources(rest));
  return values ? lambda(rest, authorizer, cache, values) : UNAUTHORIZED;
}

/** `Bearer ` before the token is taken away where it is there (observed, not documented). */
const bare = (value: string): string => value.replace(/^Bearer /i, "");

interface PoolAt {
  readonly poolId: string;
  readonly issuer: string;
}

/** Pools that exist, of the authorizer's ARNs. */
function poolsOf({ world, serving }: RestCall, { providerARNs = [] }: RestAuthorizer): PoolAt[] {
  return providerARNs.flatMap((stated) => {
    const arn = resolveVariables(stated, serving.variables);
    const [, region = "", account, poolId = ""] =
      /^arn:aws[\w-]*:cognito-idp:([a-z0-9-]+):(\d{12}):userpool\/(.+)$/.exec(arn ?? "") ?? [];
    const cognito = world.accounts.find(({ id }) => id === account)?.regions[region]?.cognito;
    const exists = cognito?.pools.some(({ Id }) => Id === poolId) ?? false;
    // The original form alone: pools with the updated issuer do not go together with these authorizers
    // (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IssuerConfigurationType.html).
    return exists ? [{ poolId, issuer: `https://cognito-idp.${region}.amazonaws.com/${poolId}` }] : [];
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html */
async function byUserPool(rest: RestCall, authorizer: RestAuthorizer): Promise<Judged> {
  const value = valueOfSource(authorizer.identitySource ?? "", restSources(rest));
  const token = bare(value ?? "");
  const read = readToken(token);
  const pool = poolsOf(rest, authorizer).find(({ issuer }) => issuer === read?.claims.iss);
  if (!read || !pool || !(await signatureHolds(token, await keysOfPool(pool.poolId)))) return UNAUTHORIZED;
  const { claims } = read;
  const times = timesOf(claims, rest.call.at);
  if (times === "expired") return { refused: refusal("UNAUTHORIZED", "The incoming token has expired") };
  const wanted = rest.matched.method.authorizationScopes ?? [];
  const granted = scopesOf(claims);
  const kind = wanted.length === 0 ? "id" : "access";
  const scoped = wanted.length === 0 || wanted.some((scope) => granted.includes(scope));
  if (times !== "good" || claims.token_use !== kind || !scoped) return UNAUTHORIZED;
  const { identityValidationExpression: expression } = authorizer;
  const [audience = ""] = audiencesOf(claims);
  if (expression && matchesWhole(expression, audience) !== true) return UNAUTHORIZED;
  return { authorized: { context: { sub: String(claims.sub), token_use: String(claims.token_use) } } };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer.html */
async function byJwt(rest: RestCall, authorizer: RestAuthorizer): Promise<Judged> {
  const value = valueOfSource(authorizer.identitySource ?? "", restSources(rest));
  const token = bare(value ?? "");
  const read = readToken(token);
  const issuers = authorizer.jwtConfiguration?.issuers ?? [];
  const issuer = issuers.find((each) => each.issuer === read?.claims.iss);
  const allowed = issuer?.allowedAlgorithms ?? ["RS256"];
  if (!read || !issuer || !allowed.includes(read.alg)) return UNAUTHORIZED;
  const fetched = await keysOfIssuer(issuer.issuer, rest.outside, issuer.jwksUri);
  if ("unreachable" in fetched || !(await signatureHolds(token, fetched.keys))) return UNAUTHORIZED;
  const { claims } = read;
  const audiences = audiencesOf(claims);
  const named = audiences.length > 0 ? audiences : [String(claims.client_id)];
  const times = timesOf(claims, rest.call.at);
  const required = Object.entries(issuer.requiredClaims ?? {});
  const claimed = required.every(([name, values]) => values.includes(String(claims[name])));
  if (times !== "good" || !claimed || !named.some((each) => issuer.audiences.includes(each))) {
    return UNAUTHORIZED;
  }
  const wanted = rest.matched.method.authorizationScopes ?? [];
  const granted = scopesOf(claims);
  // The answer to a token without the scope is not documented: as with Cognito authorizers.
  if (wanted.length > 0 && !wanted.some((scope) => granted.includes(scope))) return UNAUTHORIZED;
  return { authorized: { context: { sub: String(claims.sub) } } };
}

/** No method here, or one that wants a signature: the same answers, which differ by the Authorization header. */
export function missingToken(rest: Pick<RestCall, "call">): Refusal {
  const header = headerOf(rest.call, "authorization");
  if (header === undefined) return refusal("MISSING_AUTHENTICATION_TOKEN");
  const [first = ""] = header.replace(/^\S+\s+/, "").split(/[\s,]/);
  return refusal(
    "MISSING_AUTHENTICATION_TOKEN",
    `'${first}' not a valid key=value pair (missing equal-sign) in Authorization header: '${header}'.`,
    "IncompleteSignatureException",
  );
}

/** Who calls, as a function sees it. */
export async function authorizeByFunction(
  rest: FunctionCall,
  authorizer: RestAuthorizer,
  cache: ResultCache<Asked>,
): Promise<Judged> {
  return authorizer.type === "TOKEN" ? byToken(rest, authorizer, cache) : byRequest(rest, authorizer, cache);
}

/** Who calls, as the authorizer of the method sees it, if that has one. */
export async function authorizeRest(rest: RestCall, cache: ResultCache<Asked>): Promise<Judged> {
  const { authorizationType = "NONE", authorizerId } = rest.matched.method;
  if (authorizationType === "NONE") return { authorized: { context: {} } };
  if (authorizationType === "AWS_IAM") {
    return isSigned(rest.call) ? { authorized: { context: {} } } : { refused: missingToken(rest) };
  }
  const authorizer = rest.serving.definition.authorizers.find(({ id }) => id === authorizerId);
  // Inferred: an authorizer that is gone cannot be called.
  if (!authorizer) return MISCONFIGURED;
  switch (String(authorizer.type)) {
    case "TOKEN":
    case "REQUEST":
      return authorizeByFunction(rest, authorizer, cache);
    case "COGNITO_USER_POOLS":
      return byUserPool(rest, authorizer);
    case "JWT":
      return byJwt(rest, authorizer);
    default:
      return MISCONFIGURED;
  }
}
