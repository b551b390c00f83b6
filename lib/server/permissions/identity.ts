import "server-only";
import type { Aws, AwsSession } from "../../aws/aws";
import { getCallerIdentity } from "../../aws/operations/sts";
import type { AccountIdentity } from "../../model/permission-report";

/** No permission is needed for it: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const identityAction = getCallerIdentity.action;

/** Whose credentials are in use for a configured account, by its position: asked of STS anew. */
export async function readIdentity(aws: Aws, account: number, session: AwsSession): Promise<AccountIdentity> {
  const settings = aws.accounts[account];
  const place = { account, region: settings?.regions[0] ?? "us-east-1" };
  const answer = await session.ask(place, getCallerIdentity, {}, settings?.id ?? "");
  if (answer.state === "failed") return answer;
  const { Account: actual = "", Arn: arn = "" } = answer.value;
  if (settings?.id === undefined || settings.id === actual) return { state: "ok", account: actual, arn };
  return {
    state: "failed",
    error: {
      code: "credentials",
      operation: identityAction,
      resource: settings.id,
      message: `The credentials belong to account ${actual}, not to ${settings.id}: configure a role of that account.`,
    },
  };
}
