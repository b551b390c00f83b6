import "server-only";
import type { UserPoolType } from "@aws-sdk/client-cognito-identity-provider";
import { describeUserPool } from "../../aws/operations/cognito";
import type { Place } from "../../aws/place";
import { type Gathered, ok } from "../../model/gathered";
import type { UserPool } from "../../model/user-pool";
import { absentAs, readOne } from "../answers";
import type { GatherContext } from "../context";
import { withoutUndefined } from "../without-undefined";

export const actions = [describeUserPool.action];

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html */
export function normaliseUserPool(raw: UserPoolType): UserPool {
  const { PreTokenGeneration, PreTokenGenerationConfig } = raw.LambdaConfig ?? {};
  return withoutUndefined({
    Id: raw.Id ?? "",
    Arn: raw.Arn ?? "",
    Name: raw.Name ?? "",
    Domain: raw.Domain,
    CustomDomain: raw.CustomDomain,
    IssuerType: raw.IssuerConfiguration?.Type ?? "ORIGINAL",
    PreTokenGeneration: Boolean(PreTokenGeneration ?? PreTokenGenerationConfig?.LambdaArn),
  });
}

/** Null: AWS says that there is no such pool. */
export async function readUserPool(
  ctx: GatherContext,
  place: Place,
  poolId: string,
  arn: string,
): Promise<Gathered<UserPool | null>> {
  const answer = await readOne(
    ctx.session,
    place,
    describeUserPool,
    { UserPoolId: poolId },
    arn,
    ({ UserPool: pool }) => pool && normaliseUserPool(pool),
  );
  return absentAs(answer, ok(null));
}
