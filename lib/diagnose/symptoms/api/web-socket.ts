import type { Symptom } from "../../symptom";
import { deniedByPolicy, noSuchRoute, pick, refusedCaller, shutDoor } from "./causes";
import { connectByHand, seeConnectRoute } from "./confirm";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html */
export const webSocketConnect: Symptom = {
  id: "websocket-connect",
  also: ["$connect"],
  title: "401 or 403 at $connect: a WebSocket API refuses the handshake",
  kind: "pattern",
  brief: "The connection is never opened: the authorizer of $connect, or a shut door before it, refused.",
  meaning: [
    "A WebSocket API authorizes once, at $connect, by IAM or by a Lambda function. Where that says no, the handshake is answered 401 or 403 and no connection is opened; a client reports an unexpected server response. 401 means that an identity source is absent, or that the function failed with Unauthorized; 403, that its policy does not allow the connection, or that the door was shut.",
    "Browsers cannot add an Authorization header to a WebSocket, so an authorizer that looks for one refuses every page. A parameter in the query, or a cookie, is what they can send.",
    "It proves that the host belongs to an API of API Gateway where x-amzn-ErrorType is in the answer. Connections that are open already stay so, whatever changes at the authorizer.",
  ],
  hop: "authorizer",
  whoFixes: "Whoever wrote the client, where it sends no token; the owner of the API's authorizer.",
  notThis: [
    "No fault of a message: those are answered over the open connection.",
    "No fault of CORS: WebSockets do not know it.",
  ],
  causes: [
    ...pick(refusedCaller, [
      "identity-source-missing",
      "identity-source-stage-variable-undefined",
      "identity-source-malformed",
    ]),
    ...pick(deniedByPolicy, ["authorizer-cache-too-wide"]),
    ...pick(noSuchRoute, ["method-undefined"]),
    ...pick(shutDoor, [
      "stage-missing",
      "api-key-required",
      "default-endpoint-disabled",
      "base-path-unmapped",
    ]),
  ],
  confirm: [connectByHand, seeConnectRoute],
  uncheckable: [uncheckable.token, uncheckable.functionAnswer, uncheckable.proxy],
  metric: "ClientError of the API, which counts what clients were refused",
  sources: [sources.webSocketAuthorizer, sources.webSocketConnect, sources.lambdaAuthorizer],
  see: ["401", "403", "UNAUTHORIZED", "ACCESS_DENIED"],
};
