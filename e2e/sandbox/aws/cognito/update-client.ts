import {
  InvalidOAuthFlowException$,
  ScopeDoesNotExistException$,
  UpdateUserPoolClient$,
  type UpdateUserPoolClientRequest,
  type UpdateUserPoolClientResponse,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoState } from "../../world";
import { type AwsError, awsError, type Handler, isAwsError, operation } from "../service";
import { type Client, clientOf, invalid } from "./rows";

const BUILT_IN_SCOPES = ["phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"];

/**
 * What Cognito gives a client that says nothing of it. Everything absent here is absent from the client as well.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html: "If you
 * don't provide a value for an attribute, Amazon Cognito sets it to its default value."
 */
export const DEFAULTS = {
  RefreshTokenValidity: 30,
  TokenValidityUnits: {},
  AllowedOAuthFlowsUserPoolClient: false,
  EnableTokenRevocation: true,
  EnablePropagateAdditionalUserContextData: false,
  AuthSessionValidity: 3,
} satisfies Partial<Client>;

/** An absolute URI without fragment; plain http for localhost alone. */
function acceptableCallback(text: string): boolean {
  if (!URL.canParse(text) || text.includes("#")) return false;
  const { protocol, hostname } = new URL(text);
  return protocol !== "http:" || hostname === "localhost";
}

/** Why Cognito refuses what a client is to become; undefined where it does not. */
export function refusal(
  cognito: CognitoState,
  input: Omit<UpdateUserPoolClientRequest, "ClientId">,
): AwsError | undefined {
  const { UserPoolId, CallbackURLs = [], LogoutURLs = [], SupportedIdentityProviders = [] } = input;
  const { AllowedOAuthFlows = [], AllowedOAuthScopes = [] } = input;
  const wrong = [...CallbackURLs, ...LogoutURLs].find((url) => !acceptableCallback(url));
  if (wrong !== undefined) return invalid(`${wrong} is not a valid callback or logout URL.`);
  if (input.AllowedOAuthFlowsUserPoolClient && (!AllowedOAuthFlows.length || !AllowedOAuthScopes.length)) {
    return awsError(
      InvalidOAuthFlowException$,
      "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
    );
  }
  const custom = cognito.resourceServers
    .filter((row) => row.UserPoolId === UserPoolId)
    .flatMap((row) => (row.Scopes ?? []).map(({ ScopeName }) => `${row.Identifier}/${ScopeName}`));
  const scope = AllowedOAuthScopes.find((each) => !BUILT_IN_SCOPES.includes(each) && !custom.includes(each));
  if (scope !== undefined) return awsError(ScopeDoesNotExistException$, `Invalid scope requested: ${scope}`);
  const provider = SupportedIdentityProviders.find(
    (name) =>
      name !== "COGNITO" &&
      !cognito.identityProviders.some((row) => row.UserPoolId === UserPoolId && row.ProviderName === name),
  );
  if (provider !== undefined) {
    return invalid(`The provider ${provider} does not exist for User Pool ${UserPoolId}.`);
  }
  return undefined;
}

/** Replaces the client's whole configuration: a field that the request leaves out goes back to its default. */
const updateUserPoolClient: Handler<UpdateUserPoolClientRequest, UpdateUserPoolClientResponse> = (
  { cognito },
  input,
  context,
) => {
  const client = clientOf(cognito, input.UserPoolId, input.ClientId);
  if (isAwsError(client)) return client;
  const refused = refusal(cognito, input);
  if (refused !== undefined) return refused;
  const kept: Client = {
    UserPoolId: client.UserPoolId,
    ClientId: client.ClientId,
    ClientName: client.ClientName,
    ...(client.ClientSecret === undefined ? {} : { ClientSecret: client.ClientSecret }),
    ...(client.ClientType === undefined ? {} : { ClientType: client.ClientType }),
    CreationDate: client.CreationDate,
    LastModifiedDate: context.now(),
  };
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const updated: Client = { ...DEFAULTS, ...kept, ...given };
  cognito.clients[cognito.clients.indexOf(client)] = updated;
  return { UserPoolClient: updated };
};

export const updateClientOperations = [operation(UpdateUserPoolClient$, updateUserPoolClient)];
