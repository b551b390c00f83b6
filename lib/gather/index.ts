import "server-only";

export type { AccountSettings } from "../aws/account-settings";
export { type Aws, type Budgets, createAws, createBudgets } from "../aws/aws";
export { type Clock, systemClock } from "../aws/clock";
export { createGatherContext, type GatherContext, type GatherSettings } from "./context";
export { gatherClientsElsewhere } from "./gather-clients-elsewhere";
export { type ConfigurationOptions, gatherConfiguration } from "./gather-configuration";
export { gatherLoadBalancer, placeOfScope } from "./gather-load-balancer";
export { gatherProbes, type ProbeOptions } from "./gather-probes";
export { gatherReferences, type ReferenceOptions } from "./gather-references";
export { type InventoryItem, type InventoryOfPlace, listInventory } from "./inventory";
export type { HostIndex } from "./locate/host-index";
export { type Located, type LocateOptions, locate } from "./locate/locate";
export { gatherNetwork, type NetworkOptions, networkArtifacts } from "./network/gather-network";
export { type Policy, type PolicyStatement, readActions, readOnlyPolicy } from "./policy";
export { isOfOtherHost } from "./probes/open-questions";
export { countOpenProbes, refuseProbes } from "./refuse-probes";
