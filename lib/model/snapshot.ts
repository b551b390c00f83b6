import * as z from "zod";
import { authorizationProbe, tokenProbe } from "./authorization-probe";
import { gatherError, gathered } from "./gathered";
import { certificate, listener, listenerCertificate, loadBalancer, rule, tags } from "./load-balancer";
import { networkAcl, routeTable, securityGroup, targetDoors, webAcl } from "./network";
import { discovery, endpointProbe, hostAddresses, keySet } from "./probe";
import { scope } from "./scope";
import {
  appClient,
  clientElsewhere,
  identityProvider,
  resourceServer,
  userPool,
  userPoolDomain,
} from "./user-pool";

const byKey = <T extends z.ZodType>(value: T) => z.record(z.string(), gathered(value));

/**
 * All that was read for one scope. `null` as a value means that AWS says it does not exist, which is knowledge;
 * what could not be read is `failed` or `skipped`, which is not.
 */
export const artifacts = z.strictObject({
  loadBalancer: gathered(loadBalancer),
  attributes: gathered(tags),
  tags: gathered(tags),
  listeners: gathered(z.array(listener)),
  /** By listener ARN, in order of evaluation, the default rule last. */
  rules: byKey(z.array(rule)),
  /** By ARN of an HTTPS listener. */
  listenerCertificates: byKey(z.array(listenerCertificate)),
  /** By certificate ARN. */
  certificates: byKey(certificate),
  /** By user pool ARN. */
  userPools: byKey(userPool.nullable()),
  /** By `<pool id>/<client id>`. */
  appClients: byKey(appClient.nullable()),
  /** By `<pool id>/<client id>`: how many secrets are active. */
  clientSecrets: byKey(z.number()),
  /** By the domain string that a rule names. */
  userPoolDomains: byKey(userPoolDomain.nullable()),
  /** By pool id. */
  resourceServers: byKey(z.array(resourceServer)),
  /** By pool id. */
  identityProviders: byKey(z.array(identityProvider)),
  /** By `<pool id>/<client id>`: whether managed login branding exists. */
  brandings: byKey(z.boolean()),
  /** By client id, asked only once the client is known to be missing from its pool. */
  clientsElsewhere: byKey(clientElsewhere),
  /** By host name: what DNS answered. */
  hosts: byKey(hostAddresses),
  /** By issuer. */
  discoveries: byKey(discovery),
  /** By URL, of token and userinfo endpoints. */
  endpoints: byKey(endpointProbe),
  /** By URL. */
  keySets: byKey(keySet),
  /** By rule ARN. */
  authorizations: byKey(authorizationProbe),
  /** By `<pool id>/<client id>`; only where the operator allows it. */
  tokenProbes: byKey(tokenProbe),
  /** By id: those of the load balancer. */
  securityGroups: byKey(securityGroup),
  /** Of the load balancer's subnets. */
  networkAcls: gathered(z.array(networkAcl)),
  /** Of the load balancer's VPC. */
  routeTables: gathered(z.array(routeTable)),
  /** By id: the CIDRs of a managed prefix list. */
  prefixLists: byKey(z.array(z.string())),
  /** By target group ARN. */
  targetDoors: byKey(targetDoors),
  webAcl: gathered(webAcl.nullable()),
});
export type Artifacts = z.infer<typeof artifacts>;

/** One JSON value, without any secret: everything after it is a pure function of it. */
export const snapshot = z.strictObject({
  schemaVersion: z.literal(1),
  /** ISO 8601, UTC: when reading began. */
  takenAt: z.string(),
  scope,
  artifacts,
  /** Calls to AWS. */
  calls: z.number(),
  elapsedMs: z.number(),
  /** Everything that failed, once. */
  errors: z.array(gatherError),
});
export type Snapshot = z.infer<typeof snapshot>;
