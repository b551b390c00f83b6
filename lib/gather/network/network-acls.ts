import "server-only";
import type { NetworkAclEntry as AwsEntry, NetworkAcl as AwsNetworkAcl } from "@aws-sdk/client-ec2";
import type { Answer } from "../../aws/answer";
import { describeNetworkAcls } from "../../aws/operations/ec2";
import type { Place } from "../../aws/place";
import type { NetworkAcl, NetworkAclEntry } from "../../model/network";
import { readList } from "../answers";
import type { GatherContext } from "../context";
import { withoutUndefined } from "../without-undefined";
import { FILTER_VALUES } from "./security-groups";

export const actions = [describeNetworkAcls.action];

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAclEntry.html */
function normaliseEntry(raw: AwsEntry): NetworkAclEntry {
  return withoutUndefined({
    RuleNumber: raw.RuleNumber ?? 0,
    Egress: raw.Egress ?? false,
    RuleAction: raw.RuleAction ?? "",
    Protocol: raw.Protocol ?? "",
    Cidr: raw.CidrBlock ?? raw.Ipv6CidrBlock ?? "",
    FromPort: raw.PortRange?.From,
    ToPort: raw.PortRange?.To,
  });
}

/** Entries in the order in which they are tried: inbound, then outbound, each by number. */
export function normaliseNetworkAcl(raw: AwsNetworkAcl): NetworkAcl {
  return {
    NetworkAclId: raw.NetworkAclId ?? "",
    SubnetIds: (raw.Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
    Entries: (raw.Entries ?? [])
      .map(normaliseEntry)
      .toSorted((a, b) => Number(a.Egress) - Number(b.Egress) || a.RuleNumber - b.RuleNumber),
  };
}

/** The network ACLs of these subnets: each has exactly one. */
export async function readNetworkAcls(
  ctx: GatherContext,
  place: Place,
  subnets: readonly string[],
): Promise<Answer<NetworkAcl[]>> {
  return readList(
    ctx.session,
    place,
    describeNetworkAcls,
    (NextToken) => ({
      Filters: [{ Name: "association.subnet-id", Values: subnets.slice(0, FILTER_VALUES) }],
      MaxResults: 1_000,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    subnets.join(","),
    ({ NetworkAcls, NextToken }) => ({ items: NetworkAcls?.map(normaliseNetworkAcl), next: NextToken }),
  );
}
