import * as z from "zod";
import { jsonValue } from "./finding";
import { LONGEST_VALUE } from "./made-up-value";

/** A live test that somebody asked for: a chain, and a made-up value for each identity source of its authorizer. */
export const authorizerTestRequest = z.strictObject({
  chain: z.string().max(2_000),
  /** By identity source, as the authorizer names it. One that is left out is not sent. */
  values: z.record(z.string().max(300), z.string().max(LONGEST_VALUE)),
});
export type AuthorizerTestRequest = z.infer<typeof authorizerTestRequest>;

/** What such a test would do. */
export const authorizerTestPlan = z.strictObject({
  /** Name of the authorizer. */
  authorizer: z.string(),
  /** What it calls. */
  functionUri: z.string(),
  /** Where a value can be put. */
  sources: z.array(z.strictObject({ written: z.string(), words: z.string() })),
  /** The same for a real token, to be run by whoever has it. */
  command: z.string(),
});
export type AuthorizerTestPlan = z.infer<typeof authorizerTestPlan>;

/** What the authorizer made of it. */
export const authorizerTestResult = z.strictObject({
  /** Name of the authorizer, as drafted. */
  authorizer: z.string(),
  /** What a caller would have been answered by the authorizer alone; 200: it answered with a policy. */
  status: z.number(),
  latencyMs: z.number(),
  principalId: z.string().nullable(),
  /** The policy that the function answered with; null: it answered with none. */
  policy: jsonValue.nullable(),
  /** Why it failed, in API Gateway's own words. */
  said: z.array(z.string()),
  /** ISO 8601. */
  testedAt: z.string(),
});
export type AuthorizerTestResult = z.infer<typeof authorizerTestResult>;
