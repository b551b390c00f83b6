import { answersOf, saysOf } from "../../../facts/api/answer/known-answers";
import type { Symptom } from "../../symptom";
import { brokenAuthorizer, pick } from "./causes";
import {
  seeAnswer,
  seeAuthorizers,
  seeDeployed,
  seeExecutionLog,
  seeFunction,
  seeFunctionLog,
  seeFunctionPolicy,
} from "./confirm";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";
import { metric5xx, provesUnlessCustomised } from "./words";

const ambiguous =
  'Both faults of an authorizer are written as {"message":null}; x-amzn-ErrorType, and the access log\'s error.responseType and authorizer.error, tell them apart.';

/** Types with a status of the server: https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
export const gatewayResponses500: readonly Symptom[] = [
  {
    id: "AUTHORIZER_CONFIGURATION_ERROR",
    also: ["AuthorizerConfigurationException"],
    title:
      "AUTHORIZER_CONFIGURATION_ERROR: API Gateway could not call the authorizer, or not read its answer",
    kind: "gateway-response",
    brief: saysOf("authorizer-configuration", "rest"),
    meaning: [
      "The call reached the authorizer, and API Gateway got nothing from it that it could use: it may not call the function, the function is gone, the URI is none, or the answer is no policy. The answer is 500.",
      "A function that was called and answered in the wrong shape ends here too: null, no principalId, keys in lower case, or an answer with statusCode as a proxy integration gives.",
      `It proves a fault of the set-up: no token would help. ${ambiguous} ${provesUnlessCustomised}`,
    ],
    answers: answersOf("authorizer-configuration"),
    hop: "authorizer",
    whoFixes: "The owner of the API and of the authorizer's function.",
    notThis: [
      "No wrong token: the authorizer never judged it.",
      "No fault of the backend: it was not asked.",
    ],
    causes: brokenAuthorizer,
    confirm: [seeAnswer, seeExecutionLog, seeFunctionPolicy, seeFunction, seeAuthorizers, seeDeployed],
    uncheckable: [uncheckable.functionAnswer, uncheckable.keptAnswer],
    metric: metric5xx,
    sources: [sources.gatewayResponses, sources.lambdaAuthorizer, sources.lambdaOutput, sources.lambdaPolicy],
    see: ["AUTHORIZER_FAILURE", "500"],
  },
  {
    id: "AUTHORIZER_FAILURE",
    also: ["AuthorizerFailureException"],
    title: "AUTHORIZER_FAILURE: the authorizer's function was called, and failed",
    kind: "gateway-response",
    brief: saysOf("authorizer-failure", "rest"),
    meaning: [
      "The authorizer could not say yes or no. Its function was called and threw: only an error whose text is exactly Unauthorized becomes 401, every other one is 500, also unauthorized in lower case. A function that runs longer than the authorizer waits likely ends here too.",
      "Reading the signing keys of a provider that is slow or away is what such functions stumble over most; an expired token that the code does not catch looks the same.",
      `It speaks for a function that could be called; the name of the exception is not published. ${ambiguous} ${provesUnlessCustomised}`,
    ],
    answers: answersOf("authorizer-failure"),
    hop: "provider",
    whoFixes: "Whoever wrote the authorizer's function.",
    notThis: [
      "No missing permission to call the function: that is AUTHORIZER_CONFIGURATION_ERROR.",
      "No fault of the backend: it was not asked.",
    ],
    causes: pick(brokenAuthorizer, ["authorizer-answer-invalid", "deployment-stale", "canary-active"]),
    confirm: [seeAnswer, seeFunctionLog, seeExecutionLog],
    uncheckable: [uncheckable.functionAnswer, uncheckable.token],
    metric: metric5xx,
    sources: [sources.gatewayResponses, sources.lambdaAuthorizer, sources.lambda401],
    see: ["AUTHORIZER_CONFIGURATION_ERROR", "UNAUTHORIZED", "500"],
  },
  {
    id: "API_CONFIGURATION_ERROR",
    also: ["INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT"],
    title:
      "API_CONFIGURATION_ERROR, INTEGRATION_FAILURE, INTEGRATION_TIMEOUT: the backend could not be reached",
    kind: "gateway-response",
    brief:
      "The call was let in, and the integration behind the method is misconfigured, failed or took too long.",
    meaning: [
      "Authorization is over when these are written: the caller was let in. API_CONFIGURATION_ERROR is 500 for an integration that is configured wrongly, as with an address that is none. INTEGRATION_FAILURE and INTEGRATION_TIMEOUT are 504 for one that failed or did not answer in time.",
      `It proves that the authorizer let the caller in, or that the method has none. ${provesUnlessCustomised}`,
    ],
    hop: "integration",
    whoFixes: "The owner of the method's integration, or whoever runs the backend.",
    notThis: ["No refusal, and no fault of an authorizer."],
    causes: [],
    confirm: [seeAnswer, seeExecutionLog, seeDeployed],
    uncheckable: [uncheckable.integration],
    metric: metric5xx,
    sources: [sources.gatewayResponses, sources.logVariables],
    see: ["AUTHORIZER_CONFIGURATION_ERROR", "500"],
  },
];
