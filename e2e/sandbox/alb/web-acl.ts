/**
 * The web ACL before a load balancer: rules in the order of their priority, the first that matches decides, else the
 * default action. Only rules that compare the path or the query string are tried; managed rule groups match nothing.
 * https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-processing.html
 */
import type { ByteMatchStatement, Rule } from "@aws-sdk/client-wafv2";
import { type Arrival, urlOf } from "./arrival";
import type { Balancer } from "./balancer-at";

function compares(
  { FieldToMatch, PositionalConstraint, SearchString }: ByteMatchStatement,
  { pathname, search }: URL,
): boolean {
  const wanted = Buffer.from(SearchString ?? []).toString("utf8");
  const actual = FieldToMatch?.UriPath ? pathname : FieldToMatch?.QueryString ? search.slice(1) : undefined;
  switch (actual === undefined ? undefined : PositionalConstraint) {
    case "EXACTLY":
      return actual === wanted;
    case "STARTS_WITH":
      return actual?.startsWith(wanted) ?? false;
    case "ENDS_WITH":
      return actual?.endsWith(wanted) ?? false;
    case "CONTAINS":
      return actual?.includes(wanted) ?? false;
    default:
      return false;
  }
}

const decides = ({ Action, Statement }: Rule, url: URL): boolean =>
  (Action?.Allow ?? Action?.Block) !== undefined &&
  Statement?.ByteMatchStatement !== undefined &&
  compares(Statement.ByteMatchStatement, url);

/** Whether the web ACL of the load balancer, if it has one, blocks the request. */
export function isBlocked({ state, loadBalancer }: Balancer, arrival: Arrival): boolean {
  const arn = state.wafv2?.associations[loadBalancer.LoadBalancerArn];
  const acl = state.wafv2?.webAcls.find((row) => row.ARN === arn);
  if (acl === undefined) return false;
  const url = urlOf(arrival);
  const rule = [...(acl.Rules ?? [])]
    .sort((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))
    .find((each) => decides(each, url));
  return (rule?.Action ?? acl.DefaultAction)?.Block !== undefined;
}
