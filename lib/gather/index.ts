import "server-only";

export type { AccountSettings } from "../aws/account-settings";
export { type Aws, type Budgets, createAws, createBudgets } from "../aws/aws";
export { type Clock, systemClock } from "../aws/clock";
export { type ApiOptions, gatherApi } from "./api/gather-api";
export { type ApiProbeOptions, gatherApiProbes, openIssuers } from "./api/gather-api-probes";
export { gatherApiReferences } from "./api/gather-api-references";
export { type ListedApi, listApis } from "./api/list-apis";
export { type AthenaGrant, athenaPolicy } from "./athena/athena-policy";
export { countingQuery } from "./athena/counting-query";
export {
  type AthenaSettings,
  findLogTable,
  readWorkgroup,
  type Workgroup,
  workgroupArn,
} from "./athena/find-log-table";
export { createTableStatement } from "./athena/log-table";
export { countInAthena, type QueryEnd } from "./athena/run-query";
export { authorizerTestPolicy } from "./authorizer-test/authorizer-test-policy";
export { testAuthorizer } from "./authorizer-test/test-authorizer";
export { createGatherContext, type GatherContext, type GatherSettings } from "./context";
export { type EvidenceSubject, evidenceWindow, gatherEvidence } from "./evidence/gather-evidence";
export { gatherClientsElsewhere } from "./gather-clients-elsewhere";
export { type ConfigurationOptions, gatherConfiguration } from "./gather-configuration";
export {
  gatherLoadBalancer,
  placeOfScope,
  readLoadBalancerAttributes,
} from "./gather-load-balancer";
export { gatherProbes, type ProbeOptions } from "./gather-probes";
export { gatherReferences, type ReferenceOptions } from "./gather-references";
export { type InventoryItem, type InventoryOfPlace, listInventory } from "./inventory";
export type { LocatedApi } from "./locate/by-api";
export type { HostIndex } from "./locate/host-index";
export { type Located, type LocateOptions, locate } from "./locate/locate";
export { countLogObjects, findLogObjects, type LogObject } from "./logs/log-objects";
export { type LogPlace, type LogWindow, logPlaceOf } from "./logs/log-place";
export { logPolicy } from "./logs/log-policy";
export { gatherNetwork, type NetworkOptions, networkArtifacts } from "./network/gather-network";
export { type Policy, type PolicyStatement, readActions, readOnlyPolicy } from "./policy";
export { isOfOtherHost } from "./probes/open-questions";
export { countOpenProbes, refuseProbes } from "./refuse-probes";
