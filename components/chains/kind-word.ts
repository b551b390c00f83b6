import type { ApiKind } from "@/lib/model/api-chain";
import type { ChainKind } from "@/lib/model/chain";

/** How a chain lets a request in, in a word or two. */
export const kindWord: Readonly<Record<ChainKind | ApiKind, string>> = {
  "alb-cognito": "Cognito",
  "alb-oidc": "OIDC",
  "alb-jwt": "JWT validation",
  "alb-open": "no sign-in",
  "rest-token": "REST, TOKEN authorizer",
  "rest-request": "REST, REQUEST authorizer",
  "rest-cognito": "REST, Cognito authorizer",
  "rest-jwt": "REST, JWT authorizer",
  "rest-iam": "REST, IAM",
  "rest-open": "REST, open",
  "rest-unknown": "REST, authorizer of an unknown type",
  "http-jwt": "HTTP API, JWT authorizer",
  "http-lambda": "HTTP API, Lambda authorizer",
  "http-iam": "HTTP API, IAM",
  "http-open": "HTTP API, open",
  "ws-lambda": "WebSocket, Lambda authorizer",
  "ws-iam": "WebSocket, IAM",
  "ws-open": "WebSocket, open",
};
