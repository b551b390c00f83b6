export { type ChosenListener, chooseListener } from "./alb-listener";
export { redirectTarget } from "./alb-redirect";
export {
  type AuthenticatingAction,
  authenticatingAction,
  type ChosenRule,
  type ConditionTrace,
  callbackCandidates,
  chooseRule,
  nearMisses,
  type RuleTrace,
  ruleName,
  traceRule,
  traceRules,
} from "./alb-rules";
export { type ProviderPage, readProviderPage } from "./provider-page";
export {
  browserRequest,
  callbackPath,
  cutMark,
  isDefaultPort,
  type QueryPair,
  type RequestTarget,
  safeUrlOf,
} from "./request-target";
export { type ReadUrl, readRequestUrl, type UrlProblem, type UrlProblemCode, urlLimit } from "./request-url";
export { type AlbQuestion, type AlbResolution, resolveAlb } from "./resolve-alb";
export {
  type Cover,
  covers,
  coversEveryPath,
  coversHost,
  coversHostAndPathOf,
  coversPath,
  overlaps,
} from "./rule-cover";
export { type RuleHosts, ruleHosts } from "./rule-hosts";
