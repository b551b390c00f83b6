import "server-only";
import type { Answer } from "../../aws/answer";
import { getManagedPrefixListEntries } from "../../aws/operations/ec2";
import type { Place } from "../../aws/place";
import type { RouteTable, SecurityGroup } from "../../model/network";
import { readList } from "../answers";
import type { GatherContext } from "../context";

export const actions = [getManagedPrefixListEntries.action];

/** The CIDRs of a prefix list, a customer's or one of AWS (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html). */
export async function readPrefixList(
  ctx: GatherContext,
  place: Place,
  id: string,
): Promise<Answer<string[]>> {
  return readList(
    ctx.session,
    place,
    getManagedPrefixListEntries,
    (NextToken) => ({
      PrefixListId: id,
      MaxResults: 100,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    id,
    ({ Entries, NextToken }) => ({ items: Entries?.flatMap(({ Cidr }) => Cidr ?? []), next: NextToken }),
  );
}

/** Prefix lists that egress rules name. */
export function prefixListsOfGroups(groups: readonly SecurityGroup[]): string[] {
  return groups.flatMap(({ Egress }) => Egress.flatMap(({ PrefixListIds }) => PrefixListIds));
}

/**
 * Prefix lists that routes name, but for those of gateway endpoints: these lead to S3 and DynamoDB alone
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html).
 */
export function prefixListsOfRoutes(tables: readonly RouteTable[]): string[] {
  return tables
    .flatMap(({ Routes }) => Routes)
    .filter(({ Destination, TargetId }) => Destination.startsWith("pl-") && !TargetId.startsWith("vpce-"))
    .map(({ Destination }) => Destination);
}
