import type { ApiAuthorizer, ApiMethod } from "../../model/api";
import type { ApiChain, ApiGap } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { ResourceRef } from "../../model/resource";
import { type ApiScope, apiChainId, apiScopeId } from "../../model/scope";
import { oncePer } from "../../routing/remembered";
import { authorizerOfMethod } from "./authorizer-of-method";
import { kindOfMethod } from "./kind-of-method";

/** `{id}.execute-api.{region}.amazonaws.com`: https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html */
export function executeApiHost({ id, region }: ApiScope): string {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `${id}.execute-api.${region}.${suffix}`;
}

/**
 * Every method or route of every stage as a chain, stages in the order in which they were read. Of a WebSocket API
 * `$connect` alone asks for authorization. What is deployed counts; where that was not read, the draft stands in.
 */
export const deriveApiChains = oncePer((snapshot: ApiSnapshot): readonly ApiChain[] => {
  const { stages } = snapshot.artifacts;
  if (stages.state !== "ok") return [];
  return stages.value.flatMap(({ stageName }) =>
    methodsOf(snapshot, stageName)
      .filter(({ path }) => snapshot.scope.kind !== "ws" || path === "$connect")
      .map((method) => chainOf(snapshot, stageName, method)),
  );
});

/** The chain of a method as a chain id names it; undefined where the stage has no such method. */
export function findApiChain(
  snapshot: ApiSnapshot,
  stage: string,
  httpMethod: string,
  path: string,
): ApiChain | undefined {
  return deriveApiChains(snapshot).find(
    (chain) => chain.stage === stage && chain.httpMethod === httpMethod && chain.path === path,
  );
}

/** What a request asked for that is not there, as something that can be judged. */
export function missingChain(
  snapshot: ApiSnapshot,
  asked: { readonly stage: string; readonly httpMethod: string; readonly path: string; readonly gap: ApiGap },
): ApiChain {
  const { scope } = snapshot;
  const { stage, httpMethod, path, gap } = asked;
  const drafted = indexOfMethod(draftMethods(snapshot), httpMethod, path);
  return {
    id: apiChainId(scope, stage, httpMethod, path),
    kind: `${scope.kind}-open`,
    scope,
    root: apiRef(snapshot),
    hosts: hostsOf(snapshot),
    stage,
    path,
    httpMethod,
    deployedIndex: -1,
    draftIndex: drafted,
    gap,
  };
}

export function apiRef({ scope, artifacts }: ApiSnapshot): ResourceRef {
  const name = artifacts.api.state === "ok" ? artifacts.api.value.name : scope.id;
  return { kind: "api", id: apiScopeId(scope), name };
}

function hostsOf({ scope, artifacts }: ApiSnapshot): string[] {
  return [executeApiHost(scope), ...Object.keys(artifacts.domains)];
}

function draftMethods({ artifacts }: ApiSnapshot): readonly ApiMethod[] {
  return artifacts.methods.state === "ok" ? artifacts.methods.value : [];
}

function methodsOf(snapshot: ApiSnapshot, stage: string): readonly ApiMethod[] {
  const deployed = snapshot.artifacts.deployed[stage];
  return deployed?.state === "ok" ? deployed.value.methods : draftMethods(snapshot);
}

function authorizersOf({ artifacts }: ApiSnapshot, stage: string): readonly ApiAuthorizer[] {
  const deployed = artifacts.deployed[stage];
  if (deployed?.state === "ok") return deployed.value.authorizers;
  return artifacts.authorizers.state === "ok" ? artifacts.authorizers.value : [];
}

function chainOf(snapshot: ApiSnapshot, stage: string, method: ApiMethod): ApiChain {
  const { scope, artifacts } = snapshot;
  const authorizer = authorizerOfMethod(method, authorizersOf(snapshot, stage));
  const authorizerName = authorizer?.name ?? method.authorizerName;
  const deployed = artifacts.deployed[stage];
  const { httpMethod, path } = method;
  return {
    id: apiChainId(scope, stage, httpMethod, path),
    kind: kindOfMethod(scope.kind, method, authorizer),
    scope,
    root: apiRef(snapshot),
    hosts: hostsOf(snapshot),
    stage,
    path,
    httpMethod,
    deployedIndex: deployed?.state === "ok" ? deployed.value.methods.indexOf(method) : -1,
    draftIndex: indexOfMethod(draftMethods(snapshot), httpMethod, path),
    ...(authorizerName === undefined ? {} : { authorizerName }),
  };
}

function indexOfMethod(methods: readonly ApiMethod[], httpMethod: string, path: string): number {
  return methods.findIndex((method) => method.httpMethod === httpMethod && method.path === path);
}
