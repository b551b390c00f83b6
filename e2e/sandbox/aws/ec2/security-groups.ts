import { createHash } from "node:crypto";
import {
  DescribeSecurityGroupRules$,
  type DescribeSecurityGroupRulesRequest,
  type DescribeSecurityGroupRulesResult,
  DescribeSecurityGroups$,
  type DescribeSecurityGroupsRequest,
  type DescribeSecurityGroupsResult,
  type IpPermission,
  type SecurityGroup,
  type SecurityGroupRule,
} from "@aws-sdk/client-ec2";
import { type Handler, operation } from "../service";
import { type Resource, select } from "./filters";

const GROUPS: Resource<SecurityGroup> = {
  idOf: (row) => row.GroupId,
  notFound: "InvalidGroup.NotFound",
  fields: {
    "group-id": (row) => [row.GroupId],
    "group-name": (row) => [row.GroupName],
    "vpc-id": (row) => [row.VpcId],
    description: (row) => [row.Description],
  },
};

const RULES: Resource<SecurityGroupRule> = {
  idOf: (row) => row.SecurityGroupRuleId,
  notFound: "InvalidSecurityGroupRuleId.NotFound",
  fields: {
    "group-id": (row) => [row.GroupId],
    "security-group-rule-id": (row) => [row.SecurityGroupRuleId],
  },
};

const describeSecurityGroups: Handler<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult> = (
  { ec2 },
  input,
  context,
) =>
  select(context, ec2.securityGroups, input.GroupIds ?? [], input, GROUPS, (SecurityGroups, NextToken) => ({
    SecurityGroups,
    NextToken,
  }));

/** One rule for each range, prefix list or group of a permission. */
function rulesOf(group: SecurityGroup): SecurityGroupRule[] {
  const expand = (permission: IpPermission, IsEgress: boolean): SecurityGroupRule[] => {
    const { IpProtocol, FromPort = -1, ToPort = -1 } = permission;
    const sources: Partial<SecurityGroupRule>[] = [
      ...(permission.IpRanges ?? []).map(({ CidrIp, Description }) => ({ CidrIpv4: CidrIp, Description })),
      ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({ CidrIpv6, Description })),
      ...(permission.PrefixListIds ?? []).map(({ PrefixListId, Description }) => ({
        PrefixListId,
        Description,
      })),
      ...(permission.UserIdGroupPairs ?? []).map(({ GroupId, UserId, Description }) => ({
        ReferencedGroupInfo: { GroupId, UserId },
        Description,
      })),
    ];
    return sources.map((source) => {
      const key = JSON.stringify([group.GroupId, IsEgress, IpProtocol, FromPort, ToPort, source]);
      return {
        SecurityGroupRuleId: `sgr-0${createHash("sha256").update(key).digest("hex").slice(0, 16)}`,
        GroupId: group.GroupId,
        GroupOwnerId: group.OwnerId,
        IsEgress,
        IpProtocol,
        FromPort,
        ToPort,
        ...source,
        Tags: [],
      };
    });
  };
  return [
    ...(group.IpPermissions ?? []).flatMap((permission) => expand(permission, false)),
    ...(group.IpPermissionsEgress ?? []).flatMap((permission) => expand(permission, true)),
  ];
}

const describeSecurityGroupRules: Handler<
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult
> = ({ ec2 }, input, context) =>
  select(
    context,
    ec2.securityGroups.flatMap(rulesOf),
    input.SecurityGroupRuleIds ?? [],
    input,
    RULES,
    (SecurityGroupRules, NextToken) => ({ SecurityGroupRules, NextToken }),
  );

export const securityGroupOperations = [
  operation(DescribeSecurityGroups$, describeSecurityGroups),
  operation(DescribeSecurityGroupRules$, describeSecurityGroupRules),
];
