import type { Action, AuthenticateCognitoActionConfig } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { CognitoState, World } from "../sandbox/world";
import { ACCOUNT, arn, daysFrom, idsOf, PROCESS_START, REGION } from "./build-ids";
import { loadBalancerParts, type Parts } from "./build-load-balancer";

/** Handles for breaking a Cognito world. All are the world's own objects: edit them in place. */
export interface CognitoParts extends Parts {
  /** Config of the authenticate-cognito action of `rule`. */
  readonly authenticate: AuthenticateCognitoActionConfig;
  readonly pool: CognitoState["pools"][number];
  readonly client: CognitoState["clients"][number];
  readonly domain: CognitoState["domains"][number];
}

/** Addresses behind which the user pools' hosted pages and the Region's Cognito endpoint answer. */
const HOSTED = { a: ["192.0.2.20"], aaaa: [], serves: "provider" as const };
const REGIONAL = { a: ["192.0.2.21"], aaaa: [], serves: "provider" as const };

/**
 * A healthy world for the scenario `id`: one load balancer on `<id>.example.com` that signs users in with a
 * Cognito user pool behind a prefix domain. `edit` breaks it in place; dates are relative to `base`.
 * App client: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#cognito-requirements
 */
export function cognitoWorld(
  id: string,
  edit: (parts: CognitoParts) => void = () => {},
  base: Date = PROCESS_START,
): World {
  const ids = idsOf(id);
  const poolId = `${REGION}_${ids.hex("pool", 9).toUpperCase()}`;
  const clientId = ids.text("app client", 26);
  // A prefix may not contain "aws", "amazon" or "cognito".
  const prefix = id.replace(/aws|amazon|cognito/g, "pool");
  const dates = { CreationDate: daysFrom(base, -90), LastModifiedDate: daysFrom(base, -30) };

  const authenticate: AuthenticateCognitoActionConfig = {
    UserPoolArn: arn("cognito-idp", `userpool/${poolId}`),
    UserPoolClientId: clientId,
    UserPoolDomain: prefix,
    SessionCookieName: "AWSELBAuthSessionCookie",
    Scope: "openid",
    SessionTimeout: 604_800,
    OnUnauthenticatedRequest: "authenticate",
  };
  const action: Action = { Type: "authenticate-cognito", Order: 1, AuthenticateCognitoConfig: authenticate };
  const parts = loadBalancerParts(ids, action, base);

  const pool: CognitoParts["pool"] = {
    Id: poolId,
    Name: ids.name,
    Arn: arn("cognito-idp", `userpool/${poolId}`),
    Domain: prefix,
    ...dates,
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
      SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD"] },
    },
    DeletionProtection: "ACTIVE",
    LambdaConfig: {},
    AutoVerifiedAttributes: ["email"],
    MfaConfiguration: "OFF",
    EstimatedNumberOfUsers: 1,
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
    UserPoolTags: { scenario: id },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "verified_email" }] },
    UserPoolTier: "ESSENTIALS",
  };
  const client: CognitoParts["client"] = {
    UserPoolId: poolId,
    ClientName: ids.name,
    ClientId: clientId,
    ClientSecret: ids.text("app client secret", 51),
    ...dates,
    RefreshTokenValidity: 30,
    AccessTokenValidity: 60,
    IdTokenValidity: 60,
    TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
    ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    SupportedIdentityProviders: ["COGNITO"],
    CallbackURLs: [`https://${ids.host}/oauth2/idpresponse`],
    LogoutURLs: [`https://${ids.host}/signed-out`],
    AllowedOAuthFlows: ["code"],
    AllowedOAuthScopes: ["email", "openid", "profile"],
    AllowedOAuthFlowsUserPoolClient: true,
    PreventUserExistenceErrors: "ENABLED",
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
  };
  const domain: CognitoParts["domain"] = {
    UserPoolId: poolId,
    AWSAccountId: ACCOUNT,
    Domain: prefix,
    S3Bucket: `aws-cognito-prod-${REGION}-assets`,
    CloudFrontDistribution: "d111111abcdef8.cloudfront.net",
    Version: "20260101000000",
    Status: "ACTIVE",
    ManagedLoginVersion: 1,
  };
  const { cognito } = parts.region;
  cognito.pools.push(pool);
  cognito.clients.push(client);
  cognito.domains.push(domain);
  parts.world.names[`${prefix}.auth.${REGION}.amazoncognito.com`] = structuredClone(HOSTED);
  for (const issuerHost of ["cognito-idp", "issuer-cognito-idp"]) {
    parts.world.names[`${issuerHost}.${REGION}.amazonaws.com`] = structuredClone(REGIONAL);
  }

  edit({ ...parts, authenticate, pool, client, domain });
  return parts.world;
}
