import * as z from "zod";
import { finding } from "./finding";
import { flowGraph } from "./flow-graph";
import { gatherError } from "./gathered";
import { chainPanels } from "./panels";

/** What the user brought, reduced to facts that may travel in a URL. */
export const clue = z.strictObject({
  url: z.string().optional(),
  status: z.number().int().min(0).max(999).optional(),
  /** An `error_reason` of the access log, or an OAuth error code. */
  reason: z.string().optional(),
  /** ISO 8601: when it happened. */
  at: z.string().optional(),
});
export type Clue = z.infer<typeof clue>;

/** `may`: it depends on something that the URL does not say. */
export const stepOutcome = z.enum(["hit", "miss", "may"]);
export type StepOutcome = z.infer<typeof stepOutcome>;

export const resolutionStep = z.strictObject({ what: z.string(), outcome: stepOutcome, detail: z.string() });
export type ResolutionStep = z.infer<typeof resolutionStep>;

/** How a URL became a chain. */
export const resolution = z.strictObject({
  kind: z.enum(["alb", "rest", "http", "ws", "none"]),
  account: z.string(),
  region: z.string(),
  chain: z.string().nullable(),
  steps: z.array(resolutionStep),
});
export type Resolution = z.infer<typeof resolution>;

export const answer = z.enum(["found", "likely", "by-design", "ruled-out", "not-enough-access"]);
export type Answer = z.infer<typeof answer>;

/** The answer of `GET /api/v1/diagnose`, and all that the page shows. */
export const diagnosis = z.strictObject({
  schema: z.literal(1),
  request: clue,
  resolution,
  answer,
  /** One sentence that a tired person understands. */
  summary: z.string(),
  /** Check ids, proven or likely; the first is met first by a request. */
  causes: z.array(z.string()),
  findings: z.array(finding),
  graph: flowGraph,
  /** Beside the verdict: callbacks, endpoints, session, open routes. Null where there is no chain. */
  panels: chainPanels.nullable(),
  /** What can be done next where no fix is known: one line each. */
  nextSteps: z.array(z.string()),
  snapshot: z.strictObject({
    takenAt: z.string(),
    /** Nothing failed and nothing is still being asked. */
    complete: z.boolean(),
    errors: z.array(gatherError),
    calls: z.number(),
    elapsedMs: z.number(),
  }),
  /** Where it was read: shown beside the verdict. */
  source: z.strictObject({
    account: z.string(),
    accountName: z.string(),
    region: z.string(),
    owner: z.string(),
  }),
});
export type Diagnosis = z.infer<typeof diagnosis>;
