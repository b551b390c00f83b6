import type { ResourceRef } from "../model/resource";

/**
 * The AWS console's page of a resource; null where the reference does not say enough, or AWS has no page for it.
 * Console addresses are not documented: they are those that the console itself shows.
 */
export function consoleLink(resource: ResourceRef): string | null {
  const [, partition, , region, account, rest] =
    /^arn:([\w-]+):([\w-]*):([\w-]*):(\d*):(.+)$/.exec(resource.id) ?? [];
  if (partition !== "aws" || !region || !account || !rest) return null;
  const base = `https://${region}.console.aws.amazon.com`;
  const arn = encodeURIComponent(resource.id);
  switch (resource.kind) {
    case "load-balancer":
      return `${base}/ec2/home?region=${region}#LoadBalancer:loadBalancerArn=${arn}`;
    case "listener":
      return `${base}/ec2/home?region=${region}#ELBListenerV2:listenerArn=${arn}`;
    case "rule":
      return `${base}/ec2/home?region=${region}#ListenerRuleDetails:ruleArn=${arn}`;
    case "target-group":
      return `${base}/ec2/home?region=${region}#TargetGroup:targetGroupArn=${arn}`;
    case "certificate":
      return `${base}/acm/home?region=${region}#/certificates/${encodeURIComponent(rest.slice(rest.lastIndexOf("/") + 1))}`;
    case "user-pool":
      return `${base}/cognito/v2/idp/user-pools/${encodeURIComponent(rest.slice(rest.lastIndexOf("/") + 1))}?region=${region}`;
    default:
      return null;
  }
}
