import "server-only";
import { type LogPlace, logPolicy } from "../../gather/index";
import type { LogsUnavailable } from "../../logs/log-reading";
import type { GatherError } from "../../model/gathered";

/** Why nothing is read. */
export function unavailable(
  why: LogsUnavailable["why"],
  message: string,
  wayOut: string,
  more: Partial<Pick<LogsUnavailable, "error" | "policy" | "statement">> = {},
): LogsUnavailable {
  return { type: "unavailable", why, message, wayOut, error: null, policy: null, statement: null, ...more };
}

/** What AWS answered, as why nothing is read. `logs`: where they lie, once that is known. */
export function failure(error: GatherError, logs: LogPlace | null): LogsUnavailable {
  const { code, operation, resource, message } = error;
  if (code === "access-denied") {
    const ofBucket = operation.startsWith("s3:");
    const policy =
      ofBucket && logs !== null ? JSON.stringify(logPolicy(logs.bucket, logs.folder), null, 2) : null;
    return unavailable(
      "denied",
      `${operation} on ${resource} is denied: ${message}`,
      ofBucket
        ? "Allow the role these statements. Where the bucket belongs to another account, its own policy has to allow the role as well."
        : `Allow ${operation} for the role in use.`,
      { error, policy },
    );
  }
  if (code === "not-found" && operation.startsWith("s3:")) {
    return unavailable(
      "no-bucket",
      `Bucket ${logs?.bucket} does not exist: the load balancer's attribute names one that is gone.`,
      "Create it again, or name another in access_logs.s3.bucket.",
      { error },
    );
  }
  return unavailable("not-read", `${operation}: ${message}`, "Try again.", { error });
}
