/** What a user pool's ARN says; null where the text is no such ARN. */
export function parseUserPoolArn(arn: string): { poolId: string; region: string; account: string } | null {
  const match = /^arn:[^:]+:cognito-idp:([a-z0-9-]+):(\d{12}):userpool\/([\w-]+_[0-9A-Za-z]+)$/.exec(arn);
  if (!match) return null;
  const [, region = "", account = "", poolId = ""] = match;
  return { region, account, poolId };
}
