import { AccessDeniedException$, TooManyRequestsException$ } from "@aws-sdk/client-cognito-identity-provider";
import { awsError, byName, type Service } from "../service";
import { changeOperations } from "./change";
import { createClientOperations } from "./create-client";
import { describeOperations } from "./describe";
import { listOperations } from "./list";
import { updateClientOperations } from "./update-client";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html */
export const cognito: Service = {
  name: "cognito-idp",
  protocol: "awsJson1_1",
  version: "2016-04-18",
  target: "AWSCognitoIdentityProviderService",
  xmlNamespace: "",
  denied: (message) => awsError(AccessDeniedException$, message),
  throttled: () => awsError(TooManyRequestsException$, "Rate exceeded"),
  expired: () => awsError("ExpiredTokenException", "The security token included in the request is expired"),
  resourceOf: ({ UserPoolId }, { region, account }) =>
    typeof UserPoolId === "string"
      ? `arn:aws:cognito-idp:${region}:${account}:userpool/${UserPoolId}`
      : undefined,
  operations: byName([
    ...describeOperations,
    ...listOperations,
    ...createClientOperations,
    ...updateClientOperations,
    ...changeOperations,
  ]),
};
