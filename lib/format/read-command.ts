import type { ResourceRef } from "../model/resource";

/** The AWS CLI command that reads a resource as the dashboard does; null where it has no such command. */
export function readCommand(resource: ResourceRef): string | null {
  const [, service, region, rest = ""] =
    /^arn:[\w-]+:([\w-]+):([\w-]*):\d*:([\w:/.+=@-]+)$/.exec(resource.id) ?? [];
  if (!service || !region) return null;
  const option = optionOf(resource.kind, resource.id, rest);
  return option && `aws ${option} --region ${region}`;
}

function optionOf(kind: ResourceRef["kind"], arn: string, rest: string): string | null {
  switch (kind) {
    case "load-balancer":
      return `elbv2 describe-load-balancers --load-balancer-arns ${arn}`;
    case "listener":
      return `elbv2 describe-listeners --listener-arns ${arn}`;
    case "rule":
      return `elbv2 describe-rules --rule-arns ${arn}`;
    case "target-group":
      return `elbv2 describe-target-groups --target-group-arns ${arn}`;
    case "certificate":
      return `acm describe-certificate --certificate-arn ${arn}`;
    case "user-pool":
      return `cognito-idp describe-user-pool --user-pool-id ${rest.slice(rest.lastIndexOf("/") + 1)}`;
    default:
      return null;
  }
}
