import type { ApiAuthorizer, ApiStage } from "../../model/api";
import { type Replaced, replaceStageVariables } from "./stage-variables";

/** The function that an authorizer calls, read from its URI. */
export interface AuthorizerFunction {
  readonly replaced: Replaced;
  /** With its qualifier, if it has one; null: the URI is no Lambda invocation URI. */
  readonly arn: string | null;
  readonly qualifier: string | null;
  readonly account: string;
  readonly region: string;
}

const uriForm =
  /^arn:[^:]+:apigateway:([a-z0-9-]+):lambda:path\/2015-03-31\/functions\/(arn:[^:]+:lambda:([a-z0-9-]+):(\d{12}):function:([A-Za-z0-9-_]+)(?::([A-Za-z0-9$_-]+))?)\/invocations$/;

/**
 * `arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations`, the stage's variables put
 * in: https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html#apigw-Type-Authorizer-authorizerUri
 */
export function authorizerFunction(
  authorizer: ApiAuthorizer,
  variables: ApiStage["variables"],
): AuthorizerFunction | null {
  if (authorizer.authorizerUri === undefined) return null;
  const replaced = replaceStageVariables(authorizer.authorizerUri, variables);
  const match = uriForm.exec(replaced.text);
  if (!match) return { replaced, arn: null, qualifier: null, account: "", region: "" };
  const [, , arn = "", region = "", account = "", , qualifier = null] = match;
  return { replaced, arn, qualifier, account, region };
}
