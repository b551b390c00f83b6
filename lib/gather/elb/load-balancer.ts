import "server-only";
import type { LoadBalancer as AwsLoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Answer, failed } from "../../aws/answer";
import {
  describeLoadBalancerAttributes,
  describeLoadBalancers,
  describeTags,
} from "../../aws/operations/elbv2";
import type { Place } from "../../aws/place";
import type { LoadBalancer } from "../../model/load-balancer";
import { readList, readOne } from "../answers";
import type { GatherContext } from "../context";

export const actions = [
  describeLoadBalancers.action,
  describeLoadBalancerAttributes.action,
  describeTags.action,
];

/** Most rows that a Describe call of this service gives in one page. */
export const PAGE_SIZE = 400;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html */
export function normaliseLoadBalancer(raw: AwsLoadBalancer): LoadBalancer {
  return {
    LoadBalancerArn: raw.LoadBalancerArn ?? "",
    LoadBalancerName: raw.LoadBalancerName ?? "",
    DNSName: raw.DNSName ?? "",
    Scheme: raw.Scheme ?? "",
    IpAddressType: raw.IpAddressType ?? "ipv4",
    State: raw.State?.Code ?? "",
    VpcId: raw.VpcId ?? "",
    SecurityGroups: raw.SecurityGroups ?? [],
    Subnets: (raw.AvailabilityZones ?? []).flatMap(({ SubnetId }) =>
      SubnetId === undefined ? [] : [SubnetId],
    ),
  };
}

export async function readLoadBalancer(
  ctx: GatherContext,
  place: Place,
  arn: string,
): Promise<Answer<LoadBalancer>> {
  const answer = await readOne(
    ctx.session,
    place,
    describeLoadBalancers,
    { LoadBalancerArns: [arn] },
    arn,
    (output) => output.LoadBalancers,
  );
  if (answer.state === "failed") return answer;
  const found = answer.value.find(({ LoadBalancerArn }) => LoadBalancerArn === arn);
  if (found) return { state: "ok", value: normaliseLoadBalancer(found) };
  return failed({
    code: "not-found",
    operation: describeLoadBalancers.action,
    resource: arn,
    message: "AWS does not know this load balancer.",
  });
}

/** All application load balancers of a place. */
export async function listLoadBalancers(ctx: GatherContext, place: Place): Promise<Answer<LoadBalancer[]>> {
  return readList(
    ctx.session,
    place,
    describeLoadBalancers,
    (Marker) => ({ PageSize: PAGE_SIZE, ...(Marker === undefined ? {} : { Marker }) }),
    "",
    ({ LoadBalancers, NextMarker }) => ({
      items: LoadBalancers?.filter(({ Type }) => Type === "application").map(normaliseLoadBalancer),
      next: NextMarker,
    }),
  );
}

/** `access_logs.s3.enabled` and the like. */
export async function readAttributes(
  ctx: GatherContext,
  place: Place,
  arn: string,
): Promise<Answer<Record<string, string>>> {
  return readOne(
    ctx.session,
    place,
    describeLoadBalancerAttributes,
    { LoadBalancerArn: arn },
    arn,
    ({ Attributes }) => (Attributes === undefined ? undefined : textRecord(Attributes)),
  );
}

export async function readTags(
  ctx: GatherContext,
  place: Place,
  arn: string,
): Promise<Answer<Record<string, string>>> {
  return readOne(ctx.session, place, describeTags, { ResourceArns: [arn] }, arn, ({ TagDescriptions }) => {
    if (TagDescriptions === undefined) return undefined;
    return textRecord(TagDescriptions.find(({ ResourceArn }) => ResourceArn === arn)?.Tags ?? []);
  });
}

/** Key-value pairs as AWS lists them, by key. */
export function textRecord(
  pairs: readonly { Key?: string | undefined; Value?: string | undefined }[],
): Record<string, string> {
  return Object.fromEntries(
    pairs.flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? ""] as const])),
  );
}
