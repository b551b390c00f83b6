import * as z from "zod";
import { gatherError } from "./gathered";
import { resourceRef } from "./resource";

export const severity = z.enum([
  "breaks-sign-in",
  "may-break",
  "weakens-sign-in",
  "blind",
  "by-design",
  "hygiene",
]);
export type Severity = z.infer<typeof severity>;

export const certainty = z.enum(["proven", "likely"]);
export type Certainty = z.infer<typeof certainty>;

/** Any JSON value, as it stands in the snapshot. */
export const jsonValue = z.json();
export type JsonValue = z.infer<typeof jsonValue>;

/** What proves a verdict. A `field` can be looked up again: `path` is a JSON pointer (RFC 6901) into the snapshot. */
export const evidence = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("field"),
    resource: resourceRef,
    path: z.string(),
    /** The field as AWS names it, e.g. `CallbackURLs`. */
    field: z.string(),
    actual: jsonValue,
    expected: z.string().optional(),
    /** Of a list, the value nearest to what was expected: what to compare letter by letter. */
    nearest: z.string().optional(),
    /** The read-only command that shows the same. */
    command: z.string().optional(),
  }),
  z.strictObject({ type: z.literal("absent"), resource: resourceRef, what: z.string() }),
  z.strictObject({
    type: z.literal("clue"),
    what: z.string(),
    actual: z.string(),
    expected: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("probe"),
    url: z.string(),
    status: z.number().optional(),
    elapsedMs: z.number(),
    detail: z.string(),
  }),
  z.strictObject({ type: z.literal("gather-error"), error: gatherError }),
]);
export type Evidence = z.infer<typeof evidence>;

/** What a fix interrupts and who makes it; `undo` says how to go back. */
export const fix = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("cli"),
    title: z.string(),
    /** Complete, with real ids, quoted for a POSIX shell; lines joined by "\n". */
    command: z.string(),
    risk: z.string(),
    undo: z.string().optional(),
  }),
  z.strictObject({ type: z.literal("terraform"), title: z.string(), code: z.string() }),
  z.strictObject({
    type: z.literal("console"),
    title: z.string(),
    url: z.string(),
    steps: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal("steps"), title: z.string(), steps: z.array(z.string()) }),
]);
export type Fix = z.infer<typeof fix>;

/** What a check says of a chain. */
export type Verdict =
  | { readonly outcome: "pass"; readonly evidence: readonly Evidence[]; readonly note?: string }
  | {
      readonly outcome: "fail";
      readonly certainty: Certainty;
      /** Lower than the check's own, for the case at hand. */
      readonly severity?: Severity;
      /** One sentence that names the thing and what is wrong with it. */
      readonly because: string;
      readonly evidence: readonly [Evidence, ...Evidence[]];
      readonly fixes: readonly Fix[];
    }
  | {
      readonly outcome: "unknown";
      readonly because: string;
      /** The clue that would settle it, e.g. "the error_reason of a log line". */
      readonly needs?: string;
      readonly evidence?: readonly Evidence[];
    };

export const findingStatus = z.enum(["pass", "fail", "unknown", "not-applicable", "error"]);
export type FindingStatus = z.infer<typeof findingStatus>;

/** The hops of a sign-in through a load balancer, in the order in which a request meets them. */
export const albHopId = z.enum([
  "browser",
  "listener",
  "rule",
  "authenticate",
  "authorize",
  "callback",
  "token",
  "userinfo",
  "session",
  "target",
]);
export type AlbHopId = z.infer<typeof albHopId>;

/** The hops of a call through API Gateway, likewise. */
export const apiHopId = z.enum([
  "caller",
  "domain",
  "stage",
  "waf",
  "method",
  "authorizer",
  "provider",
  "policy",
  "integration",
]);
export type ApiHopId = z.infer<typeof apiHopId>;

export const hopId = z.enum([...albHopId.options, ...apiHopId.options]);
export type HopId = z.infer<typeof hopId>;

export const docLink = z.strictObject({ title: z.string(), url: z.string() });
export type DocLink = z.infer<typeof docLink>;

/** A check's verdict in a report. `certainty` only with `fail`. */
export const finding = z.strictObject({
  check: z.string(),
  title: z.string(),
  status: findingStatus,
  severity,
  certainty: certainty.optional(),
  because: z.string().optional(),
  /** With `unknown`: the clue that would settle it. */
  needs: z.string().optional(),
  evidence: z.array(evidence),
  fixes: z.array(fix),
  hop: hopId,
  /** What a person sees where it fails. */
  meets: z.string(),
  docs: z.array(docLink),
  /** The cause that this one merely follows from. */
  followsFrom: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;
