import {
  DescribeIdentityProvider$,
  type DescribeIdentityProviderRequest,
  type DescribeIdentityProviderResponse,
  DescribeManagedLoginBrandingByClient$,
  type DescribeManagedLoginBrandingByClientRequest,
  type DescribeManagedLoginBrandingByClientResponse,
  DescribeResourceServer$,
  type DescribeResourceServerRequest,
  type DescribeResourceServerResponse,
  DescribeUserPool$,
  DescribeUserPoolClient$,
  type DescribeUserPoolClientRequest,
  type DescribeUserPoolClientResponse,
  DescribeUserPoolDomain$,
  type DescribeUserPoolDomainRequest,
  type DescribeUserPoolDomainResponse,
  type DescribeUserPoolRequest,
  type DescribeUserPoolResponse,
} from "@aws-sdk/client-cognito-identity-provider";
import { type Handler, isAwsError, operation } from "../service";
import { clientOf, missing, poolOf } from "./rows";

const describeUserPool: Handler<DescribeUserPoolRequest, DescribeUserPoolResponse> = (
  { cognito },
  { UserPoolId },
) => {
  const pool = poolOf(cognito, UserPoolId);
  return isAwsError(pool) ? pool : { UserPool: pool };
};

const describeUserPoolClient: Handler<DescribeUserPoolClientRequest, DescribeUserPoolClientResponse> = (
  { cognito },
  { UserPoolId, ClientId },
) => {
  const client = clientOf(cognito, UserPoolId, ClientId);
  return isAwsError(client) ? client : { UserPoolClient: client };
};

/** A domain that nobody has is no error: the description comes back empty. */
const describeUserPoolDomain: Handler<DescribeUserPoolDomainRequest, DescribeUserPoolDomainResponse> = (
  { cognito },
  { Domain },
) => ({ DomainDescription: cognito.domains.find((row) => row.Domain === Domain) ?? {} });

const describeResourceServer: Handler<DescribeResourceServerRequest, DescribeResourceServerResponse> = (
  { cognito },
  { UserPoolId, Identifier },
) => {
  const pool = poolOf(cognito, UserPoolId);
  if (isAwsError(pool)) return pool;
  const server = cognito.resourceServers.find(
    (row) => row.UserPoolId === pool.Id && row.Identifier === Identifier,
  );
  return server ? { ResourceServer: server } : missing(`Resource server ${Identifier} does not exist.`);
};

const describeIdentityProvider: Handler<DescribeIdentityProviderRequest, DescribeIdentityProviderResponse> = (
  { cognito },
  { UserPoolId, ProviderName },
) => {
  const pool = poolOf(cognito, UserPoolId);
  if (isAwsError(pool)) return pool;
  const provider = cognito.identityProviders.find(
    (row) => row.UserPoolId === pool.Id && row.ProviderName === ProviderName,
  );
  return provider
    ? { IdentityProvider: provider }
    : missing(`Identity provider ${ProviderName} does not exist.`);
};

const describeManagedLoginBrandingByClient: Handler<
  DescribeManagedLoginBrandingByClientRequest,
  DescribeManagedLoginBrandingByClientResponse
> = ({ cognito }, { UserPoolId, ClientId }) => {
  const client = clientOf(cognito, UserPoolId, ClientId);
  if (isAwsError(client)) return client;
  const branding = cognito.brandings.find(
    (row) => row.UserPoolId === client.UserPoolId && row.ClientId === client.ClientId,
  );
  return branding
    ? { ManagedLoginBranding: branding }
    : missing(`Managed login branding for client ${ClientId} does not exist.`);
};

export const describeOperations = [
  operation(DescribeUserPool$, describeUserPool),
  operation(DescribeUserPoolClient$, describeUserPoolClient),
  operation(DescribeUserPoolDomain$, describeUserPoolDomain),
  operation(DescribeResourceServer$, describeResourceServer),
  operation(DescribeIdentityProvider$, describeIdentityProvider),
  operation(DescribeManagedLoginBrandingByClient$, describeManagedLoginBrandingByClient),
];
