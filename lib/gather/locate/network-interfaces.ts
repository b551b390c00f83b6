import "server-only";
import type { NetworkInterface } from "@aws-sdk/client-ec2";
import type { Answer } from "../../aws/answer";
import { describeNetworkInterfaces } from "../../aws/operations/ec2";
import type { Place } from "../../aws/place";
import type { Scope } from "../../model/scope";
import { readList } from "../answers";
import type { GatherContext } from "../context";

export const actions = [describeNetworkInterfaces.action];

/** What owns an address: an application load balancer, or something else by its description. */
export type AddressOwner =
  | { readonly kind: "load-balancer"; readonly scope: Scope }
  | { readonly kind: "other"; readonly description: string };

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
const filterNames = {
  public: "association.public-ip",
  private: "addresses.private-ip-address",
  ipv6: "ipv6-addresses.ipv6-address",
} as const;
export type AddressKind = keyof typeof filterNames;

const PAGE_SIZE = 1_000;

/** Who owns the addresses in an account and Region; nobody gives an empty list. */
export async function readAddressOwners(
  ctx: GatherContext,
  place: Place,
  kind: AddressKind,
  addresses: readonly string[],
): Promise<Answer<AddressOwner[]>> {
  const answer = await readList(
    ctx.session,
    place,
    describeNetworkInterfaces,
    (NextToken) => ({
      Filters: [{ Name: filterNames[kind], Values: [...addresses] }],
      MaxResults: PAGE_SIZE,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    addresses.join(","),
    ({ NetworkInterfaces, NextToken }) => ({ items: NetworkInterfaces, next: NextToken }),
  );
  return answer.state === "ok" ? { state: "ok", value: ownersOf(answer.value, place.region) } : answer;
}

/** Each owner once. */
export function ownersOf(interfaces: readonly NetworkInterface[], region: string): AddressOwner[] {
  const owners = interfaces.map((each) => ownerOf(each, region));
  return [...new Map(owners.map((owner) => [JSON.stringify(owner), owner])).values()];
}

/** The interface of a load balancer is described as `ELB app/<name>/<id>`; its owner owns the load balancer. */
function ownerOf(
  { Description = "", OwnerId, NetworkInterfaceId = "" }: NetworkInterface,
  region: string,
): AddressOwner {
  const match = /^ELB app\/([^/]+)\/([^/]+)$/.exec(Description);
  if (!match || OwnerId === undefined)
    return { kind: "other", description: Description || NetworkInterfaceId };
  const [, name = "", id = ""] = match;
  return { kind: "load-balancer", scope: { kind: "alb", account: OwnerId, region, name, id } };
}

/** RFC 1918, RFC 6598: addresses that repeat between networks. */
export function isPrivateAddress(address: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(address);
}
