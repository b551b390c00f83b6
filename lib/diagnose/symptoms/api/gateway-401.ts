import { answersOf, saysOf } from "../../../facts/api/answer/known-answers";
import type { Symptom } from "../../symptom";
import { refusedCaller } from "./causes";
import {
  seeAnswer,
  seeAuthorizers,
  seeDeployed,
  seeExecutionLog,
  seeGatewayResponses,
  seePreflight,
} from "./confirm";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";
import { metric4xx, notCors, provesUnlessCustomised } from "./words";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
export const unauthorized: Symptom = {
  id: "UNAUTHORIZED",
  also: ["UnauthorizedException"],
  title: "UNAUTHORIZED: the authorizer of the API did not let the caller in",
  kind: "gateway-response",
  brief: saysOf("unauthorized", "rest"),
  meaning: [
    "An authorizer of a REST API did not take the caller as known, and the answer is 401. It looks at the identity source first: where that is absent or empty, or its validation expression does not match in full, no function is called and no log has a line of it.",
    "A Cognito authorizer takes the ID token at a method without scopes and the access token at one with scopes; the other of the two is a plain 401. A Lambda function refuses with 401 by failing with exactly the word Unauthorized; any other failure is 500.",
    `It proves that the method has an authorizer and that the call reached it. It does not prove which step refused: the text is the same for all of them but an expired Cognito token. ${provesUnlessCustomised}`,
    "An HTTP API whose Lambda authorizer refuses writes the same body, without an exception and with apigw-requestid; one with a JWT authorizer adds www-authenticate, which says why.",
  ],
  answers: answersOf("unauthorized", "token-expired"),
  hop: "authorizer",
  whoFixes:
    "Whoever wrote the client, where the token or header is not what the method wants; the owner of the API, where the authorizer asks for what no token has.",
  notThis: [
    "No missing right: a caller who is known and may not do it meets 403.",
    "Not the backend's 401, which has no x-amzn-ErrorType.",
    "No failed Lambda function: that is 500.",
    notCors,
  ],
  causes: refusedCaller,
  confirm: [seeAnswer, seeDeployed, seeAuthorizers, seePreflight, seeExecutionLog, seeGatewayResponses],
  uncheckable: [uncheckable.token, uncheckable.functionAnswer, uncheckable.proxy],
  metric: metric4xx,
  sources: [
    sources.gatewayResponses,
    sources.lambda401,
    sources.cognito401,
    sources.cognito,
    sources.lambdaAuthorizer,
    sources.restJwt,
  ],
  see: ["401", "invalid_token", "AUTHORIZER_FAILURE", "DEFAULT_4XX"],
};
