import type { JwtProvider, TokenTarget } from "../../jwt/index";
import type { ApiAuthorizer, ApiMethod, ApiStage, TrustedIssuer } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import { routeKey } from "../../model/scope";
import { userPoolIssuer } from "../cognito-addresses";
import { keysAddress } from "../key-places";
import type { TargetOfChain } from "../token-targets";
import { authorizerOfMethod } from "./authorizer-of-method";
import { providerArns } from "./trusted-issuers";

/**
 * What takes tokens on a chain of an API: its authorizer, with the scopes of the method. What is deployed counts; where
 * that was not read the draft stands in, and the name says so. None where a request, a signature or nobody decides, and
 * where what the authorizer trusts is not known whole: half of it would refuse tokens that are good.
 */
export function apiTokenTargets(snapshot: ApiSnapshot, chain: ApiChain): TargetOfChain[] {
  const found = chain.gap === undefined ? answering(snapshot, chain) : undefined;
  const { stages } = snapshot.artifacts;
  const stage = stages.state === "ok" && stages.value.find(({ stageName }) => stageName === chain.stage);
  if (!found || !stage) return [];
  const described = describe(snapshot, chain, found, stage);
  if (!described) return [];
  const { account, region, id } = snapshot.scope;
  return [
    {
      id: `${chain.id}#authorizer`,
      chain: chain.id,
      name: nameOf(chain, found.isDraft),
      ...described,
      place: `${account} · ${region} · API ${id}`,
    },
  ];
}

interface Answering {
  readonly method: ApiMethod;
  readonly authorizer: ApiAuthorizer;
  readonly isDraft: boolean;
}

function answering({ artifacts }: ApiSnapshot, chain: ApiChain): Answering | undefined {
  const deployed = artifacts.deployed[chain.stage];
  const { methods, authorizers } = artifacts;
  const [method, all] =
    deployed?.state === "ok"
      ? [deployed.value.methods[chain.deployedIndex], deployed.value.authorizers]
      : [
          methods.state === "ok" ? methods.value[chain.draftIndex] : undefined,
          authorizers.state === "ok" ? authorizers.value : [],
        ];
  const authorizer = method && authorizerOfMethod(method, all);
  return method && authorizer && { method, authorizer, isDraft: deployed?.state !== "ok" };
}

const kindNames = { rest: "REST API", http: "HTTP API", ws: "WebSocket API" } as const;

/** "REST API orders, stage prod, GET /orders". */
function nameOf({ scope, root, stage, httpMethod, path }: ApiChain, isDraft: boolean): string {
  const name = `${kindNames[scope.kind]} ${root.name}, stage ${stage}, ${routeKey(httpMethod, path)}`;
  return isDraft ? `${name} (as drafted: what is deployed was not read)` : name;
}

type Described = { readonly trusts: string; readonly target: TokenTarget };

function describe(
  snapshot: ApiSnapshot,
  chain: ApiChain,
  { method, authorizer }: Answering,
  stage: ApiStage,
): Described | undefined {
  const { region } = snapshot.scope;
  const [identitySource = ""] = authorizer.identitySource;
  const scopes = method.authorizationScopes;
  const expression = authorizer.identityValidationExpression;
  const validation = expression === undefined ? {} : { identityValidationExpression: expression };
  const [first] = authorizer.issuers;
  switch (chain.kind) {
    case "rest-token":
      return {
        trusts: "what its function says",
        target: { kind: chain.kind, identitySource, ...validation },
      };
    case "rest-cognito":
      return cognito(authorizer, stage, { region, scopes, identitySource, ...validation });
    case "rest-jwt":
      if (!first) return undefined;
      return {
        trusts: authorizer.issuers.map(({ issuer }) => issuer).join(", "),
        target: {
          kind: chain.kind,
          providers: authorizer.issuers.map(providerOf),
          scopes,
          identitySource,
        },
      };
    case "http-jwt":
      if (!first) return undefined;
      return {
        trusts: `${first.audiences.join(", ")} of ${first.issuer}`,
        target: {
          kind: chain.kind,
          region,
          issuer: first.issuer,
          audience: first.audiences,
          jwksUri: publishedBy(snapshot, first.issuer) ?? keysAddress(first.issuer),
          scopes,
          identitySource,
        },
      };
    default:
      return undefined;
  }
}

type CognitoParts = Pick<
  Extract<TokenTarget, { kind: "rest-cognito" }>,
  "region" | "scopes" | "identitySource" | "identityValidationExpression"
>;

/** A pool whose stage variable is absent or empty can match no token; one whose value was not kept might. */
function cognito(authorizer: ApiAuthorizer, stage: ApiStage, parts: CognitoParts): Described | undefined {
  const named = providerArns(authorizer, stage.variables);
  if (named.some(({ replaced }) => replaced.unread.length > 0)) return undefined;
  const pools = named.flatMap(({ pool, replaced }) =>
    pool ? [{ arn: replaced.text, id: pool.poolId, issuer: userPoolIssuer(pool.poolId, pool.region) }] : [],
  );
  const [first] = pools;
  if (!first) return undefined;
  return {
    trusts: `${pools.length === 1 ? "pool" : "pools"} ${pools.map(({ id }) => id).join(", ")}`,
    target: {
      kind: "rest-cognito",
      ...parts,
      providerArns: pools.map(({ arn }) => arn),
      issuers: pools.map(({ issuer }) => issuer),
      jwksUri: keysAddress(first.issuer),
      pools: pools.map(({ issuer }) => ({ issuer, jwksUri: keysAddress(issuer) })),
    },
  };
}

function providerOf(trusted: TrustedIssuer): JwtProvider {
  const { issuer, audiences, algorithms, requiredClaims, jwksUri = keysAddress(issuer) } = trusted;
  return {
    issuer,
    jwksUri,
    audience: audiences,
    algorithms,
    requiredClaims: Object.entries(requiredClaims).map(([name, values]) =>
      values.length === 0 ? name : { name, values },
    ),
  };
}

function publishedBy({ artifacts }: ApiSnapshot, issuer: string): string | undefined {
  const discovery = artifacts.discoveries[issuer];
  return discovery?.state === "ok" ? discovery.value.document?.jwks_uri : undefined;
}
