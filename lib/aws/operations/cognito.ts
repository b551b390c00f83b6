import "server-only";
import {
  DescribeManagedLoginBrandingByClientCommand,
  type DescribeManagedLoginBrandingByClientCommandInput,
  DescribeUserPoolClientCommand,
  type DescribeUserPoolClientCommandInput,
  DescribeUserPoolCommand,
  type DescribeUserPoolCommandInput,
  DescribeUserPoolDomainCommand,
  type DescribeUserPoolDomainCommandInput,
  ListIdentityProvidersCommand,
  type ListIdentityProvidersCommandInput,
  ListResourceServersCommand,
  type ListResourceServersCommandInput,
  ListUserPoolClientSecretsCommand,
  type ListUserPoolClientSecretsCommandInput,
  ListUserPoolClientsCommand,
  type ListUserPoolClientsCommandInput,
  ListUserPoolsCommand,
  type ListUserPoolsCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { operation } from "../operation";

export const describeUserPool = operation(
  "cognito",
  "cognito-idp:DescribeUserPool",
  (client, input: DescribeUserPoolCommandInput, options) =>
    client.send(new DescribeUserPoolCommand(input), options),
);
export const describeUserPoolClient = operation(
  "cognito",
  "cognito-idp:DescribeUserPoolClient",
  (client, input: DescribeUserPoolClientCommandInput, options) =>
    client.send(new DescribeUserPoolClientCommand(input), options),
);
export const describeUserPoolDomain = operation(
  "cognito",
  "cognito-idp:DescribeUserPoolDomain",
  (client, input: DescribeUserPoolDomainCommandInput, options) =>
    client.send(new DescribeUserPoolDomainCommand(input), options),
);
export const listUserPoolClientSecrets = operation(
  "cognito",
  "cognito-idp:ListUserPoolClientSecrets",
  (client, input: ListUserPoolClientSecretsCommandInput, options) =>
    client.send(new ListUserPoolClientSecretsCommand(input), options),
);
export const listResourceServers = operation(
  "cognito",
  "cognito-idp:ListResourceServers",
  (client, input: ListResourceServersCommandInput, options) =>
    client.send(new ListResourceServersCommand(input), options),
);
export const listIdentityProviders = operation(
  "cognito",
  "cognito-idp:ListIdentityProviders",
  (client, input: ListIdentityProvidersCommandInput, options) =>
    client.send(new ListIdentityProvidersCommand(input), options),
);
export const describeManagedLoginBrandingByClient = operation(
  "cognito",
  "cognito-idp:DescribeManagedLoginBrandingByClient",
  (client, input: DescribeManagedLoginBrandingByClientCommandInput, options) =>
    client.send(new DescribeManagedLoginBrandingByClientCommand(input), options),
);
export const listUserPools = operation(
  "cognito",
  "cognito-idp:ListUserPools",
  (client, input: ListUserPoolsCommandInput, options) =>
    client.send(new ListUserPoolsCommand(input), options),
);
export const listUserPoolClients = operation(
  "cognito",
  "cognito-idp:ListUserPoolClients",
  (client, input: ListUserPoolClientsCommandInput, options) =>
    client.send(new ListUserPoolClientsCommand(input), options),
);
