import type { GatewayResponseType } from "../gateway-response-types";
import type { AnswerMeaning } from "./reading";

/** One thing that a REST or WebSocket API says itself. */
export interface RestRow {
  /** Of `x-amzn-ErrorType`. */
  readonly errorType: string;
  readonly message?: RegExp;
  /** The text as it is written. Null: the body says `null`. Absent: it varies. */
  readonly text?: string | null;
  readonly meaning: AnswerMeaning;
  readonly types: readonly GatewayResponseType[];
  readonly says: string;
  /** The exception or the text is not documented, nor published by somebody who met it. */
  readonly likely?: true;
}

/**
 * Texts and exceptions, first match first.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html and
 * https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 */
export const restRows: readonly RestRow[] = [
  {
    errorType: "UnauthorizedException",
    message: /^The incoming token has expired$/,
    text: "The incoming token has expired",
    meaning: "token-expired",
    types: ["UNAUTHORIZED"],
    says: "API Gateway refused the token because it has expired.",
  },
  {
    errorType: "UnauthorizedException",
    message: /^Unauthorized$/,
    text: "Unauthorized",
    meaning: "unauthorized",
    types: ["UNAUTHORIZED"],
    says: "The authorizer did not let the caller in: an identity source is missing, the validation expression or the token was refused, or the function said Unauthorized.",
  },
  {
    errorType: "AccessDeniedException",
    message: /^User is not authorized to access this resource with an explicit deny/,
    text: "User is not authorized to access this resource with an explicit deny",
    meaning: "policy-explicit-deny",
    types: ["ACCESS_DENIED"],
    says: "The policy that the authorizer returned denies this call.",
  },
  {
    errorType: "AccessDeniedException",
    message: /^User is not authorized to access this resource/,
    text: "User is not authorized to access this resource",
    meaning: "policy-implicit-deny",
    types: ["ACCESS_DENIED"],
    says: "The policy that the authorizer returned does not cover this method; often it was kept from a call to another path.",
  },
  {
    errorType: "AccessDeniedException",
    message: /^User: .{1,300} is not authorized to perform: .{1,600} with an explicit deny/,
    text: "User: anonymous is not authorized to perform: execute-api:Invoke on resource: ARN with an explicit deny",
    meaning: "resource-policy-deny",
    types: ["ACCESS_DENIED"],
    says: "The API's resource policy, or a policy of the caller, denies this call.",
  },
  {
    errorType: "AccessDeniedException",
    message: /^User: .{1,300} is not authorized to perform: /,
    text: "User: anonymous is not authorized to perform: execute-api:Invoke on resource: ARN",
    meaning: "resource-policy-silent",
    types: ["ACCESS_DENIED"],
    says: "No policy allows this caller: the API's resource policy is silent, or the method wants a signature that was not sent.",
  },
  {
    errorType: "AccessDeniedException",
    message: /^The security token included in the request is invalid/,
    text: "The security token included in the request is invalid.",
    meaning: "credentials-invalid",
    types: ["ACCESS_DENIED"],
    says: "The request was signed with AWS credentials that are not valid.",
  },
  {
    errorType: "MissingAuthenticationTokenException",
    message: /^Missing Authentication Token$/,
    text: "Missing Authentication Token",
    meaning: "method-missing",
    types: ["MISSING_AUTHENTICATION_TOKEN"],
    says: "The stage has no such resource or method, or the method wants an AWS signature and got none.",
  },
  {
    errorType: "IncompleteSignatureException",
    message: /not a valid key=value pair|Authorization header requires/,
    text: "'TOKEN' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer TOKEN'.",
    meaning: "header-read-as-signature",
    types: ["MISSING_AUTHENTICATION_TOKEN"],
    says: "API Gateway read the Authorization header as an AWS signature: the stage has no such method, or the method wants a signature.",
  },
  {
    errorType: "InvalidSignatureException",
    message: /^Signature expired/,
    text: "Signature expired: TIME is now earlier than TIME",
    meaning: "credentials-expired",
    types: ["EXPIRED_TOKEN"],
    says: "The AWS signature of the request is too old.",
  },
  {
    errorType: "InvalidSignatureException",
    message: /^The request signature we calculated does not match/,
    text: "The request signature we calculated does not match the signature you provided.",
    meaning: "signature-mismatch",
    types: ["INVALID_SIGNATURE"],
    says: "The AWS signature of the request is wrong.",
  },
  {
    errorType: "ExpiredTokenException",
    message: /^The security token included in the request is expired/,
    text: "The security token included in the request is expired",
    meaning: "credentials-expired",
    types: ["EXPIRED_TOKEN"],
    says: "The AWS credentials that signed the request have expired; this speaks of no JWT.",
    likely: true,
  },
  {
    errorType: "ForbiddenException",
    message: /^Invalid API Key identifier specified/,
    text: "Invalid API Key identifier specified",
    meaning: "api-key",
    types: ["INVALID_API_KEY"],
    says: "The API key is absent, disabled, or tied to no usage plan of this stage.",
  },
  {
    errorType: "ForbiddenException",
    message: /^Forbidden$/,
    text: "Forbidden",
    meaning: "forbidden",
    types: ["INVALID_API_KEY", "WAF_FILTERED"],
    says: "API Gateway refused the call at the door: no valid API key, a web ACL, a disabled default endpoint, an unknown stage, a domain that maps nothing here, no client certificate, or the wrong endpoint of a private API.",
  },
  {
    errorType: "AuthorizerFailureException",
    message: /^(?:Internal server error)?$/,
    text: null,
    meaning: "authorizer-failure",
    types: ["AUTHORIZER_FAILURE"],
    says: "The authorizer's function was called and failed: it threw something other than Unauthorized, or took too long.",
    likely: true,
  },
  {
    errorType: "AuthorizerConfigurationException",
    message: /^(?:Authorizer configuration error)?$/,
    text: null,
    meaning: "authorizer-configuration",
    types: ["AUTHORIZER_CONFIGURATION_ERROR"],
    says: "API Gateway could not call the authorizer, or could not read its answer: no permission, a wrong URI, a function that is gone, or no policy in the answer.",
  },
  {
    errorType: "NotFoundException",
    meaning: "not-found",
    types: ["RESOURCE_NOT_FOUND"],
    says: "The call was let in, and what it asked for was not found.",
    likely: true,
  },
  {
    errorType: "LimitExceededException",
    message: /^Limit Exceeded$/,
    text: "Limit Exceeded",
    meaning: "quota",
    types: ["QUOTA_EXCEEDED"],
    says: "The quota of the API key's usage plan is used up; authorization is not the matter.",
  },
  {
    errorType: "TooManyRequestsException",
    message: /^Too Many Requests$/,
    text: "Too Many Requests",
    meaning: "throttled",
    types: ["THROTTLED"],
    says: "The call was throttled; authorization is not the matter.",
  },
];

/** Where the body alone is known, several may have said it: AWS writes `null` for either fault of an authorizer. */
const internal: RestRow = {
  errorType: "",
  meaning: "internal-error",
  types: ["AUTHORIZER_FAILURE", "AUTHORIZER_CONFIGURATION_ERROR", "API_CONFIGURATION_ERROR"],
  says: "API Gateway failed: at the authorizer, which could not be called, failed or gave no policy, or at the integration.",
};

/** The row of an answer of API Gateway. `errorType` undefined: the headers were not pasted. */
export function restRow(errorType: string | undefined, message: string | null | undefined): RestRow | null {
  const text = message ?? "";
  if (errorType === undefined) {
    if (/^(?:Internal server error)?$/.test(text) && message !== undefined) return internal;
    return restRows.find((row) => row.message?.test(text) && text !== "") ?? null;
  }
  const own = restRows.filter((row) => row.errorType === errorType);
  return (message === undefined ? undefined : own.find((row) => row.message?.test(text) ?? true)) ?? null;
}

/** What an exception stands for whatever the text says, which can be customised or translated. */
export function rowsOfException(errorType: string): readonly RestRow[] {
  return restRows.filter((row) => row.errorType === errorType);
}
