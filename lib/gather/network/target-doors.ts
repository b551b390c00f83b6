import "server-only";
import type { NetworkInterface } from "@aws-sdk/client-ec2";
import type { TargetDescription } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Answer } from "../../aws/answer";
import { describeNetworkInterfaces } from "../../aws/operations/ec2";
import { describeTargetHealth } from "../../aws/operations/elbv2";
import type { Place } from "../../aws/place";
import { type Gathered, ok, skipped } from "../../model/gathered";
import type { TargetDoors } from "../../model/network";
import { readList, readOne } from "../answers";
import type { GatherContext } from "../context";
import { FILTER_VALUES, readSecurityGroups } from "./security-groups";

export const actions = [describeTargetHealth.action, describeNetworkInterfaces.action];

type Doors = Gathered<TargetDoors>;

/**
 * The security groups and ports of the targets of each group, by target group ARN. What the targets are is asked for
 * each group, their interfaces and the security groups of these for all groups at once.
 */
export async function readTargetDoors(
  ctx: GatherContext,
  place: Place,
  vpc: string,
  targetGroups: readonly string[],
): Promise<Record<string, Doors>> {
  const asked = await Promise.all(
    targetGroups.map(async (arn) => [arn, await readTargets(ctx, place, arn)] as const),
  );
  const targets = asked.flatMap(([, answer]) => (answer.state === "ok" ? answer.value : []));
  const found = await readInterfaces(ctx, place, vpc, targets);
  const groups = found.state === "ok" ? unique(found.value.flatMap(groupIdsOf)) : [];
  const security = groups.length > 0 ? await readSecurityGroups(ctx, place, groups) : ok([]);
  const doorsOf = (own: readonly TargetDescription[]): Doors => {
    // A function has no address: nothing reaches it but an invocation.
    const hosts = own.filter(({ Id = "" }) => !Id.startsWith("arn:"));
    if (own.length === 0) return skipped("no target is registered");
    if (hosts.length === 0) return ok({ SecurityGroups: [], Ports: [] });
    if (found.state !== "ok") return found;
    if (security.state !== "ok") return security;
    const interfaces = hosts.map((target) => found.value.filter((each) => isOf(target, each)));
    const missing = interfaces.filter((each) => each.length === 0).length;
    if (missing > 0)
      return skipped(`${missing} of ${hosts.length} targets have no network interface in ${vpc}`);
    const ids = unique(interfaces.flat().flatMap(groupIdsOf));
    const known = security.value.filter(({ GroupId }) => ids.includes(GroupId));
    if (known.length < ids.length) return skipped("AWS does not list every security group of the targets");
    return ok({
      SecurityGroups: known,
      Ports: unique(hosts.flatMap(({ Port }) => Port ?? [])).toSorted((a, b) => a - b),
    });
  };
  return Object.fromEntries(
    asked.map(([arn, answer]) => [arn, answer.state === "ok" ? doorsOf(answer.value) : answer]),
  );
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html (all targets in one answer). */
async function readTargets(
  ctx: GatherContext,
  place: Place,
  arn: string,
): Promise<Answer<TargetDescription[]>> {
  return readOne(
    ctx.session,
    place,
    describeTargetHealth,
    { TargetGroupArn: arn },
    arn,
    ({ TargetHealthDescriptions }) => TargetHealthDescriptions?.flatMap(({ Target }) => Target ?? []),
  );
}

/** The network interfaces of instances by their id, of addresses in the load balancer's VPC. */
async function readInterfaces(
  ctx: GatherContext,
  place: Place,
  vpc: string,
  targets: readonly TargetDescription[],
): Promise<Answer<NetworkInterface[]>> {
  const ids = unique(targets.flatMap(({ Id }) => Id ?? [])).filter((id) => !id.startsWith("arn:"));
  const instances = ids.filter((id) => id.startsWith("i-"));
  const addresses = ids.filter((id) => !id.startsWith("i-"));
  const filters = [
    ...chunks(instances).map((Values) => ({ Name: "attachment.instance-id", Values })),
    ...chunks(addresses.filter((id) => !id.includes(":"))).map((Values) => ({
      Name: "addresses.private-ip-address",
      Values,
    })),
    ...chunks(addresses.filter((id) => id.includes(":"))).map((Values) => ({
      Name: "ipv6-addresses.ipv6-address",
      Values,
    })),
  ];
  const answers = await Promise.all(
    filters.map((filter) =>
      readList(
        ctx.session,
        place,
        describeNetworkInterfaces,
        (NextToken) => ({
          Filters: [filter, { Name: "vpc-id", Values: [vpc] }],
          MaxResults: 1_000,
          ...(NextToken === undefined ? {} : { NextToken }),
        }),
        filter.Values.join(","),
        ({ NetworkInterfaces, NextToken }) => ({ items: NetworkInterfaces, next: NextToken }),
      ),
    ),
  );
  const all: NetworkInterface[] = [];
  for (const answer of answers) {
    if (answer.state === "failed") return answer;
    all.push(...answer.value);
  }
  return { state: "ok", value: all };
}

/** A load balancer reaches an instance at its primary interface. */
function isOf({ Id = "" }: TargetDescription, each: NetworkInterface): boolean {
  if (Id.startsWith("i-")) return each.Attachment?.InstanceId === Id && each.Attachment.DeviceIndex === 0;
  return (
    (each.PrivateIpAddresses ?? []).some(({ PrivateIpAddress }) => PrivateIpAddress === Id) ||
    (each.Ipv6Addresses ?? []).some(({ Ipv6Address }) => Ipv6Address === Id)
  );
}

function groupIdsOf({ Groups }: NetworkInterface): string[] {
  return (Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);
}

function chunks(values: readonly string[]): string[][] {
  const count = Math.ceil(values.length / FILTER_VALUES);
  return Array.from({ length: count }, (_, n) => values.slice(n * FILTER_VALUES, (n + 1) * FILTER_VALUES));
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
