import type { ApiKind } from "../../model/api-chain";

export const restKinds = [
  "rest-token",
  "rest-request",
  "rest-cognito",
  "rest-jwt",
  "rest-iam",
  "rest-open",
  "rest-unknown",
] as const satisfies readonly ApiKind[];

export const httpKinds = [
  "http-jwt",
  "http-lambda",
  "http-iam",
  "http-open",
] as const satisfies readonly ApiKind[];

export const webSocketKinds = ["ws-lambda", "ws-iam", "ws-open"] as const satisfies readonly ApiKind[];
