import "server-only";
import {
  DescribeNetworkAclsCommand,
  type DescribeNetworkAclsCommandInput,
  DescribeNetworkInterfacesCommand,
  type DescribeNetworkInterfacesCommandInput,
  DescribeRouteTablesCommand,
  type DescribeRouteTablesCommandInput,
  DescribeSecurityGroupsCommand,
  type DescribeSecurityGroupsCommandInput,
  GetManagedPrefixListEntriesCommand,
  type GetManagedPrefixListEntriesCommandInput,
} from "@aws-sdk/client-ec2";
import { operation } from "../operation";

export const describeNetworkInterfaces = operation(
  "ec2",
  "ec2:DescribeNetworkInterfaces",
  (client, input: DescribeNetworkInterfacesCommandInput, options) =>
    client.send(new DescribeNetworkInterfacesCommand(input), options),
);
export const describeSecurityGroups = operation(
  "ec2",
  "ec2:DescribeSecurityGroups",
  (client, input: DescribeSecurityGroupsCommandInput, options) =>
    client.send(new DescribeSecurityGroupsCommand(input), options),
);
export const describeNetworkAcls = operation(
  "ec2",
  "ec2:DescribeNetworkAcls",
  (client, input: DescribeNetworkAclsCommandInput, options) =>
    client.send(new DescribeNetworkAclsCommand(input), options),
);
export const describeRouteTables = operation(
  "ec2",
  "ec2:DescribeRouteTables",
  (client, input: DescribeRouteTablesCommandInput, options) =>
    client.send(new DescribeRouteTablesCommand(input), options),
);
export const getManagedPrefixListEntries = operation(
  "ec2",
  "ec2:GetManagedPrefixListEntries",
  (client, input: GetManagedPrefixListEntriesCommandInput, options) =>
    client.send(new GetManagedPrefixListEntriesCommand(input), options),
);
