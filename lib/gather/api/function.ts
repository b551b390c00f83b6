import "server-only";
import { getFunctionConfiguration, getPolicy } from "../../aws/operations/lambda";
import type { Place } from "../../aws/place";
import type { LambdaFunction } from "../../model/api";
import type { JsonValue } from "../../model/finding";
import { type Gathered, ok } from "../../model/gathered";
import { absentAs, readOne } from "../answers";
import type { GatherContext } from "../context";
import { withoutUndefined } from "../without-undefined";
import { policyDocument } from "./policy-document";

export const actions = [getFunctionConfiguration.action, getPolicy.action];

/** A function's ARN, and the alias or version behind it apart: an alias has a policy of its own. */
function named(arn: string): { FunctionName: string; Qualifier?: string } {
  const parts = arn.split(":");
  const qualifier = parts[7];
  return {
    FunctionName: parts.slice(0, 7).join(":"),
    ...(qualifier === undefined ? {} : { Qualifier: qualifier }),
  };
}

/**
 * Its state alone: variables of its environment are never read into anything. Null: there is no such function or alias.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
 */
export async function readFunction(
  ctx: GatherContext,
  place: Place,
  arn: string,
): Promise<Gathered<LambdaFunction | null>> {
  const answer = await readOne(ctx.session, place, getFunctionConfiguration, named(arn), arn, (output) =>
    output.FunctionArn === undefined
      ? undefined
      : withoutUndefined({
          arn: output.FunctionArn,
          state: output.State ?? "",
          stateReason: output.StateReason,
          lastUpdateStatus: output.LastUpdateStatus ?? "",
        }),
  );
  return absentAs(answer, ok(null));
}

/** Null: it has none, or the function is gone. https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html */
export async function readFunctionPolicy(
  ctx: GatherContext,
  place: Place,
  arn: string,
): Promise<Gathered<JsonValue>> {
  const answer = await readOne(ctx.session, place, getPolicy, named(arn), arn, ({ Policy }) =>
    Policy === undefined ? undefined : policyDocument(Policy),
  );
  return absentAs(answer, ok(null));
}
