import { type ApiArtifactName, type ArtifactOfApi, artifactOfApi } from "../../facts/api/artifact-of-api";
import { executeApiHost } from "../../facts/api/chains";
import type { ApiAuthorizer, ApiMethod } from "../../model/api";
import type { ApiChain, ApiGap } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { ApiHopId } from "../../model/finding";
import type { ResourceRef } from "../../model/resource";
import { routeKey } from "../../model/scope";
import { type Description, rows } from "../describe-hop";

type Pair = readonly [string, string];

/** Which thing a hop of an API is, and what of it is worth seeing there. */
export function describeApiHop(hop: ApiHopId, snapshot: ApiSnapshot, chain: ApiChain): Description {
  const read = reader(snapshot, chain);
  switch (hop) {
    case "caller":
      return { name: chain.httpMethod || "request", details: rows([["Asks for", chain.path]]) };
    case "domain":
      return domainOf(snapshot, chain);
    case "stage":
      return stageOf(read, chain);
    case "waf": {
      const arn = read("stage")?.webAclArn ?? "";
      return { name: arn.split("/")[2] ?? "web ACL", details: rows([["Web ACL", arn]]) };
    }
    case "method":
      return methodOf(read, chain);
    case "authorizer":
      return authorizerOf(read, chain);
    case "provider":
      return providerOf(read, chain);
    case "policy":
      return policyOf(read);
    case "integration":
      return integrationOf(read);
  }
}

type Read = <N extends ApiArtifactName>(name: N) => ArtifactOfApi[N] | undefined;

function reader(snapshot: ApiSnapshot, chain: ApiChain): Read {
  return (name) => {
    const found = artifactOfApi(name, snapshot, chain, undefined);
    return found.state === "ok" ? found.value.value : undefined;
  };
}

function domainOf({ scope, artifacts }: ApiSnapshot, chain: ApiChain): Description {
  const [custom] = Object.keys(artifacts.domains);
  const name = custom ?? executeApiHost(scope);
  const api: Pair = ["API", `${chain.root.name} (${scope.id})`];
  return {
    name,
    resource: { kind: custom === undefined ? "host" : "api-domain", id: name, name },
    details: rows(custom === undefined ? [api] : [api, ["Its own address", executeApiHost(scope)]]),
  };
}

const missing: Readonly<Record<ApiGap, string>> = {
  "domain-mapping": "nothing is mapped",
  stage: "no such stage",
  method: "no such method",
};

function stageOf(read: Read, chain: ApiChain): Description {
  if (chain.gap === "domain-mapping") return { name: missing[chain.gap], details: [] };
  const stage = read("stage");
  const resource: ResourceRef = { kind: "stage", id: `${chain.root.id}/${chain.stage}`, name: chain.stage };
  if (!stage) return { name: chain.stage, resource, details: [] };
  const { canary, deploymentId, variables, accessLogFormat } = stage;
  const names = Object.keys(variables);
  return {
    name: chain.stage,
    resource,
    details: rows([
      ...optional("Deployment", deploymentId),
      ...optional("Canary", canary ? `${canary.percentTraffic} % of the calls` : undefined),
      ...optional("Stage variables", names.length > 0 ? names.join(", ") : undefined),
      ["Access log", accessLogFormat === null ? "none" : "on"],
    ]),
  };
}

function methodOf(read: Read, chain: ApiChain): Description {
  const route = routeKey(chain.httpMethod, chain.path);
  const resource: ResourceRef = { kind: "method", id: chain.id, name: route };
  const method = read("method");
  const drafted = read("draftMethod");
  if (chain.gap !== undefined) {
    return {
      name: route,
      resource,
      details: rows([
        ["Deployed", missing[chain.gap]],
        ...optional("As edited", drafted ? authorization(drafted) : undefined),
      ]),
    };
  }
  if (!method) return { name: route, resource, details: [] };
  const shown = authorization(method);
  const edited = drafted && authorization(drafted);
  return {
    name: route,
    resource,
    details: rows([
      ["Authorization", shown],
      ...optional("As edited", edited !== shown ? edited : undefined),
      ...optional("API key", method.apiKeyRequired ? "required" : undefined),
    ]),
  };
}

function authorization({ authorizationType, authorizationScopes }: ApiMethod): string {
  return authorizationScopes.length === 0
    ? authorizationType
    : `${authorizationType}, one of ${authorizationScopes.toSorted().join(", ")}`;
}

function authorizerOf(read: Read, chain: ApiChain): Description {
  if (chain.kind.endsWith("-iam")) return { name: "AWS_IAM", details: rows([["Wants", "an AWS signature"]]) };
  const name = chain.authorizerName ?? "authorizer";
  const resource: ResourceRef = { kind: "authorizer", id: `${chain.root.id}/authorizers/${name}`, name };
  const authorizer = read("authorizer");
  if (!authorizer) return { name, resource, details: [] };
  const edited = read("draftAuthorizers")?.find((other) => other.name === authorizer.name);
  const differs = edited ? differences(authorizer, edited) : [];
  return { name, resource, details: rows([...authorizerRows(authorizer), ...differs]) };
}

function authorizerRows(authorizer: ApiAuthorizer): Pair[] {
  return [
    ["Type", authorizer.type],
    ["Identity source", authorizer.identitySource.join(", ") || "none"],
    ...optional("Validation expression", authorizer.identityValidationExpression),
    ["Kept for", `${authorizer.authorizerResultTtlInSeconds} s`],
    ...optional("Role", authorizer.authorizerCredentials),
  ];
}

/** What was edited since and is not deployed. */
function differences(deployed: ApiAuthorizer, edited: ApiAuthorizer): Pair[] {
  const before = new Map(authorizerRows(deployed));
  return authorizerRows(edited).flatMap(([label, value]): Pair[] =>
    before.get(label) === value ? [] : [[`${label}, as edited`, value]],
  );
}

function providerOf(read: Read, chain: ApiChain): Description {
  const authorizer = read("authorizer");
  switch (chain.kind) {
    case "rest-cognito": {
      const pools = read("pools") ?? [];
      const [first] = pools;
      if (!first) return { name: "no user pool", details: [] };
      const ids = pools.map(({ poolId }) => poolId);
      return {
        name: ids.length === 1 ? first.poolId : `${ids.length} user pools`,
        resource: { kind: "user-pool", id: first.arn, name: first.poolId },
        details: rows(pools.map(({ arn }): Pair => ["User pool", arn])),
      };
    }
    case "rest-jwt":
    case "http-jwt": {
      const issuers = authorizer?.issuers ?? [];
      const [first] = issuers;
      if (!first) return { name: "no issuer", details: [] };
      return {
        name: URL.canParse(first.issuer) ? new URL(first.issuer).host : first.issuer,
        resource: { kind: "provider", id: first.issuer, name: first.issuer },
        details: rows(
          issuers.flatMap(({ issuer, audiences }): Pair[] => [
            ["Issuer", issuer],
            ["Audience", audiences.join(", ") || "none"],
          ]),
        ),
      };
    }
    default: {
      const called = read("authorizerFunction");
      const uri = authorizer?.authorizerUri;
      if (!called) return { name: "function", details: rows([...optional("Authorizer URI", uri)]) };
      return {
        name: called.arn.split(":")[6] ?? called.arn,
        resource: { kind: "function", id: called.arn, name: called.arn.split(":")[6] ?? called.arn },
        details: rows([
          ["Function", called.arn],
          ["State", called.state],
        ]),
      };
    }
  }
}

function policyOf(read: Read): Description {
  const deployed = read("deployed")?.policy;
  const policy = deployed === undefined ? read("api")?.policy : deployed;
  return policy === null || policy === undefined
    ? { name: "the authorizer's answer", details: rows([["Resource policy", "none"]]) }
    : { name: "resource policy", details: rows([["Resource policy", JSON.stringify(policy)]]) };
}

function integrationOf(read: Read): Description {
  const method = read("method");
  const type = method?.integrationType;
  if (!method || type === undefined) return { name: "not read", details: [] };
  return { name: type, details: rows([...optional("Integration", method.integrationUri)]) };
}

function optional(label: string, value: string | undefined): Pair[] {
  return value === undefined ? [] : [[label, value]];
}
