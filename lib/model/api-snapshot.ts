import * as z from "zod";
import {
  api,
  apiAuthorizer,
  apiDeployment,
  apiDomain,
  apiMapping,
  apiMethod,
  apiStage,
  deployedApi,
  deployedMethodSummary,
  gatewayResponse,
  iamRole,
  lambdaFunction,
  routingRule,
  usagePlan,
} from "./api";
import { jsonValue } from "./finding";
import { gatherError, gathered } from "./gathered";
import { discovery, hostAddresses, keySet } from "./probe";
import { apiScope } from "./scope";
import { appClient, resourceServer, userPool } from "./user-pool";

const byKey = <T extends z.ZodType>(value: T) => z.record(z.string(), gathered(value));

/**
 * All that was read for one API. The draft (`api`, `methods`, `authorizers`, `gatewayResponses`) is what an editor
 * sees; `deployed` is what answers. `null` as a value means that AWS says it does not exist.
 */
export const apiArtifacts = z.strictObject({
  api: gathered(api),
  tags: gathered(z.record(z.string(), z.string())),
  /** Of the draft. */
  methods: gathered(z.array(apiMethod)),
  authorizers: gathered(z.array(apiAuthorizer)),
  /** REST: customised ones; HTTP and WebSocket APIs have none. */
  gatewayResponses: gathered(z.array(gatewayResponse)),
  stages: gathered(z.array(apiStage)),
  deployments: gathered(z.array(apiDeployment)),
  /** By stage: its export. A WebSocket API has none. */
  deployed: byKey(deployedApi),
  /** By stage, where its export failed. */
  deployedSummaries: byKey(z.array(deployedMethodSummary)),
  /** By custom domain name that was asked for. */
  domains: byKey(apiDomain.nullable()),
  mappings: byKey(z.array(apiMapping)),
  routingRules: byKey(z.array(routingRule)),
  usagePlans: gathered(z.array(usagePlan)),
  /** By function ARN as an authorizer names it (with qualifier), stage variables replaced. */
  functions: byKey(lambdaFunction.nullable()),
  /** Likewise; null: the function has no resource policy. */
  functionPolicies: byKey(jsonValue),
  /** By role ARN. */
  roles: byKey(iamRole.nullable()),
  /** By user pool ARN, stage variables replaced. */
  userPools: byKey(userPool.nullable()),
  /** By pool id: the ids of its app clients. */
  clientIds: byKey(z.array(z.string())),
  /** By `<pool id>/<client id>`. */
  appClients: byKey(appClient.nullable()),
  /** By pool id. */
  resourceServers: byKey(z.array(resourceServer)),
  /** By host name: what DNS answered. */
  hosts: byKey(hostAddresses),
  /** By issuer. */
  discoveries: byKey(discovery),
  /** By URL. */
  keySets: byKey(keySet),
});
export type ApiArtifacts = z.infer<typeof apiArtifacts>;

/** One JSON value, without any secret: everything after it is a pure function of it. */
export const apiSnapshot = z.strictObject({
  schemaVersion: z.literal(1),
  /** ISO 8601, UTC: when reading began. */
  takenAt: z.string(),
  scope: apiScope,
  artifacts: apiArtifacts,
  /** Calls to AWS. */
  calls: z.number(),
  elapsedMs: z.number(),
  /** Everything that failed, once. */
  errors: z.array(gatherError),
});
export type ApiSnapshot = z.infer<typeof apiSnapshot>;
