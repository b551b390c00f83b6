import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, it } from "vitest";
import { BASE } from "../rich-world";
import { all, failure, pick, sandboxForTests } from "../sdk-test";

const { config, state } = sandboxForTests();

/** The world's rows without what the wire does not carry. */
const bare = <T extends object>(rows: readonly T[], ...left: (keyof T)[]) =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => !left.includes(key as keyof T))),
  );

describe("cognito-idp", () => {
  const client = () => new cognito.CognitoIdentityProviderClient(config());

  it("answers every page of its lists", async () => {
    const { cognito: world } = state();
    const { UserPoolId, ClientId } = pick(world.clients[0]);
    const pools = await all(async (NextToken) => {
      const page = await client().send(new cognito.ListUserPoolsCommand({ MaxResults: 60, NextToken }));
      return { rows: page.UserPools, next: page.NextToken };
    });
    expect(pools.map((row) => row.Id)).toEqual(world.pools.map((row) => row.Id));
    const clients = await all(async (NextToken) => {
      const page = await client().send(new cognito.ListUserPoolClientsCommand({ UserPoolId, NextToken }));
      return { rows: page.UserPoolClients, next: page.NextToken };
    });
    expect(clients.map((row) => row.ClientName)).toEqual(["first", "other-1", "other-2", "other-3"]);
    expect(
      await all(async (NextToken) => {
        const page = await client().send(new cognito.ListResourceServersCommand({ UserPoolId, NextToken }));
        return { rows: page.ResourceServers, next: page.NextToken };
      }),
    ).toEqual(world.resourceServers);
    const providers = await all(async (NextToken) => {
      const page = await client().send(new cognito.ListIdentityProvidersCommand({ UserPoolId, NextToken }));
      return { rows: page.Providers, next: page.NextToken };
    });
    expect(providers.map((row) => row.ProviderName)).toEqual(["Provider-1", "Provider-2", "Provider-3"]);
    const secrets = await all(async (NextToken) => {
      const page = await client().send(
        new cognito.ListUserPoolClientSecretsCommand({ UserPoolId, ClientId, NextToken }),
      );
      return { rows: page.ClientSecrets, next: page.NextToken };
    });
    expect(secrets.map((row) => row.ClientSecretId)).toEqual([
      `${ClientId}--${BASE.getTime() / 1000 - 90 * 86_400}`,
      "second",
      "third",
    ]);
    expect(secrets.some((row) => row.ClientSecretValue !== undefined)).toBe(false);
  });

  it("describes what the world has", async () => {
    const { cognito: world } = state();
    const { UserPoolId, ClientId } = pick(world.clients[0]);
    const send = client();
    const pool = await send.send(new cognito.DescribeUserPoolCommand({ UserPoolId }));
    expect(pool.UserPool).toEqual(world.pools[0]);
    const described = await send.send(new cognito.DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    expect(described.UserPoolClient).toEqual(world.clients[0]);
    const domain = await send.send(new cognito.DescribeUserPoolDomainCommand({ Domain: "first" }));
    expect(domain.DomainDescription).toEqual(world.domains[0]);
    const unknown = await send.send(new cognito.DescribeUserPoolDomainCommand({ Domain: "nobody" }));
    expect(unknown.DomainDescription).toEqual({});
    const server = await send.send(
      new cognito.DescribeResourceServerCommand({ UserPoolId, Identifier: "api-2" }),
    );
    expect(server.ResourceServer).toEqual(world.resourceServers[1]);
    const provider = await send.send(
      new cognito.DescribeIdentityProviderCommand({ UserPoolId, ProviderName: "Provider-1" }),
    );
    expect(provider.IdentityProvider).toEqual(world.identityProviders[0]);
    const branding = await send.send(
      new cognito.DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId }),
    );
    expect(branding.ManagedLoginBranding).toEqual(pick(bare(world.brandings, "ClientId")[0]));
  });

  const UserPoolId = "eu-west-1_000000000";
  it.each([
    [
      "ResourceNotFoundException",
      "User pool eu-west-1_000000000 does not exist.",
      new cognito.DescribeUserPoolCommand({ UserPoolId }),
    ],
    [
      "InvalidParameterException",
      "userPoolId",
      new cognito.DescribeUserPoolCommand({ UserPoolId: "no pool" }),
    ],
    ["InvalidParameterException", "maxResults", new cognito.ListUserPoolsCommand({ MaxResults: 61 })],
    [
      "InvalidParameterException",
      "pagination",
      new cognito.ListUserPoolsCommand({ MaxResults: 1, NextToken: "x" }),
    ],
    ["UnknownOperationException", "ListGroups", new cognito.ListGroupsCommand({ UserPoolId })],
  ])("refuses with %s: %s", async (name, message, command) => {
    const send = client().send.bind(client()) as (command: object) => Promise<unknown>;
    expect(await failure(send(command))).toMatchObject({
      name,
      message: expect.stringContaining(message),
      status: 400,
      traced: true,
    });
  });

  it("does not find a client in another pool", async () => {
    const { cognito: world } = state();
    const { ClientId } = pick(world.clients[0]);
    const other = pick(world.pools[1]).Id;
    const call = client().send(new cognito.DescribeUserPoolClientCommand({ UserPoolId: other, ClientId }));
    expect(await failure(call)).toMatchObject({
      name: "ResourceNotFoundException",
      message: `User pool client ${ClientId} does not exist.`,
    });
  });
});
