import * as z from "zod";
import { gatherError } from "./gathered";

/**
 * What trying one IAM action showed. `denied` is AWS's own word; `unknown`: another failure hid the answer;
 * `not-tried`: there was nothing to ask about.
 */
export const permissionTry = z.strictObject({
  /** As IAM names it: `elasticloadbalancing:DescribeRules`. */
  action: z.string(),
  outcome: z.enum(["allowed", "denied", "unknown", "not-tried"]),
  /** What was asked about: an ARN or id; "" where the action names no resource. */
  resource: z.string(),
  /** Why it is not simply allowed; "" where there is nothing to say. */
  why: z.string(),
});
export type PermissionTry = z.infer<typeof permissionTry>;

/** What the role of one account may read in one Region. */
export const permissionReport = z.strictObject({
  account: z.string(),
  region: z.string(),
  /** ISO 8601, UTC. */
  takenAt: z.string(),
  /** Requests sent to AWS, repeats included. */
  calls: z.number(),
  /** In alphabetical order of the actions; what counting access logs needs comes after the rest. */
  tries: z.array(permissionTry),
  /** The policy statement that is missing; null where nothing was denied. */
  missing: z.string().nullable(),
  /** The statements that counting access logs needs, as a JSON list; null where nothing of it was denied. */
  missingForLogs: z.string().nullable(),
});
export type PermissionReport = z.infer<typeof permissionReport>;

/** Whose credentials are in use for an account, as STS says it. */
export const accountIdentity = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("ok"), account: z.string(), arn: z.string() }),
  z.strictObject({ state: z.literal("failed"), error: gatherError }),
]);
export type AccountIdentity = z.infer<typeof accountIdentity>;
