import "server-only";

/** Where a call goes: a configured account (by its position in the configuration) and a Region. */
export interface Place {
  readonly account: number;
  readonly region: string;
}

/**
 * The partition of a Region, as it stands in ARNs.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}
