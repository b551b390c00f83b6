import type { ApiAuthorizer, ApiMethod } from "../../model/api";
import type { ApiKind } from "../../model/api-chain";
import type { ApiScope } from "../../model/scope";

/** How a method lets a request in: its authorization type, and for authorizers their own type. */
export function kindOfMethod(
  api: ApiScope["kind"],
  method: ApiMethod,
  authorizer: ApiAuthorizer | undefined,
): ApiKind {
  switch (method.authorizationType) {
    case "NONE":
      return `${api}-open`;
    case "AWS_IAM":
      return `${api}-iam`;
  }
  if (api === "ws") return "ws-lambda";
  if (api === "http") return method.authorizationType === "JWT" ? "http-jwt" : "http-lambda";
  if (method.authorizationType === "COGNITO_USER_POOLS") return "rest-cognito";
  switch (authorizer?.type) {
    case "TOKEN":
      return "rest-token";
    case "REQUEST":
      return "rest-request";
    case "COGNITO_USER_POOLS":
      return "rest-cognito";
    case "JWT":
      return "rest-jwt";
    case undefined:
      // The authorizer is gone or was not read: the type of the method is all there is.
      return method.authorizationType === "JWT" ? "rest-jwt" : "rest-unknown";
    default:
      return "rest-unknown";
  }
}
