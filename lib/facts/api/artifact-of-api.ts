import type {
  Api,
  ApiAuthorizer,
  ApiDeployment,
  ApiDomain,
  ApiMapping,
  ApiMethod,
  ApiStage,
  DeployedApi,
  DeployedMethodSummary,
  GatewayResponse,
  IamRole,
  LambdaFunction,
  RoutingRule,
  TrustedIssuer,
  UsagePlan,
} from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { ApiArtifacts, ApiSnapshot } from "../../model/api-snapshot";
import type { JsonValue } from "../../model/finding";
import type { Gathered } from "../../model/gathered";
import { ok, skipped } from "../../model/gathered";
import type { Discovery, HostAddresses, KeySet } from "../../model/probe";
import type { ResourceRef } from "../../model/resource";
import { routeKey } from "../../model/scope";
import type { AppClient, ResourceServer, UserPool } from "../../model/user-pool";
import { fromRecord, type Located, located } from "../located";
import { pointer } from "../pointer";
import { parseUserPoolArn } from "../user-pool-arn";
import { authorizerFunction } from "./authorizer-function";
import { authorizerOfMethod } from "./authorizer-of-method";
import { poolArnsOf, trustedIssuers } from "./trusted-issuers";

/** A pool behind the authorizer. `pool.value` null: AWS says that there is none in that account. */
export interface PoolOfAuthorizer {
  readonly arn: string;
  readonly poolId: string;
  readonly at: string;
  readonly pool: Gathered<UserPool | null>;
  readonly clientIds: Gathered<readonly string[]>;
  /** Those of `clientIds`, in their order. */
  readonly clients: readonly ClientOfPool[];
  readonly resourceServers: Gathered<readonly ResourceServer[]>;
}

/** An app client of a pool. `client.value` null: AWS says that there is none of this id. */
export interface ClientOfPool {
  readonly clientId: string;
  readonly at: string;
  readonly client: Gathered<AppClient | null>;
}

/** An issuer that the authorizer trusts, and what it publishes. */
export interface IssuerOfAuthorizer {
  readonly trusted: TrustedIssuer;
  readonly discovery: Gathered<Discovery>;
  readonly keySet: Gathered<KeySet>;
}

/** What a check of API Gateway can ask for, by name, for the chain at hand. */
export interface ArtifactOfApi {
  api: Api;
  stages: readonly ApiStage[];
  /** The chain's stage. */
  stage: ApiStage;
  /** What the chain's stage serves, by its export. */
  deployed: DeployedApi;
  deployedMethod: ApiMethod;
  /** Where the export failed: the little that the deployment says of itself. */
  deployedSummary: readonly DeployedMethodSummary[];
  draftMethods: readonly ApiMethod[];
  draftMethod: ApiMethod;
  draftAuthorizers: readonly ApiAuthorizer[];
  draftGatewayResponses: readonly GatewayResponse[];
  deployments: readonly ApiDeployment[];
  /** What answers: the deployed method; of a WebSocket API, which has no export, the draft's. */
  method: ApiMethod;
  /** The authorizer that `method` names, deployed likewise. Null: it names one that is not there. */
  authorizer: ApiAuthorizer | null;
  /** Of the host that was asked. */
  domain: ApiDomain | null;
  mappings: readonly ApiMapping[];
  routingRules: readonly RoutingRule[];
  usagePlans: readonly UsagePlan[];
  authorizerFunction: LambdaFunction | null;
  /** Null: the function has no resource policy. */
  functionPolicy: JsonValue;
  authorizerRole: IamRole | null;
  pools: readonly PoolOfAuthorizer[];
  issuers: readonly IssuerOfAuthorizer[];
  requestedHost: HostAddresses;
}

export type ApiArtifactName = keyof ArtifactOfApi;
type Selected<N extends ApiArtifactName> = Gathered<Located<ArtifactOfApi[N]>>;
type Selector<N extends ApiArtifactName> = (
  snapshot: ApiSnapshot,
  chain: ApiChain,
  host: string | undefined,
) => Selected<N>;

/** The artifact that a check named, for this chain: found, or why not. */
export function artifactOfApi<N extends ApiArtifactName>(
  name: N,
  snapshot: ApiSnapshot,
  chain: ApiChain,
  host: string | undefined,
): Selected<N> {
  return selectors[name](snapshot, chain, host);
}

/** Artifacts that are one value, not a record of them. */
type Single = {
  [K in keyof ApiArtifacts]: ApiArtifacts[K] extends Gathered<unknown> ? K : never;
}[keyof ApiArtifacts];
type SingleValue<K extends Single> = ApiArtifacts[K] extends Gathered<infer T> ? T : never;

function whole<K extends Single>(
  snapshot: ApiSnapshot,
  name: K,
  resource: ResourceRef,
): Gathered<Located<SingleValue<K>>> {
  const gathered = snapshot.artifacts[name] as Gathered<SingleValue<K>>;
  return located(gathered, pointer("artifacts", name, "value"), resource);
}

/** An entry of a located list. */
function entry<T>(
  list: Gathered<Located<readonly T[]>>,
  index: (values: readonly T[]) => number,
  resource: ResourceRef,
  otherwise: string,
): Gathered<Located<T>> {
  if (list.state !== "ok") return list;
  const at = index(list.value.value);
  const value = list.value.value[at];
  return value === undefined ? skipped(otherwise) : ok({ value, at: list.value.at + pointer(at), resource });
}

const stageRef = (chain: ApiChain): ResourceRef => ({
  kind: "stage",
  id: `${chain.root.id}/${chain.stage}`,
  name: chain.stage,
});
const methodRef = (chain: ApiChain): ResourceRef => ({
  kind: "method",
  id: chain.id,
  name: routeKey(chain.httpMethod, chain.path),
});
const authorizerRef = (chain: ApiChain): ResourceRef => ({
  kind: "authorizer",
  id: `${chain.root.id}/authorizers/${chain.authorizerName ?? ""}`,
  name: chain.authorizerName ?? "authorizer",
});
const hostRef = (host: string): ResourceRef => ({ kind: "api-domain", id: host, name: host });

const noUrl = "no URL was given";
const noFunction = "the authorizer calls no function that can be told from its URI";
const gone = "the authorizer does not exist";

const stageOf: Selector<"stage"> = (snapshot, chain) =>
  entry(
    whole(snapshot, "stages", stageRef(chain)),
    (stages) => stages.findIndex(({ stageName }) => stageName === chain.stage),
    stageRef(chain),
    "the stage does not exist",
  );

const deployedOf: Selector<"deployed"> = (snapshot, chain) =>
  chain.scope.kind === "ws"
    ? skipped("AWS exports no WebSocket API, so what is deployed cannot be read")
    : fromRecord(snapshot, "deployed", chain.stage, stageRef(chain));

const deployedMethodOf: Selector<"deployedMethod"> = (snapshot, chain) => {
  const deployed = deployedOf(snapshot, chain, undefined);
  if (deployed.state !== "ok") return deployed;
  const value = deployed.value.value.methods[chain.deployedIndex];
  if (!value) return skipped("the stage has no such method");
  return ok({
    value,
    at: deployed.value.at + pointer("methods", chain.deployedIndex),
    resource: methodRef(chain),
  });
};

const draftMethodOf: Selector<"draftMethod"> = (snapshot, chain) =>
  entry(
    whole(snapshot, "methods", methodRef(chain)),
    () => chain.draftIndex,
    methodRef(chain),
    "the draft has no such method",
  );

const methodOf: Selector<"method"> = (snapshot, chain) =>
  chain.scope.kind === "ws"
    ? draftMethodOf(snapshot, chain, undefined)
    : deployedMethodOf(snapshot, chain, undefined);

const authorizerOf: Selector<"authorizer"> = (snapshot, chain) => {
  const method = methodOf(snapshot, chain, undefined);
  if (method.state !== "ok") return method;
  const { authorizerId, authorizerName } = method.value.value;
  if (authorizerId === undefined && authorizerName === undefined) return skipped("the method names none");
  const all = authorizersBeside(snapshot, chain);
  if (all.state !== "ok") return all;
  const value = authorizerOfMethod(method.value.value, all.value.value) ?? null;
  const at = all.value.at + (value ? pointer(all.value.value.indexOf(value)) : "");
  return ok({ value, at, resource: authorizerRef(chain) });
};

/** The authorizers among which the method's is looked up. */
function authorizersBeside(
  snapshot: ApiSnapshot,
  chain: ApiChain,
): Gathered<Located<readonly ApiAuthorizer[]>> {
  if (chain.scope.kind === "ws") return whole(snapshot, "authorizers", authorizerRef(chain));
  const deployed = deployedOf(snapshot, chain, undefined);
  if (deployed.state !== "ok") return deployed;
  const { value, at } = deployed.value;
  return ok({ value: value.authorizers, at: at + pointer("authorizers"), resource: authorizerRef(chain) });
}

/** What follows from the authorizer and the stage's variables. */
function fromAuthorizer<T>(
  snapshot: ApiSnapshot,
  chain: ApiChain,
  find: (authorizer: ApiAuthorizer, stage: ApiStage) => Gathered<T>,
): Gathered<T> {
  const authorizer = authorizerOf(snapshot, chain, undefined);
  if (authorizer.state !== "ok") return authorizer;
  if (authorizer.value.value === null) return skipped(gone);
  const stage = stageOf(snapshot, chain, undefined);
  if (stage.state !== "ok") return stage;
  return find(authorizer.value.value, stage.value.value);
}

const poolsOf: Selector<"pools"> = (snapshot, chain) =>
  fromAuthorizer(snapshot, chain, (authorizer, stage) => {
    const { userPools, clientIds, appClients, resourceServers } = snapshot.artifacts;
    const none = skipped<never>("it was not read");
    const pools = poolArnsOf(authorizer, stage.variables, snapshot.scope.account).map(
      (arn): PoolOfAuthorizer => {
        const poolId = parseUserPoolArn(arn)?.poolId ?? "";
        const ids = clientIds[poolId] ?? none;
        return {
          arn,
          poolId,
          at: pointer("artifacts", "userPools", arn, "value"),
          pool: userPools[arn] ?? none,
          clientIds: ids,
          clients: (ids.state === "ok" ? ids.value : []).map((clientId): ClientOfPool => {
            const key = `${poolId}/${clientId}`;
            const at = pointer("artifacts", "appClients", key, "value");
            return { clientId, at, client: appClients[key] ?? none };
          }),
          resourceServers: resourceServers[poolId] ?? none,
        };
      },
    );
    return ok({ value: pools, at: pointer("artifacts", "userPools"), resource: authorizerRef(chain) });
  });

const issuersOf: Selector<"issuers"> = (snapshot, chain) =>
  fromAuthorizer(snapshot, chain, (authorizer, stage) => {
    const { discoveries, keySets } = snapshot.artifacts;
    const issuers = trustedIssuers(authorizer, stage.variables).map((trusted): IssuerOfAuthorizer => {
      const discovery = discoveries[trusted.issuer] ?? skipped("it was not asked");
      const published = discovery.state === "ok" ? discovery.value.document?.jwks_uri : undefined;
      const url = trusted.jwksUri ?? published;
      const keySet: Gathered<KeySet> =
        url === undefined
          ? skipped("no key set address is known: the discovery document gives none, or was not read")
          : (keySets[url] ?? skipped("it was not asked"));
      return { trusted, discovery, keySet };
    });
    return ok({ value: issuers, at: pointer("artifacts", "discoveries"), resource: authorizerRef(chain) });
  });

const functionArn = (authorizer: ApiAuthorizer, stage: ApiStage) =>
  authorizerFunction(authorizer, stage.variables)?.arn ?? null;

const selectors: { [N in ApiArtifactName]: Selector<N> } = {
  api: (snapshot, chain) => whole(snapshot, "api", chain.root),
  stages: (snapshot, chain) => whole(snapshot, "stages", chain.root),
  stage: stageOf,
  deployed: deployedOf,
  deployedMethod: deployedMethodOf,
  deployedSummary: (snapshot, chain) =>
    fromRecord(snapshot, "deployedSummaries", chain.stage, stageRef(chain)),
  draftMethods: (snapshot, chain) => whole(snapshot, "methods", chain.root),
  draftMethod: draftMethodOf,
  draftAuthorizers: (snapshot, chain) => whole(snapshot, "authorizers", chain.root),
  draftGatewayResponses: (snapshot, chain) => whole(snapshot, "gatewayResponses", chain.root),
  deployments: (snapshot, chain) => whole(snapshot, "deployments", chain.root),
  method: methodOf,
  authorizer: authorizerOf,
  domain: (snapshot, _chain, host) =>
    host ? fromRecord(snapshot, "domains", host, hostRef(host)) : skipped(noUrl),
  mappings: (snapshot, _chain, host) =>
    host ? fromRecord(snapshot, "mappings", host, hostRef(host)) : skipped(noUrl),
  routingRules: (snapshot, _chain, host) =>
    host ? fromRecord(snapshot, "routingRules", host, hostRef(host)) : skipped(noUrl),
  usagePlans: (snapshot, chain) => whole(snapshot, "usagePlans", chain.root),
  authorizerFunction: (snapshot, chain) =>
    fromAuthorizer(snapshot, chain, (authorizer, stage) => {
      const arn = functionArn(authorizer, stage);
      return arn === null
        ? skipped(noFunction)
        : fromRecord(snapshot, "functions", arn, { kind: "function", id: arn, name: arn });
    }),
  functionPolicy: (snapshot, chain) =>
    fromAuthorizer(snapshot, chain, (authorizer, stage) => {
      const arn = functionArn(authorizer, stage);
      return arn === null
        ? skipped(noFunction)
        : fromRecord(snapshot, "functionPolicies", arn, { kind: "function", id: arn, name: arn });
    }),
  authorizerRole: (snapshot, chain) =>
    fromAuthorizer(snapshot, chain, ({ authorizerCredentials: arn }) =>
      arn === undefined
        ? skipped("the authorizer names no role")
        : fromRecord(snapshot, "roles", arn, { kind: "role", id: arn, name: arn }),
    ),
  pools: poolsOf,
  issuers: issuersOf,
  requestedHost: (snapshot, _chain, host) =>
    host ? fromRecord(snapshot, "hosts", host, { kind: "host", id: host, name: host }) : skipped(noUrl),
};
