import * as z from "zod";
import { gathered } from "./gathered";

/** One value of a metric: ISO 8601 start of its period. */
const metricPoint = z.strictObject({ at: z.string(), value: z.number() });

/** A metric as CloudWatch names it, oldest value first. A period without a value is one in which nothing was counted. */
export const metricSeries = z.strictObject({
  name: z.string(),
  statistic: z.enum(["Sum", "Average", "Maximum"]),
  points: z.array(metricPoint),
});
export type MetricSeries = z.infer<typeof metricSeries>;

/** A field that a change set, named as AWS's reading calls name it. Lists are told value by value. */
const changedField = z.strictObject({
  field: z.string(),
  /** What an earlier change of the same thing had set; null: no event at hand says. */
  before: z.array(z.string()).nullable(),
  after: z.array(z.string()),
});

/** One event of CloudTrail that changed something of the chain, reduced to fields that hold no secret. */
export const change = z.strictObject({
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** As in `UpdateUserPoolClient`. */
  event: z.string(),
  /** As in `cognito-idp`. */
  service: z.string(),
  /** Name of the user or role; of an assumed role, the role's. */
  who: z.string(),
  /** Ids and ARNs that the event names and the chain is made of. */
  resources: z.array(z.string()),
  fields: z.array(changedField),
});
export type Change = z.infer<typeof change>;

const trail = z.strictObject({
  /** Oldest first. */
  changes: z.array(change),
  /** ISO 8601: before it nothing was looked at. */
  since: z.string(),
  /** What else was not looked at. */
  gaps: z.array(z.string()),
});
export type Trail = z.infer<typeof trail>;

/** What AWS recorded around a chain: counted by CloudWatch, written down by CloudTrail. It judges nothing. */
export const chainEvidence = z.strictObject({
  chain: z.string(),
  /** What the metrics count: a load balancer with all of its rules, or a stage with all of its methods. */
  counted: z.strictObject({ kind: z.enum(["load-balancer", "stage"]), name: z.string() }),
  /** ISO 8601; `periodSeconds` is the span that one value of a metric stands for. */
  window: z.strictObject({ from: z.string(), to: z.string(), periodSeconds: z.number() }),
  takenAt: z.string(),
  calls: z.number(),
  metrics: gathered(z.array(metricSeries)),
  trail: gathered(trail),
});
export type ChainEvidence = z.infer<typeof chainEvidence>;
export type EvidenceWindow = ChainEvidence["window"];
