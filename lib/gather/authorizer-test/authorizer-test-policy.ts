import "server-only";
import { testInvokeAuthorizer } from "../../aws/operations/authorizer-test";

/**
 * What testing authorizers needs beside the rest, and no dashboard has unless its operator says so: IAM calls it a POST,
 * on the very resource of an authorizer.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
export function authorizerTestPolicy(region: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TestAuthorizers",
        Effect: "Allow",
        Action: [testInvokeAuthorizer.action],
        Resource: `arn:aws:apigateway:${region}::/restapis/*/authorizers/*`,
      },
    ],
  } as const;
}
