import "server-only";
import type { WebACL } from "@aws-sdk/client-wafv2";
import type { Answer } from "../../aws/answer";
import { getWebAclForResource } from "../../aws/operations/wafv2";
import type { Place } from "../../aws/place";
import type { WebAcl } from "../../model/network";
import { readOne } from "../answers";
import type { GatherContext } from "../context";

export const actions = [getWebAclForResource.action];

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html; groups that Firewall Manager puts in count too. */
export function normaliseWebAcl(raw: WebACL): WebAcl {
  const statements = [
    ...(raw.PreProcessFirewallManagerRuleGroups ?? []).map((group) => group.FirewallManagerStatement),
    ...(raw.Rules ?? []).map((rule) => rule.Statement),
    ...(raw.PostProcessFirewallManagerRuleGroups ?? []).map((group) => group.FirewallManagerStatement),
  ];
  return {
    Name: raw.Name ?? "",
    ARN: raw.ARN ?? "",
    ManagedRuleGroups: statements.flatMap((statement) => statement?.ManagedRuleGroupStatement?.Name ?? []),
  };
}

/** The web ACL before a load balancer; null where there is none. */
export async function readWebAcl(
  ctx: GatherContext,
  place: Place,
  arn: string,
): Promise<Answer<WebAcl | null>> {
  return readOne(ctx.session, place, getWebAclForResource, { ResourceArn: arn }, arn, ({ WebACL }) =>
    WebACL === undefined ? null : normaliseWebAcl(WebACL),
  );
}
