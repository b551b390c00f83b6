import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, it } from "vitest";
import { NOW, pick, sandboxForTests } from "../sdk-test";

const { aws, config, state } = sandboxForTests();
const pools = () => new cognito.CognitoIdentityProviderClient(config());
const client = () => pick(state().cognito.clients[0]);

describe("UpdateUserPoolClient", () => {
  it("resets what the request leaves out, and keeps identity, secret and creation date", async () => {
    const before = client();
    const { UserPoolId, ClientId } = before;
    const CallbackURLs = ["https://first.example.com/oauth2/idpresponse"];
    await pools().send(new cognito.UpdateUserPoolClientCommand({ UserPoolId, ClientId, CallbackURLs }));
    expect(client()).toEqual({
      UserPoolId,
      ClientId,
      ClientName: "first",
      ClientSecret: before.ClientSecret,
      CreationDate: before.CreationDate,
      LastModifiedDate: NOW,
      CallbackURLs,
      RefreshTokenValidity: 30,
      TokenValidityUnits: {},
      AllowedOAuthFlowsUserPoolClient: false,
      EnableTokenRevocation: true,
      EnablePropagateAdditionalUserContextData: false,
      AuthSessionValidity: 3,
    });
  });

  it("changes one field alone when a whole description comes back without secret and dates", async () => {
    const { UserPoolId, ClientId } = client();
    const described = await pools().send(new cognito.DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    const { ClientSecret, CreationDate, LastModifiedDate, ClientType, ...fields } = pick(
      described.UserPoolClient,
    );
    const CallbackURLs = [...(fields.CallbackURLs ?? []), "https://second.example.com/oauth2/idpresponse"];
    const command = { ...fields, UserPoolId, ClientId, CallbackURLs };
    await pools().send(new cognito.UpdateUserPoolClientCommand(command));
    expect(client()).toEqual({ ...described.UserPoolClient, CallbackURLs, LastModifiedDate: NOW });
  });

  it.each(["ClientSecret", "CreationDate", "LastModifiedDate"])("does not take %s", async (member) => {
    const { UserPoolId, ClientId } = client();
    const response = await fetch(aws().url, {
      method: "POST",
      headers: {
        authorization:
          "AWS4-HMAC-SHA256 Credential=AKIASANDBOX/20261006/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=00",
        "x-amz-target": "AWSCognitoIdentityProviderService.UpdateUserPoolClient",
      },
      body: JSON.stringify({ UserPoolId, ClientId, [member]: 1 }),
    });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(member)]);
    expect(client()).toMatchObject({ AllowedOAuthFlowsUserPoolClient: true });
  });

  const oauth = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ["code" as const] };
  it.each([
    ["InvalidOAuthFlowException", oauth],
    ["ScopeDoesNotExistException", { ...oauth, AllowedOAuthScopes: ["api-9/read"] }],
    ["InvalidParameterException", { SupportedIdentityProviders: ["Nobody"] }],
    ["InvalidParameterException", { CallbackURLs: ["http://first.example.com/"] }],
    ["InvalidParameterException", { CallbackURLs: ["/relative"] }],
    ["InvalidParameterException", { LogoutURLs: ["https://first.example.com/#fragment"] }],
  ])("refuses with %s: %j", async (name, change) => {
    const { UserPoolId, ClientId } = client();
    const call = pools().send(new cognito.UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...change }));
    await expect(call).rejects.toMatchObject({ name });
    expect(client()).toMatchObject({ AllowedOAuthScopes: ["email", "openid", "profile"] });
  });

  it("allows a custom scope that a resource server defines", async () => {
    const { UserPoolId, ClientId } = client();
    const change = {
      ...oauth,
      AllowedOAuthScopes: ["openid", "api-1/read"],
      SupportedIdentityProviders: ["Provider-1"],
    };
    await pools().send(new cognito.UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...change }));
    expect(client()).toMatchObject(change);
  });
});

describe("other changes of user pools", () => {
  it("updates a pool, resetting what is left out", async () => {
    const pool = pick(state().cognito.pools[0]);
    pool.IssuerConfiguration = { Type: "UPDATED" };
    const UserPoolId = pool.Id;
    await pools().send(
      new cognito.UpdateUserPoolCommand({ UserPoolId, IssuerConfiguration: { Type: "ORIGINAL" } }),
    );
    const { UserPool } = await pools().send(new cognito.DescribeUserPoolCommand({ UserPoolId }));
    expect(UserPool).toMatchObject({
      Id: pool.Id,
      Name: pool.Name,
      Domain: pool.Domain,
      CreationDate: pool.CreationDate,
      LastModifiedDate: NOW,
      IssuerConfiguration: { Type: "ORIGINAL" },
      DeletionProtection: "INACTIVE",
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    });
    expect(UserPool?.AutoVerifiedAttributes).toBeUndefined();
  });

  it("creates and updates resource servers", async () => {
    const UserPoolId = pick(state().cognito.pools[1]).Id;
    const input = { UserPoolId, Identifier: "orders", Name: "Orders" };
    await pools().send(new cognito.CreateResourceServerCommand(input));
    await expect(pools().send(new cognito.CreateResourceServerCommand(input))).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
    const Scopes = [{ ScopeName: "write", ScopeDescription: "Writes" }];
    await pools().send(new cognito.UpdateResourceServerCommand({ ...input, Scopes }));
    const { ResourceServer } = await pools().send(
      new cognito.DescribeResourceServerCommand({ UserPoolId, Identifier: "orders" }),
    );
    expect(ResourceServer).toEqual({ ...input, Scopes });
    const gone = new cognito.UpdateResourceServerCommand({ ...input, Identifier: "gone" });
    await expect(pools().send(gone)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("creates managed login branding once for a client", async () => {
    const { UserPoolId, ClientId } = pick(state().cognito.clients.find((row) => row.ClientName === "second"));
    const describe_ = new cognito.DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId });
    await expect(pools().send(describe_)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    const create = new cognito.CreateManagedLoginBrandingCommand({
      UserPoolId,
      ClientId,
      UseCognitoProvidedValues: true,
    });
    await pools().send(create);
    const { ManagedLoginBranding } = await pools().send(describe_);
    expect(ManagedLoginBranding).toMatchObject({ UserPoolId, UseCognitoProvidedValues: true });
    await expect(pools().send(create)).rejects.toMatchObject({ name: "ManagedLoginBrandingExistsException" });
  });

  it("creates a domain that answers at once", async () => {
    const pool = pick(state().cognito.pools[1]);
    const UserPoolId = pool.Id;
    const create = (Domain: string) =>
      pools().send(new cognito.CreateUserPoolDomainCommand({ UserPoolId, Domain }));
    await expect(create("fresh")).rejects.toMatchObject({ message: /already has a domain/ });
    state().cognito.domains = state().cognito.domains.filter((row) => row.UserPoolId !== UserPoolId);
    await expect(create("first")).rejects.toMatchObject({ message: /another user pool/ });
    await expect(create("my-cognito")).rejects.toMatchObject({ name: "InvalidParameterException" });
    await create("fresh");
    const { DomainDescription } = await pools().send(
      new cognito.DescribeUserPoolDomainCommand({ Domain: "fresh" }),
    );
    expect(DomainDescription).toMatchObject({ UserPoolId, Status: "ACTIVE", ManagedLoginVersion: 1 });
    expect(pick(state().cognito.pools[1]).Domain).toBe("fresh");
    expect(aws().world().names["fresh.auth.eu-west-1.amazoncognito.com"]?.serves).toBe("provider");
  });
});
