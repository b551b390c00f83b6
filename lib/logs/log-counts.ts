/** Start of a bucket in Unix seconds (UTC), and how many lines fall in it; in order of time, empty ones left out. */
export type LogBucket = readonly [startSeconds: number, count: number];

/** Seconds that a bucket spans: the finest width with which at most 720 buckets are not empty. */
export type BucketSeconds = 60 | 300 | 3600 | 86400;

/** All requests to one host through one rule: what shares are taken of. */
export type RequestCount = {
  /** `app/<name>/<id>`. */
  readonly loadBalancer: string | null;
  /** Host that the client asked for, lower case; null for what is no host name, and for hosts beyond the limit. */
  readonly host: string | null;
  /** Priority of the matched rule: 0 = default rule, -1 = error while rules were evaluated, null = none. */
  readonly rule: number | null;
  readonly count: number;
  readonly buckets: readonly LogBucket[];
};

/** Lines that ended in the same way: one row of the page. */
export type ReasonCount = {
  /** `error_reason` of the log; null where the line has none and only its status tells. */
  readonly reason: string | null;
  /** Status that the client got. */
  readonly status: number;
  /** An authentication failure is always the load balancer's own answer; a target's 401 is the application's. */
  readonly answeredBy: "load-balancer" | "target";
  readonly loadBalancer: string | null;
  readonly host: string | null;
  readonly rule: number | null;
  readonly count: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly first: string;
  readonly last: string;
  /** The earliest of these lines, redacted. */
  readonly sample: string;
  readonly buckets: readonly LogBucket[];
};

/** A line that is not one of an ALB access log. */
export type BrokenLine = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly problem: string;
  /** Its beginning, redacted. */
  readonly text: string;
};

/** What one file gave. */
export type LogFile = {
  readonly name: string;
  /** Lines that were counted. */
  readonly lines: number;
  /** Lines that could not be read. */
  readonly broken: number;
  /** What is wrong with the file, in words; empty if nothing is. */
  readonly problems: readonly string[];
};

/**
 * What access logs hold about sign-in, as plain JSON data.
 * `share = reason.count / (sum of requests with the same host)`, or of `lines`, or of the same bucket.
 */
export type LogCounts = {
  /** Lines that were counted: the sum of `byStatus`, of `requests` and of the files' `lines`. Blank lines count nowhere. */
  readonly lines: number;
  readonly broken: { readonly count: number; readonly samples: readonly BrokenLine[] };
  /** Times of the earliest and latest line, ISO 8601, UTC; null if there is none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly bucketSeconds: BucketSeconds;
  /** In order of status; 0 stands for `000`. */
  readonly byStatus: readonly { readonly status: number; readonly count: number }[];
  /** Most first. */
  readonly requests: readonly RequestCount[];
  /** Most first. Lines with an error reason, and those with a status of `watchedStatuses`. */
  readonly reasons: readonly ReasonCount[];
  /** In the order in which they were given. */
  readonly files: readonly LogFile[];
};

/**
 * Statuses that a failed sign-in can end in; lines with them are counted as reasons even without `error_reason`.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export const watchedStatuses: readonly number[] = [401, 403, 460, 500, 561, 562];
