import "server-only";
import {
  findLogObjects,
  type GatherContext,
  type LogObject,
  type LogPlace,
  type LogWindow,
  logPlaceOf,
  placeOfScope,
  readLoadBalancerAttributes,
} from "../../gather/index";
import type { LogsRequest, LogsUnavailable } from "../../logs/log-reading";
import type { Scope } from "../../model/scope";
import { failure, unavailable } from "./logs-unavailable";

/** The logs of one load balancer in a window. */
export interface FoundLogs {
  readonly place: Parameters<typeof findLogObjects>[1];
  readonly logs: LogPlace;
  readonly window: LogWindow;
  /** Newest first. */
  readonly objects: readonly LogObject[];
  /** The bucket belongs to the load balancer's own account. */
  readonly isOwn: boolean;
  /** Lists that S3 was asked for. */
  readonly lists: number;
}

/** Looks where a load balancer's attributes say that its logs lie, and what is there of the window. */
export async function findLogs(
  ctx: GatherContext,
  scope: Scope,
  { from, to }: Pick<LogsRequest, "from" | "to">,
): Promise<FoundLogs | LogsUnavailable> {
  const place = await placeOfScope(ctx, scope);
  if (place.state === "skipped")
    return unavailable("not-read", `${place.reason}.`, "Add it to the configuration.");
  if (place.state === "failed") return failure(place.error, null);
  const attributes = await readLoadBalancerAttributes(ctx, place.value, scope);
  if (attributes.state === "failed") return failure(attributes.error, null);
  const logs = logPlaceOf(scope, attributes.value);
  if (logs === null) {
    return unavailable(
      "delivery-off",
      `Load balancer ${scope.name} delivers no access logs to S3 (access_logs.s3.enabled is not true).`,
      "Switch them on for the next time. Logs that CloudWatch delivers (to S3, Firehose or a log group) are not read here.",
    );
  }
  const window = { from: Date.parse(from), to: Date.parse(to) };
  const found = await findLogObjects(ctx, place.value, logs, window, scope.account);
  if (found.state === "failed") return failure(found.error, logs);
  return { place: place.value, logs, window, ...found.value };
}

export const bytesOf = (some: readonly LogObject[]) => some.reduce((sum, { bytes }) => sum + bytes, 0);
