export type { ChosenListener } from "./alb-listener";
export {
  type AuthenticatingAction,
  authenticatingAction,
  type ChosenRule,
  type ConditionTrace,
  type RuleTrace,
  ruleName,
} from "./alb-rules";
export { followProviderPage } from "./follow-provider-page";
export {
  callbackPath,
  type QueryPair,
  type RequestTarget,
} from "./request-target";
export { type ReadUrl, readRequestUrl, type UrlProblem, type UrlProblemCode } from "./request-url";
export { type AlbQuestion, type AlbResolution, resolveAlb } from "./resolve-alb";
export {
  type Cover,
  covers,
  coversAll,
  coversHost,
  coversHostAndPathOf,
  coversHostsOf,
  overlaps,
} from "./rule-cover";
export { type RuleHosts, ruleHosts } from "./rule-hosts";
