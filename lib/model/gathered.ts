import * as z from "zod";

export const gatherErrorCode = z.enum([
  "access-denied",
  "throttled",
  "not-found",
  "unreachable",
  "timed-out",
  "invalid-response",
  "credentials",
  "region-disabled",
  "clock-skew",
]);
export type GatherErrorCode = z.infer<typeof gatherErrorCode>;

/** `operation` is the IAM action that was refused (`elasticloadbalancing:DescribeRules`) or the URL asked. */
export const gatherError = z.strictObject({
  code: gatherErrorCode,
  operation: z.string(),
  /** What was asked for: an ARN, an id or a URL; "" where the operation names no resource. */
  resource: z.string(),
  message: z.string(),
  requestId: z.string().optional(),
});
export type GatherError = z.infer<typeof gatherError>;

/** What became of one thing that was to be read. Absence is never silence. */
export type Gathered<T> =
  | { readonly state: "ok"; readonly value: T }
  | { readonly state: "failed"; readonly error: GatherError }
  | { readonly state: "skipped"; readonly reason: string };

/** The schema of a `Gathered` whose value has the schema given. */
export function gathered<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion("state", [
    z.strictObject({ state: z.literal("ok"), value }),
    z.strictObject({ state: z.literal("failed"), error: gatherError }),
    z.strictObject({ state: z.literal("skipped"), reason: z.string() }),
  ]);
}

export function ok<T>(value: T): Gathered<T> {
  return { state: "ok", value };
}

export function skipped<T>(reason: string): Gathered<T> {
  return { state: "skipped", reason };
}
