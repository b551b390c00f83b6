/** One setting for tests: a user pool, a load balancer, targets of each kind, and tokens that they accept. */
import type {
  AlbJwtTarget,
  AlbOidcDataTarget,
  CognitoTarget,
  HttpJwtTarget,
  OidcTarget,
  RestCognitoTarget,
  RestJwtTarget,
  RestTokenTarget,
} from "../types";
import { jwks, makeKey, publicJwk, publicPem, sourceOf } from "./tokens";

export const NOW = new Date("2026-11-20T12:00:00Z");
export const SECONDS = NOW.getTime() / 1000;

export const ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example01";
export const JWKS_URI = `${ISSUER}/.well-known/jwks.json`;
export const CLIENT = "1example23456789client";
export const IDP = "https://idp.example.com/";
export const IDP_JWKS = "https://idp.example.com/keys";
export const ALB =
  "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188";
export const KEY_BASE = "https://public-keys.auth.elb.eu-west-1.amazonaws.com/";
export const ALB_KID = "8d3b1c9e-5f0a-4c0e-9d51-0f7c2b6a1e42";

// A kid as user pools write it: standard base64 with its =.
export const poolKey = await makeKey("RS256", "DQtsIFB5z+Aq/FFIPfnTdGMnDbQ1IvuNFrKgEwZIGjA=");
export const idpKey = await makeKey("RS256", "idp-1");
export const ecKey = await makeKey("ES256", "idp-ec");
export const albKey = await makeKey("ES256", ALB_KID);

/** Answers the addresses of all targets below. */
export const keys = sourceOf({
  [JWKS_URI]: jwks(publicJwk(poolKey)),
  [IDP_JWKS]: jwks(publicJwk(idpKey), publicJwk(ecKey)),
  [`${KEY_BASE}${ALB_KID}`]: await publicPem(albKey),
});

export const cognito: CognitoTarget = {
  kind: "cognito",
  region: "eu-west-1",
  userPoolId: "eu-west-1_Example01",
  issuer: ISSUER,
  jwksUri: JWKS_URI,
  clientIds: [CLIENT],
  tokenUse: null,
};
export const restCognito: RestCognitoTarget = {
  kind: "rest-cognito",
  region: "eu-west-1",
  providerArns: ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example01"],
  issuers: [ISSUER],
  jwksUri: JWKS_URI,
  scopes: [],
  identitySource: "method.request.header.Authorization",
};
export const restJwt: RestJwtTarget = {
  kind: "rest-jwt",
  providers: [
    { issuer: ISSUER, jwksUri: JWKS_URI, audience: [CLIENT], algorithms: ["RS256"], requiredClaims: [] },
    {
      issuer: IDP,
      jwksUri: IDP_JWKS,
      audience: ["orders"],
      algorithms: ["RS256", "ES256"],
      requiredClaims: [],
    },
  ],
  scopes: [],
  identitySource: "method.request.header.Authorization",
};
export const restToken: RestTokenTarget = {
  kind: "rest-token",
  identitySource: "method.request.header.Authorization",
  identityValidationExpression: "\\w{5}",
};
export const httpJwt: HttpJwtTarget = {
  kind: "http-jwt",
  region: "eu-west-1",
  issuer: IDP,
  audience: ["orders"],
  jwksUri: IDP_JWKS,
  scopes: [],
  identitySource: "$request.header.Authorization",
};
export const albOidcData: AlbOidcDataTarget = {
  kind: "alb-oidc-data",
  region: "eu-west-1",
  albArn: ALB,
  clientId: CLIENT,
  issuer: ISSUER,
  keyBase: KEY_BASE,
};
export const albJwt: AlbJwtTarget = {
  kind: "alb-jwt",
  region: "eu-west-1",
  issuer: IDP,
  jwksUri: IDP_JWKS,
  additionalClaims: [],
};
export const oidc: OidcTarget = { kind: "oidc", issuer: IDP, audience: ["orders"], jwksUri: IDP_JWKS };

export const idClaims = {
  sub: "5a1c7d2e-0000-4000-8000-000000000001",
  iss: ISSUER,
  aud: CLIENT,
  token_use: "id",
  "cognito:groups": ["staff"],
  auth_time: SECONDS - 100,
  iat: SECONDS - 100,
  exp: SECONDS + 3500,
};
export const accessClaims = {
  sub: "5a1c7d2e-0000-4000-8000-000000000001",
  iss: ISSUER,
  client_id: CLIENT,
  token_use: "access",
  scope: "openid orders/read",
  iat: SECONDS - 100,
  exp: SECONDS + 3500,
};
export const idpClaims = { iss: IDP, sub: "u-1", aud: "orders", iat: SECONDS - 100, exp: SECONDS + 3500 };
export const albHeader = { typ: "JWT", iss: ISSUER, client: CLIENT, signer: ALB, exp: SECONDS + 100 };
export const albClaims = { sub: "u-1", email: "a@example.com", exp: SECONDS + 100, iss: ISSUER };
