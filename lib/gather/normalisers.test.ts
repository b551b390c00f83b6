import { describe, expect, it } from "vitest";
import { certificate, listener, loadBalancer } from "../model/load-balancer";
import { appClient, userPool, userPoolDomain } from "../model/user-pool";
import { normaliseCertificate } from "./acm/certificate";
import { normaliseAppClient } from "./cognito/app-client";
import { normaliseIdentityProvider } from "./cognito/identity-providers";
import { normaliseResourceServer } from "./cognito/resource-servers";
import { normaliseUserPool } from "./cognito/user-pool";
import { normaliseUserPoolDomain } from "./cognito/user-pool-domain";
import { normaliseListener, normaliseListenerCertificate } from "./elb/listeners";
import { normaliseLoadBalancer, textRecord } from "./elb/load-balancer";

const bareClient = {
  UserPoolId: "eu-west-1_A",
  ClientId: "id",
  ClientName: "app",
  HasClientSecret: false,
  AllowedOAuthFlowsUserPoolClient: false,
  AllowedOAuthFlows: [],
  AllowedOAuthScopes: [],
  CallbackURLs: [],
  LogoutURLs: [],
  SupportedIdentityProviders: [],
  ReadAttributes: [],
  ExplicitAuthFlows: [],
};
const rawClient = { UserPoolId: "eu-west-1_A", ClientId: "id", ClientName: "app" };
const rawPool = { Id: "eu-west-1_A", Arn: "arn", Name: "people" };
const pool = { ...rawPool, IssuerType: "ORIGINAL", PreTokenGeneration: false };
const rawDomain = { Domain: "acme", UserPoolId: "eu-west-1_A", Status: "ACTIVE" as const };

describe("normalisers", () => {
  it.each([
    ["a client with nothing set", rawClient, bareClient],
    [
      "a client with a secret",
      { ...rawClient, ClientSecret: "CANARY" },
      { ...bareClient, HasClientSecret: true },
    ],
    [
      "a client's lifetimes",
      { ...rawClient, RefreshTokenValidity: 30, TokenValidityUnits: { RefreshToken: "days" as const } },
      { ...bareClient, RefreshTokenValidity: 30, TokenValidityUnits: { RefreshToken: "days" } },
    ],
  ])("%s", (_, raw, normal) => {
    expect(appClient.parse(normaliseAppClient(raw))).toStrictEqual(normal);
  });

  it.each([
    ["a pool with nothing set", rawPool, pool],
    [
      "a pool with both domains",
      { ...rawPool, Domain: "acme", CustomDomain: "login.acme.example" },
      { ...pool, Domain: "acme", CustomDomain: "login.acme.example" },
    ],
    [
      "a pool with an updated issuer",
      { ...rawPool, IssuerConfiguration: { Type: "UPDATED" as const } },
      { ...pool, IssuerType: "UPDATED" },
    ],
    [
      "a pool with a trigger",
      { ...rawPool, LambdaConfig: { PreTokenGeneration: "arn" } },
      { ...pool, PreTokenGeneration: true },
    ],
    [
      "a pool with a trigger of version 2",
      {
        ...rawPool,
        LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: "arn", LambdaVersion: "V2_0" as const } },
      },
      { ...pool, PreTokenGeneration: true },
    ],
    [
      "a pool's other settings",
      { ...rawPool, SmsConfiguration: { SnsCallerArn: "arn", ExternalId: "CANARY" } },
      pool,
    ],
  ])("%s", (_, raw, normal) => {
    expect(userPool.parse(normaliseUserPool(raw))).toStrictEqual(normal);
  });

  it.each([
    ["a prefix", rawDomain, { ...rawDomain, ManagedLoginVersion: 1, CustomDomain: false }],
    [
      "a custom domain",
      {
        ...rawDomain,
        Domain: "login.acme.example",
        AWSAccountId: "111122223333",
        ManagedLoginVersion: 2,
        CustomDomainConfig: { CertificateArn: "arn" },
      },
      {
        ...rawDomain,
        Domain: "login.acme.example",
        AWSAccountId: "111122223333",
        ManagedLoginVersion: 2,
        CustomDomain: true,
      },
    ],
    ["an empty description", {}, null],
  ])("a user pool domain: %s", (_, raw, normal) => {
    expect(userPoolDomain.nullable().parse(normaliseUserPoolDomain(raw))).toStrictEqual(normal);
  });

  it("a load balancer", () => {
    const normal = normaliseLoadBalancer({
      LoadBalancerArn: "arn",
      LoadBalancerName: "web",
      DNSName: "web-1.eu-west-1.elb.amazonaws.com",
      Scheme: "internal",
      VpcId: "vpc-1",
      State: { Code: "active" },
      Type: "application",
      AvailabilityZones: [{ SubnetId: "subnet-1" }, { ZoneName: "eu-west-1b" }],
    });
    expect(loadBalancer.parse(normal)).toStrictEqual({
      LoadBalancerArn: "arn",
      LoadBalancerName: "web",
      DNSName: "web-1.eu-west-1.elb.amazonaws.com",
      Scheme: "internal",
      IpAddressType: "ipv4",
      State: "active",
      VpcId: "vpc-1",
      SecurityGroups: [],
      Subnets: ["subnet-1"],
    });
  });

  it("listeners and their certificates", () => {
    const http = normaliseListener({ ListenerArn: "arn", Port: 80, Protocol: "HTTP" });
    expect(listener.parse(http)).toStrictEqual({ ListenerArn: "arn", Port: 80, Protocol: "HTTP" });
    expect(normaliseListenerCertificate({ CertificateArn: "c" })).toStrictEqual({
      CertificateArn: "c",
      IsDefault: false,
    });
  });

  it("a certificate, pending ones without dates", () => {
    const raw = { CertificateArn: "c", DomainName: "a.example", Status: "PENDING_VALIDATION" as const };
    const normal = { ...raw, SubjectAlternativeNames: [] };
    expect(certificate.parse(normaliseCertificate(raw))).toStrictEqual(normal);
    const NotAfter = new Date(0);
    expect(normaliseCertificate({ ...raw, NotAfter })).toStrictEqual({
      ...normal,
      NotAfter: "1970-01-01T00:00:00.000Z",
    });
  });

  it("resource servers, identity providers, attributes", () => {
    const Scopes = [{ ScopeName: "read", ScopeDescription: "may read" }];
    expect(normaliseResourceServer({ Identifier: "orders", Name: "Orders", Scopes })).toStrictEqual({
      Identifier: "orders",
      Name: "Orders",
      Scopes: ["read"],
    });
    expect(
      normaliseIdentityProvider({ ProviderName: "Okta", ProviderType: "SAML", CreationDate: new Date(0) }),
    ).toStrictEqual({
      ProviderName: "Okta",
      ProviderType: "SAML",
    });
    expect(textRecord([{ Key: "a", Value: "1" }, { Key: "b" }, { Value: "lost" }])).toStrictEqual({
      a: "1",
      b: "",
    });
  });
});
