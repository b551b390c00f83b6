import {
  type ClientSecretDescriptorType,
  ListIdentityProviders$,
  type ListIdentityProvidersRequest,
  type ListIdentityProvidersResponse,
  ListResourceServers$,
  type ListResourceServersRequest,
  type ListResourceServersResponse,
  ListUserPoolClientSecrets$,
  type ListUserPoolClientSecretsRequest,
  type ListUserPoolClientSecretsResponse,
  ListUserPoolClients$,
  type ListUserPoolClientsRequest,
  type ListUserPoolClientsResponse,
  ListUserPools$,
  type ListUserPoolsRequest,
  type ListUserPoolsResponse,
} from "@aws-sdk/client-cognito-identity-provider";
import { type Handler, isAwsError, operation } from "../service";
import { clientOf, invalid, paged, poolOf } from "./rows";

/** `MaxResults` is required here and nowhere else (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html). */
const listUserPools: Handler<ListUserPoolsRequest, ListUserPoolsResponse> = ({ cognito }, input, context) => {
  if (input.MaxResults === undefined) {
    return invalid(
      "1 validation error detected: Value null at 'maxResults' failed to satisfy constraint: Member must not be null",
    );
  }
  return paged(context, cognito.pools, input, 60, (rows, NextToken) => ({
    UserPools: rows.map(({ Id, Name, LambdaConfig, Status, LastModifiedDate, CreationDate }) => ({
      Id,
      Name,
      LambdaConfig,
      Status,
      LastModifiedDate,
      CreationDate,
    })),
    NextToken,
  }));
};

const listUserPoolClients: Handler<ListUserPoolClientsRequest, ListUserPoolClientsResponse> = (
  { cognito },
  input,
  context,
) => {
  const pool = poolOf(cognito, input.UserPoolId);
  if (isAwsError(pool)) return pool;
  const rows = cognito.clients.filter((row) => row.UserPoolId === pool.Id);
  return paged(context, rows, input, 60, (page, NextToken) => ({
    UserPoolClients: page.map(({ ClientId, UserPoolId, ClientName }) => ({
      ClientId,
      UserPoolId,
      ClientName,
    })),
    NextToken,
  }));
};

const listResourceServers: Handler<ListResourceServersRequest, ListResourceServersResponse> = (
  { cognito },
  input,
  context,
) => {
  const pool = poolOf(cognito, input.UserPoolId);
  if (isAwsError(pool)) return pool;
  const rows = cognito.resourceServers.filter((row) => row.UserPoolId === pool.Id);
  return paged(context, rows, input, 50, (ResourceServers, NextToken) => ({ ResourceServers, NextToken }));
};

const listIdentityProviders: Handler<ListIdentityProvidersRequest, ListIdentityProvidersResponse> = (
  { cognito },
  input,
  context,
) => {
  const pool = poolOf(cognito, input.UserPoolId);
  if (isAwsError(pool)) return pool;
  const rows = cognito.identityProviders.filter((row) => row.UserPoolId === pool.Id);
  return paged(context, rows, input, 60, (page, NextToken) => ({
    Providers: page.map(({ ProviderName, ProviderType, LastModifiedDate, CreationDate }) => ({
      ProviderName,
      ProviderType,
      LastModifiedDate,
      CreationDate,
    })),
    NextToken,
  }));
};

/** Ids and dates only: values are answered when a secret is made, never when secrets are listed. */
const listUserPoolClientSecrets: Handler<
  ListUserPoolClientSecretsRequest,
  ListUserPoolClientSecretsResponse
> = ({ cognito }, input, context) => {
  const client = clientOf(cognito, input.UserPoolId, input.ClientId);
  if (isAwsError(client)) return client;
  const created = Math.floor((client.CreationDate?.getTime() ?? 0) / 1000);
  const first = client.ClientSecret === undefined ? [] : [`${client.ClientId}--${created}`];
  const rows = [...first, ...(cognito.secretIds[client.ClientId] ?? [])].map(
    (ClientSecretId): ClientSecretDescriptorType => ({
      ClientSecretId,
      ClientSecretCreateDate: client.CreationDate,
    }),
  );
  return paged(context, rows, { NextToken: input.NextToken }, 60, (ClientSecrets, NextToken) => ({
    ClientSecrets,
    NextToken,
  }));
};

export const listOperations = [
  operation(ListUserPools$, listUserPools),
  operation(ListUserPoolClients$, listUserPoolClients),
  operation(ListResourceServers$, listResourceServers),
  operation(ListIdentityProviders$, listIdentityProviders),
  operation(ListUserPoolClientSecrets$, listUserPoolClientSecrets),
];
