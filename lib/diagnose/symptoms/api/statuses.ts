import { doorSigns } from "../../../facts/api/answer/doors";
import { answersOf } from "../../../facts/api/answer/known-answers";
import type { Explanation, Symptom } from "../../symptom";
import {
  brokenAuthorizer,
  deniedByPolicy,
  noSuchMethod,
  noSuchRoute,
  refusedCaller,
  shutDoor,
  withoutScope,
} from "./causes";
import {
  seeAnswer,
  seeDeployed,
  seeExecutionLog,
  seeFunction,
  seeFunctionLog,
  seeFunctionPolicy,
  seeGatewayResponses,
  seeHttpAccessLog,
  seeHttpAuthorizers,
  seeHttpRoutes,
  seeMappings,
  seePreflight,
  seeResourcePolicy,
  seeStages,
} from "./confirm";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";
import { metric4xx, metric5xx, notCors } from "./words";

/** What 401 says where API Gateway answered. */
export const api401: Explanation = {
  brief: "The authorizer of the method did not take the caller as known, or the backend did not.",
  meaning: [
    "The authorizer of the method or route did not let the caller in: it found no token, or one that it does not take. A REST API says Unauthorized and no more; an HTTP API with a JWT authorizer writes its reason into www-authenticate.",
    "It proves that the call reached an authorizer, or the backend: a stage, path or host that is wrong does not end in 401. A backend's own 401 has no x-amzn-ErrorType, and behind a REST API its WWW-Authenticate comes renamed.",
  ],
  answers: answersOf("unauthorized", "token-expired", "token-missing", "token-audience", "token-issuer"),
  whoFixes:
    "Whoever wrote the client, where the token or header is not what the method wants; the owner of the API, where the authorizer asks for what no token has.",
  notThis: [
    "No missing right or scope: those are 403, but for a REST API's scopes, which are 401.",
    "No failed authorizer: that is 500.",
    notCors,
  ],
  causes: refusedCaller,
  confirm: [seeAnswer, seeDeployed, seeHttpAuthorizers, seePreflight, seeExecutionLog, seeGatewayResponses],
  uncheckable: [uncheckable.token, uncheckable.functionAnswer, uncheckable.proxy, uncheckable.backend],
  metric: metric4xx,
  sources: [
    sources.gatewayResponses,
    sources.lambda401,
    sources.cognito401,
    sources.httpJwtTroubleshooting,
    sources.knownIssues,
  ],
};

const causes403 = unique([...deniedByPolicy, ...noSuchMethod, ...shutDoor, ...withoutScope]);

/** What 403 says where API Gateway answered. */
export const api403: Explanation = {
  brief: "A policy denies the call, the path is not there, a scope is missing, or a door is shut.",
  meaning: [
    "The text tells the four apart. User is not authorized: a policy denies. Missing Authentication Token: a REST API has no such path or method, or it wants an AWS signature. Forbidden: a door is shut, by an API key, a web ACL, a disabled host or a client certificate. www-authenticate with insufficient_scope: an HTTP API's route wants a scope that the token lacks.",
    "It proves that no backend was asked where x-amzn-ErrorType is in the answer. Not one of these texts speaks of a token that is wrong: that is 401.",
  ],
  answers: answersOf(
    "policy-implicit-deny",
    "policy-explicit-deny",
    "resource-policy-silent",
    "method-missing",
    "header-read-as-signature",
    "forbidden",
    "token-scopes",
  ),
  whoFixes:
    "By the text: whoever wrote the authorizer's function or the resource policy, the client, or the owner of the stage and domain.",
  notThis: [
    "No expired or wrong token: that is 401.",
    "No unknown path of an HTTP API: that is 404.",
    notCors,
  ],
  causes: causes403,
  confirm: [seeAnswer, seeDeployed, seeResourcePolicy, seeStages, seeMappings, seeHttpRoutes],
  uncheckable: [uncheckable.functionAnswer, uncheckable.webAcl, uncheckable.signature, uncheckable.backend],
  metric: metric4xx,
  sources: [
    sources.forbidden,
    sources.gatewayResponses,
    sources.lambda403,
    sources.domain403,
    sources.authorizationFlow,
  ],
};

/** What 500 says where API Gateway answered. */
export const api500: Explanation = {
  brief:
    "The authorizer could not be called, failed, or answered what is no policy; else the integration failed.",
  meaning: [
    "People who set up an authorizer meet 500 as often as 401. API Gateway may not call the function, the function threw something other than Unauthorized, or its answer is no policy. An integration that fails after the authorizer looks the same by its body.",
    "Of a REST API, x-amzn-ErrorType names the authorizer where it was its fault. An HTTP API says no more than Internal Server Error: authorizer.error in its access log has the reason, and integration.status tells that the backend was reached.",
    "It proves that no token was refused.",
  ],
  answers: answersOf("authorizer-configuration", "authorizer-failure", "internal-error"),
  whoFixes:
    "The owner of the API and of the authorizer's function; for the integration, whoever runs the backend.",
  notThis: ["No wrong token: that is 401.", "No policy that denies: that is 403."],
  causes: brokenAuthorizer,
  confirm: [seeAnswer, seeExecutionLog, seeFunctionPolicy, seeFunction, seeFunctionLog, seeHttpAccessLog],
  uncheckable: [uncheckable.functionAnswer, uncheckable.integration, uncheckable.backend],
  metric: metric5xx,
  sources: [
    sources.gatewayResponses,
    sources.lambdaAuthorizer,
    sources.lambdaOutput,
    sources.httpLambda,
    sources.lambdaPolicy,
  ],
};

/** Statuses that no load balancer makes in a sign-in. */
export const apiStatuses: readonly Symptom[] = [
  {
    id: "404",
    title: "404: an HTTP API has no such stage or route, or somebody else has no such page",
    kind: "status",
    doors: doorSigns,
    brief: "An HTTP API answers 404 where no stage or route takes the path; a REST API answers 403 there.",
    meaning: [
      "An HTTP API says Not Found where the path begins with no stage and there is no stage $default, or where no route takes method and path and there is no route $default. No authorizer was asked.",
      "A REST API answers an unknown path with 403 Missing Authentication Token instead; its own 404 comes after authorization, and is rare. A load balancer's 404 is a fixed response of one of its rules, or the target's: see target_status_code in its access log.",
      "With apigw-requestid and API Gateway's own body it proves that the API was reached and that no route was.",
    ],
    answers: answersOf("not-found"),
    hop: "method",
    whoFixes:
      "Whoever wrote the client, where the path is wrong; the owner of the API, where it is not deployed.",
    notThis: ["No failed sign-in, and no refused token.", "No host of nobody: that has no answer at all."],
    causes: noSuchRoute,
    confirm: [seeAnswer, seeHttpRoutes, seeMappings],
    uncheckable: [uncheckable.backend],
    metric: metric4xx,
    sources: [sources.httpRoutes, sources.gatewayResponses, sources.mappings],
    see: ["MISSING_AUTHENTICATION_TOKEN", "RESOURCE_NOT_FOUND", "ForbiddenException"],
  },
];

/** A cause once, where it is named first. */
function unique<Cause extends { readonly check: string }>(causes: readonly Cause[]): readonly Cause[] {
  return causes.filter(({ check }, index) => causes.findIndex((each) => each.check === check) === index);
}
