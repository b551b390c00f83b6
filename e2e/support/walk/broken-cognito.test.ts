import { describe, expect, it } from "vitest";
import type { Symptom } from "../../sandbox/world";
import { type CognitoParts, cognitoWorld } from "../../scenarios/build-cognito";
import { serveWorld } from "./serve-world";

const ID = "broken-pool";
const URL_OF = `https://${ID}.example.com/`;
const CALLBACK = `${URL_OF}oauth2/idpresponse`;

const CASES: readonly [string, (parts: CognitoParts) => void, Symptom][] = [
  [
    "callback missing",
    ({ client }) => {
      client.CallbackURLs = ["https://www.example.com/oauth2/idpresponse"];
    },
    { at: "provider", status: 400, error: "redirect_mismatch" },
  ],
  [
    "callback in upper case",
    ({ client }) => {
      client.CallbackURLs = [CALLBACK.replace(ID, ID.toUpperCase())];
    },
    { at: "provider", status: 400, error: "redirect_mismatch" },
  ],
  [
    "callback with a trailing slash",
    ({ client }) => {
      client.CallbackURLs = [`${CALLBACK}/`];
    },
    { at: "provider", status: 400, error: "redirect_mismatch" },
  ],
  [
    "client without a secret",
    ({ client }) => {
      delete client.ClientSecret;
    },
    { at: "load-balancer", status: 561, reason: "AuthTokenEpRequestFailed" },
  ],
  [
    "another secret at the load balancer",
    ({ region, rule }) => {
      region.elbv2.clientSecrets[rule.RuleArn] = "the one before\n";
    },
    { at: "load-balancer", status: 561, reason: "AuthTokenEpRequestFailed" },
  ],
  [
    "OAuth switched off",
    ({ client }) => {
      client.AllowedOAuthFlowsUserPoolClient = false;
    },
    { at: "provider", status: 400, error: "unauthorized_client" },
  ],
  [
    "code grant off",
    ({ client }) => {
      client.AllowedOAuthFlows = ["implicit"];
    },
    { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "unauthorized_client" },
  ],
  [
    "scope not allowed",
    ({ client }) => {
      client.AllowedOAuthScopes = ["email"];
    },
    { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "invalid_scope" },
  ],
  [
    "custom scope on no resource server",
    ({ client, authenticate }) => {
      client.AllowedOAuthScopes?.push("orders/read");
      authenticate.Scope = "openid orders/read";
    },
    { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "invalid_scope" },
  ],
  [
    "custom scope that exists",
    ({ client, pool, region, authenticate }) => {
      client.AllowedOAuthScopes?.push("orders/read");
      authenticate.Scope = "openid orders/read";
      const Scopes = [{ ScopeName: "read", ScopeDescription: "Read orders" }];
      region.cognito.resourceServers.push({ UserPoolId: pool.Id, Identifier: "orders", Scopes });
    },
    { at: "target", status: 200 },
  ],
  [
    "no openid",
    ({ authenticate }) => {
      authenticate.Scope = "email profile";
    },
    { at: "load-balancer", status: 401, reason: "AuthInvalidTokenResponse" },
  ],
  [
    "pool deleted",
    ({ region }) => {
      region.cognito.pools = [];
    },
    { at: "browser" },
  ],
  [
    "client deleted",
    ({ region }) => {
      region.cognito.clients = [];
    },
    { at: "provider", status: 400, error: "invalid_request" },
  ],
  [
    "https:// in the domain",
    ({ authenticate, domain }) => {
      authenticate.UserPoolDomain = `https://${domain.Domain}.auth.eu-west-1.amazoncognito.com`;
    },
    { at: "browser" },
  ],
  [
    "domain FAILED",
    ({ domain }) => {
      domain.Status = "FAILED";
    },
    { at: "browser" },
  ],
  [
    "managed login without branding",
    ({ domain }) => {
      domain.ManagedLoginVersion = 2;
    },
    { at: "provider", status: 403 },
  ],
  [
    "managed login with branding",
    ({ domain, region, pool, client }) => {
      domain.ManagedLoginVersion = 2;
      region.cognito.brandings.push({ UserPoolId: pool.Id, ClientId: client.ClientId });
    },
    { at: "target", status: 200 },
  ],
  [
    "UPDATED issuer",
    ({ pool }) => {
      pool.IssuerConfiguration = { Type: "UPDATED" };
    },
    { at: "load-balancer", status: 401, reason: "AuthInvalidIdToken" },
  ],
  [
    "no identity provider",
    ({ client }) => {
      client.SupportedIdentityProviders = [];
    },
    { at: "provider", status: 400, error: "invalid_request" },
  ],
  [
    "email that may not be read",
    ({ client, authenticate }) => {
      client.ReadAttributes = ["email"];
      authenticate.Scope = "openid email";
    },
    { at: "load-balancer", status: 561, reason: "AuthInvalidGrantError" },
  ],
  [
    "client id with a line break",
    ({ authenticate }) => {
      authenticate.UserPoolClientId += "\n";
    },
    { at: "browser" },
  ],
  [
    "deny",
    ({ authenticate }) => {
      authenticate.OnUnauthenticatedRequest = "deny";
    },
    { at: "load-balancer", status: 401 },
  ],
  [
    "allow",
    ({ authenticate }) => {
      authenticate.OnUnauthenticatedRequest = "allow";
    },
    { at: "target", status: 200 },
  ],
  [
    "certificate of another name",
    ({ certificate }) => {
      certificate.DomainName = "other.example.com";
      certificate.SubjectAlternativeNames = ["*.other.example.com"];
    },
    { at: "browser" },
  ],
  [
    "certificate expired",
    ({ certificate }) => {
      certificate.NotAfter = new Date(0);
    },
    { at: "browser" },
  ],
  [
    "custom domain",
    ({ authenticate, domain, world }) => {
      domain.Domain = "sign-in.example.com";
      authenticate.UserPoolDomain = "sign-in.example.com";
      world.names["sign-in.example.com"] = { a: ["192.0.2.40"], aaaa: [], serves: "provider" };
    },
    { at: "target", status: 200 },
  ],
];

describe("a Cognito sign-in that meets", () => {
  it.concurrent.each(CASES)("%s", async (_name, edit, symptom) => {
    const served = await serveWorld(cognitoWorld(ID, edit));
    expect(await served.symptomAt(URL_OF)).toEqual(symptom);
    await served.close();
  });
});
