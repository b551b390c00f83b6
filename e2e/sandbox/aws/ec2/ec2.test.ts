import * as ec2 from "@aws-sdk/client-ec2";
import { describe, expect, it } from "vitest";
import { all, failure, pick, sandboxForTests } from "../sdk-test";

const { config, state } = sandboxForTests();

describe("ec2", () => {
  const client = () => new ec2.EC2Client(config());
  const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });

  it("answers every page of its lists", async () => {
    const { ec2: world } = state();
    expect(
      await all(async (NextToken) => {
        const page = await client().send(new ec2.DescribeNetworkInterfacesCommand({ NextToken }));
        return { rows: page.NetworkInterfaces, next: page.NextToken };
      }),
    ).toEqual(world.networkInterfaces);
    expect(
      await all(async (NextToken) => {
        const page = await client().send(new ec2.DescribeSecurityGroupsCommand({ NextToken }));
        return { rows: page.SecurityGroups, next: page.NextToken };
      }),
    ).toEqual(world.securityGroups);
    expect(
      await all(async (NextToken) => {
        const page = await client().send(new ec2.DescribeNetworkAclsCommand({ NextToken }));
        return { rows: page.NetworkAcls, next: page.NextToken };
      }),
    ).toEqual(world.networkAcls);
    expect(
      await all(async (NextToken) => {
        const page = await client().send(new ec2.DescribeRouteTablesCommand({ NextToken }));
        return { rows: page.RouteTables, next: page.NextToken };
      }),
    ).toEqual(world.routeTables);
    expect(
      await all(async (NextToken) => {
        const page = await client().send(new ec2.DescribeSubnetsCommand({ NextToken }));
        return { rows: page.Subnets, next: page.NextToken };
      }),
    ).toEqual(world.subnets);
    const vpcs = await all(async (NextToken) => {
      const page = await client().send(new ec2.DescribeVpcsCommand({ NextToken }));
      return { rows: page.Vpcs, next: page.NextToken };
    });
    expect(vpcs.map((row) => row.VpcId)).toEqual(world.routeTables.map((row) => row.VpcId));
    expect(vpcs[0]?.CidrBlock).toMatch(/^10\.\d+\.\d+\.0\/23$/);
    const lists = await all(async (NextToken) => {
      const page = await client().send(new ec2.DescribePrefixListsCommand({ NextToken }));
      return { rows: page.PrefixLists, next: page.NextToken };
    });
    expect(lists[0]?.Cidrs).toEqual(["192.0.2.16/28", "192.0.2.32/28", "192.0.2.48/28"]);
    const entries = await all(async (NextToken) => {
      const command = new ec2.GetManagedPrefixListEntriesCommand({ PrefixListId: "pl-00000002", NextToken });
      const page = await client().send(command);
      return { rows: page.Entries, next: page.NextToken };
    });
    expect(entries).toEqual(world.prefixLists?.[1]?.Entries);
  });

  it("gives one security group rule for each range", async () => {
    const group = pick(state().ec2.securityGroups[0]);
    const rules = await all(async (NextToken) => {
      const page = await client().send(
        new ec2.DescribeSecurityGroupRulesCommand({ ...filter("group-id", group.GroupId ?? ""), NextToken }),
      );
      return { rows: page.SecurityGroupRules, next: page.NextToken };
    });
    expect(rules.map((rule) => [rule.IsEgress, rule.IpProtocol, rule.FromPort, rule.CidrIpv4])).toEqual([
      [false, "tcp", 80, "0.0.0.0/0"],
      [false, "tcp", 443, "0.0.0.0/0"],
      [true, "-1", -1, "0.0.0.0/0"],
    ]);
    expect(new Set(rules.map((rule) => rule.SecurityGroupRuleId)).size).toBe(3);
  });

  it("finds interfaces by each filter that locating uses", async () => {
    const { networkInterfaces } = state().ec2;
    const row = pick(networkInterfaces[3]);
    row.Ipv6Addresses = [{ Ipv6Address: "2001:db8::7" }];
    const group = row.Groups?.[0]?.GroupId ?? "";
    const cases: [string, string, number][] = [
      ["association.public-ip", row.Association?.PublicIp ?? "", 1],
      ["addresses.association.public-ip", row.Association?.PublicIp ?? "", 1],
      ["addresses.private-ip-address", row.PrivateIpAddress ?? "", 1],
      ["ipv6-addresses.ipv6-address", "2001:db8::7", 1],
      ["description", row.Description ?? "", 2],
      ["description", "ELB app/second/*", 2],
      ["description", "ELB app/second/?", 0],
      ["group-id", group, 2],
    ];
    for (const [name, value, count] of cases) {
      const found = await client().send(new ec2.DescribeNetworkInterfacesCommand(filter(name, value)));
      expect([name, value, found.NetworkInterfaces?.length]).toEqual([name, value, count]);
    }
  });

  it.each([
    ["InvalidParameterValue", new ec2.DescribeNetworkInterfacesCommand(filter("no-such-filter", "x"))],
    ["InvalidParameterValue", new ec2.DescribeSubnetsCommand({ MaxResults: 4 })],
    ["InvalidParameterValue", new ec2.DescribeSubnetsCommand({ NextToken: "made-up" })],
    [
      "InvalidParameterCombination",
      new ec2.DescribeSubnetsCommand({ MaxResults: 5, SubnetIds: ["subnet-1"] }),
    ],
    ["InvalidSubnetID.NotFound", new ec2.DescribeSubnetsCommand({ SubnetIds: ["subnet-1"] })],
    ["InvalidGroup.NotFound", new ec2.DescribeSecurityGroupsCommand({ GroupIds: ["sg-1"] })],
    ["InvalidPrefixListID.NotFound", new ec2.GetManagedPrefixListEntriesCommand({ PrefixListId: "pl-1" })],
  ])("refuses with %s", async (name, command) => {
    const send = client().send.bind(client()) as (command: object) => Promise<unknown>;
    expect(await failure(send(command))).toMatchObject({ name, status: 400 });
  });
});
