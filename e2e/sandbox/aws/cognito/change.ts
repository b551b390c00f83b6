import { randomUUID } from "node:crypto";
import {
  CreateManagedLoginBranding$,
  type CreateManagedLoginBrandingRequest,
  type CreateManagedLoginBrandingResponse,
  CreateResourceServer$,
  type CreateResourceServerRequest,
  type CreateResourceServerResponse,
  CreateUserPoolDomain$,
  type CreateUserPoolDomainRequest,
  type CreateUserPoolDomainResponse,
  DeleteResourceServer$,
  type DeleteResourceServerRequest,
  DeleteUserPoolDomain$,
  type DeleteUserPoolDomainRequest,
  type DeleteUserPoolDomainResponse,
  ManagedLoginBrandingExistsException$,
  UpdateResourceServer$,
  type UpdateResourceServerRequest,
  type UpdateResourceServerResponse,
  UpdateUserPool$,
  type UpdateUserPoolRequest,
  type UpdateUserPoolResponse,
} from "@aws-sdk/client-cognito-identity-provider";
import { awsError, type Handler, isAwsError, operation } from "../service";
import { clientOf, invalid, missing, type Pool, poolOf } from "./rows";

const createResourceServer: Handler<CreateResourceServerRequest, CreateResourceServerResponse> = (
  { cognito },
  input,
) => {
  const pool = poolOf(cognito, input.UserPoolId);
  if (isAwsError(pool)) return pool;
  const { Identifier, Name, Scopes } = input;
  if (cognito.resourceServers.some((row) => row.UserPoolId === pool.Id && row.Identifier === Identifier)) {
    return invalid(`${Identifier} already exists in user pool ${pool.Id}.`);
  }
  const server = { UserPoolId: pool.Id, Identifier, Name, Scopes };
  cognito.resourceServers.push(server);
  return { ResourceServer: server };
};

/** Replaces name and scopes: scopes that are left out are gone. */
const updateResourceServer: Handler<UpdateResourceServerRequest, UpdateResourceServerResponse> = (
  { cognito },
  input,
) => {
  const pool = poolOf(cognito, input.UserPoolId);
  if (isAwsError(pool)) return pool;
  const server = cognito.resourceServers.find(
    (row) => row.UserPoolId === pool.Id && row.Identifier === input.Identifier,
  );
  if (server === undefined) return missing(`Resource server ${input.Identifier} does not exist.`);
  server.Name = input.Name;
  server.Scopes = input.Scopes;
  return { ResourceServer: server };
};

const deleteResourceServer: Handler<DeleteResourceServerRequest, object> = ({ cognito }, input) => {
  const pool = poolOf(cognito, input.UserPoolId);
  if (isAwsError(pool)) return pool;
  const others = cognito.resourceServers.filter(
    (row) => row.UserPoolId !== pool.Id || row.Identifier !== input.Identifier,
  );
  if (others.length === cognito.resourceServers.length) {
    return missing(`Resource server ${input.Identifier} does not exist.`);
  }
  cognito.resourceServers = others;
  return {};
};

const createManagedLoginBranding: Handler<
  CreateManagedLoginBrandingRequest,
  CreateManagedLoginBrandingResponse
> = ({ cognito }, input, context) => {
  const client = clientOf(cognito, input.UserPoolId, input.ClientId);
  if (isAwsError(client)) return client;
  const { UserPoolId, ClientId } = client;
  if (cognito.brandings.some((row) => row.UserPoolId === UserPoolId && row.ClientId === ClientId)) {
    return awsError(
      ManagedLoginBrandingExistsException$,
      `Managed login branding for client ${ClientId} already exists.`,
    );
  }
  if ((input.UseCognitoProvidedValues === true) === (input.Settings !== undefined)) {
    return invalid("Either UseCognitoProvidedValues or Settings is required, and not both.");
  }
  const now = context.now();
  const branding = {
    ManagedLoginBrandingId: randomUUID(),
    UserPoolId,
    ClientId,
    UseCognitoProvidedValues: input.UseCognitoProvidedValues ?? false,
    Settings: input.Settings,
    Assets: input.Assets,
    CreationDate: now,
    LastModifiedDate: now,
  };
  cognito.brandings.push(branding);
  return { ManagedLoginBranding: branding };
};

/** A pool has one prefix domain and one custom domain at most; a domain has one pool. */
const createUserPoolDomain: Handler<CreateUserPoolDomainRequest, CreateUserPoolDomainResponse> = (
  { cognito },
  input,
  { account, region, world },
) => {
  const pool = poolOf(cognito, input.UserPoolId);
  if (isAwsError(pool)) return pool;
  const { Domain = "", CustomDomainConfig } = input;
  const custom = CustomDomainConfig !== undefined;
  if (
    !custom &&
    (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(Domain) || /aws|amazon|cognito/.test(Domain))
  ) {
    return invalid(`Domain ${Domain} is not a valid prefix.`);
  }
  if (cognito.domains.some((row) => row.Domain === Domain)) {
    return invalid("Domain already associated with another user pool.");
  }
  const taken = cognito.domains.some(
    (row) => row.UserPoolId === pool.Id && (row.CustomDomainConfig !== undefined) === custom,
  );
  if (taken) return invalid(`User pool ${pool.Id} already has a domain configured.`);
  const CloudFrontDistribution = "d111111abcdef8.cloudfront.net";
  const ManagedLoginVersion = input.ManagedLoginVersion ?? 1;
  cognito.domains.push({
    UserPoolId: pool.Id,
    AWSAccountId: account,
    Domain,
    CloudFrontDistribution,
    Status: "ACTIVE",
    ManagedLoginVersion,
    ...(custom ? { CustomDomainConfig } : {}),
  });
  if (custom) {
    pool.CustomDomain = Domain;
    return { ManagedLoginVersion, CloudFrontDomain: CloudFrontDistribution };
  }
  pool.Domain = Domain;
  const name = prefixHost(Domain, region);
  if ((world.names[name]?.serves ?? "none") === "none") {
    world.names[name] = { a: ["192.0.2.20"], aaaa: [], serves: "provider" };
  }
  return { ManagedLoginVersion };
};

const prefixHost = (prefix: string, region: string): string => `${prefix}.auth.${region}.amazoncognito.com`;

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolDomain.html */
const deleteUserPoolDomain: Handler<DeleteUserPoolDomainRequest, DeleteUserPoolDomainResponse> = (
  { cognito },
  { UserPoolId, Domain = "" },
  { region, world },
) => {
  const pool = poolOf(cognito, UserPoolId);
  if (isAwsError(pool)) return pool;
  const domain = cognito.domains.find((row) => row.UserPoolId === pool.Id && row.Domain === Domain);
  if (domain === undefined) return missing(`No such domain ${Domain} in user pool ${pool.Id}.`);
  cognito.domains.splice(cognito.domains.indexOf(domain), 1);
  if (pool.CustomDomain === Domain) delete pool.CustomDomain;
  else {
    delete pool.Domain;
    world.names[prefixHost(Domain, region)] = { a: [], aaaa: [], serves: "none" };
  }
  return {};
};

/** What a pool is made of and UpdateUserPool cannot touch. */
const FIXED = [
  "Id",
  "Name",
  "Arn",
  "Status",
  "CreationDate",
  "SchemaAttributes",
  "AliasAttributes",
  "UsernameAttributes",
  "UsernameConfiguration",
  "EstimatedNumberOfUsers",
  "Domain",
  "CustomDomain",
] as const satisfies readonly (keyof Pool)[];

/**
 * As with clients: what is left out goes back to its default.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
 */
const updateUserPool: Handler<UpdateUserPoolRequest, UpdateUserPoolResponse> = (
  { cognito },
  input,
  context,
) => {
  const pool = poolOf(cognito, input.UserPoolId);
  if (isAwsError(pool)) return pool;
  const { UserPoolId: _, PoolName, ...fields } = input;
  const updated: Pool = {
    DeletionProtection: "INACTIVE",
    LambdaConfig: {},
    MfaConfiguration: "OFF",
    UserPoolTags: {},
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    UserPoolTier: "ESSENTIALS",
    ...(Object.fromEntries(FIXED.map((key) => [key, pool[key]])) as Pick<Pool, (typeof FIXED)[number]>),
    ...(Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as Partial<Pool>),
    Id: pool.Id,
    Name: PoolName ?? pool.Name,
    LastModifiedDate: context.now(),
  };
  cognito.pools[cognito.pools.indexOf(pool)] = updated;
  return {};
};

export const changeOperations = [
  operation(CreateResourceServer$, createResourceServer),
  operation(UpdateResourceServer$, updateResourceServer),
  operation(DeleteResourceServer$, deleteResourceServer),
  operation(CreateManagedLoginBranding$, createManagedLoginBranding),
  operation(CreateUserPoolDomain$, createUserPoolDomain),
  operation(DeleteUserPoolDomain$, deleteUserPoolDomain),
  operation(UpdateUserPool$, updateUserPool),
];
