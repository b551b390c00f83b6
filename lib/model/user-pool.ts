import * as z from "zod";

// Shapes: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Types.html

export const userPool = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  Name: z.string(),
  /** Prefix domain, e.g. `acme-login`; the custom domain is apart. */
  Domain: z.string().optional(),
  CustomDomain: z.string().optional(),
  /** `IssuerConfiguration.Type`: ORIGINAL where AWS says nothing. */
  IssuerType: z.string(),
  /** A pre token generation trigger may change claims and scopes. */
  PreTokenGeneration: z.boolean(),
});
export type UserPool = z.infer<typeof userPool>;

export const tokenValidityUnits = z.strictObject({
  AccessToken: z.string().optional(),
  IdToken: z.string().optional(),
  RefreshToken: z.string().optional(),
});

/** An app client without its secret: only whether it has one goes on. */
export const appClient = z.strictObject({
  UserPoolId: z.string(),
  ClientId: z.string(),
  ClientName: z.string(),
  HasClientSecret: z.boolean(),
  AllowedOAuthFlowsUserPoolClient: z.boolean(),
  AllowedOAuthFlows: z.array(z.string()),
  AllowedOAuthScopes: z.array(z.string()),
  CallbackURLs: z.array(z.string()),
  LogoutURLs: z.array(z.string()),
  SupportedIdentityProviders: z.array(z.string()),
  ReadAttributes: z.array(z.string()),
  ExplicitAuthFlows: z.array(z.string()),
  /** In `TokenValidityUnits.RefreshToken`, days where no unit is named; 30 days where absent. */
  RefreshTokenValidity: z.number().optional(),
  AccessTokenValidity: z.number().optional(),
  IdTokenValidity: z.number().optional(),
  TokenValidityUnits: tokenValidityUnits.optional(),
});
export type AppClient = z.infer<typeof appClient>;

export const userPoolDomain = z.strictObject({
  Domain: z.string(),
  UserPoolId: z.string(),
  AWSAccountId: z.string().optional(),
  /** CREATING, DELETING, UPDATING, ACTIVE, FAILED. */
  Status: z.string(),
  /** 1 hosted UI (classic), 2 managed login. */
  ManagedLoginVersion: z.number(),
  CustomDomain: z.boolean(),
});
export type UserPoolDomain = z.infer<typeof userPoolDomain>;

export const resourceServer = z.strictObject({
  Identifier: z.string(),
  Name: z.string(),
  Scopes: z.array(z.string()),
});
export type ResourceServer = z.infer<typeof resourceServer>;

export const identityProvider = z.strictObject({ ProviderName: z.string(), ProviderType: z.string() });
export type IdentityProvider = z.infer<typeof identityProvider>;

/** Where an app client id was found when the pool of the rule does not have it. */
export const clientElsewhere = z.strictObject({
  /** Pools of the account and Region that were asked. */
  poolsAsked: z.number(),
  foundIn: z.array(z.strictObject({ UserPoolId: z.string(), UserPoolName: z.string() })),
});
export type ClientElsewhere = z.infer<typeof clientElsewhere>;
