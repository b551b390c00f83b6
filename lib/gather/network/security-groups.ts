import "server-only";
import type { SecurityGroup as AwsSecurityGroup, IpPermission } from "@aws-sdk/client-ec2";
import type { Answer } from "../../aws/answer";
import { describeSecurityGroups } from "../../aws/operations/ec2";
import type { Place } from "../../aws/place";
import type { Permission, SecurityGroup } from "../../model/network";
import { readList } from "../answers";
import type { GatherContext } from "../context";
import { withoutUndefined } from "../without-undefined";

export const actions = [describeSecurityGroups.action];

/** Values that one filter takes (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html). */
export const FILTER_VALUES = 200;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
function normalisePermission(raw: IpPermission): Permission {
  return withoutUndefined({
    Protocol: raw.IpProtocol ?? "-1",
    FromPort: raw.FromPort,
    ToPort: raw.ToPort,
    Cidrs: [
      ...(raw.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []),
      ...(raw.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
    ],
    PrefixListIds: (raw.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? []),
    GroupIds: (raw.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
  });
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html */
export function normaliseSecurityGroup(raw: AwsSecurityGroup): SecurityGroup {
  return {
    GroupId: raw.GroupId ?? "",
    GroupName: raw.GroupName ?? "",
    Ingress: (raw.IpPermissions ?? []).map(normalisePermission),
    Egress: (raw.IpPermissionsEgress ?? []).map(normalisePermission),
  };
}

/** The security groups of these ids. One that AWS does not know is missing from the list, and fails nothing. */
export async function readSecurityGroups(
  ctx: GatherContext,
  place: Place,
  ids: readonly string[],
): Promise<Answer<SecurityGroup[]>> {
  return readList(
    ctx.session,
    place,
    describeSecurityGroups,
    (NextToken) => ({
      Filters: [{ Name: "group-id", Values: ids.slice(0, FILTER_VALUES) }],
      MaxResults: 1_000,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    ids.join(","),
    ({ SecurityGroups, NextToken }) => ({
      items: SecurityGroups?.map(normaliseSecurityGroup),
      next: NextToken,
    }),
  );
}
