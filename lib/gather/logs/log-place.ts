import "server-only";
import type { Scope } from "../../model/scope";

/** Where the access logs of one load balancer lie. */
export interface LogPlace {
  readonly bucket: string;
  /** Up to the Region: `shop/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/`. */
  readonly folder: string;
  /** How each of its file names begins: `111122223333_elasticloadbalancing_eu-west-1_app.shop.50dc6c495c0c9188_`. */
  readonly file: string;
}

/** From inclusive, to exclusive; milliseconds. */
export interface LogWindow {
  readonly from: number;
  readonly to: number;
}

/** A file holds the five minutes before the time in its name. */
const INTERVAL_MS = 5 * 60_000;
/** The folder is that of the day of delivery, which is some minutes after. */
const DELIVERY_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Out of a load balancer's attributes; null where it delivers no access logs to S3.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-file-format
 */
export function logPlaceOf(scope: Scope, attributes: Readonly<Record<string, string>>): LogPlace | null {
  const bucket = attributes["access_logs.s3.bucket"] ?? "";
  if (attributes["access_logs.s3.enabled"] !== "true" || bucket === "") return null;
  const prefix = (attributes["access_logs.s3.prefix"] ?? "").replace(/(?<!\/)\/+$/, "");
  const { account, region, name, id } = scope;
  return {
    bucket,
    folder: `${prefix === "" ? "" : `${prefix}/`}AWSLogs/${account}/elasticloadbalancing/${region}/`,
    file: `${account}_elasticloadbalancing_${region}_app.${name}.${id}_`,
  };
}

/** What to list: a prefix for each day, newest first, and the key after which the window can begin. */
export function listingsOf({ folder, file }: LogPlace, { from, to }: LogWindow) {
  const dayOf = (ms: number) => Math.floor(ms / DAY_MS) * DAY_MS;
  const days: number[] = [];
  for (let day = dayOf(to + DELIVERY_MS); day >= dayOf(from); day -= DAY_MS) days.push(day);
  return days.map((day) => {
    const name = new Date(day).toISOString().slice(0, 10).replaceAll("-", "/");
    const Prefix = `${folder}${name}/${file}`;
    return { day: name, Prefix, StartAfter: `${Prefix}${logStamp(from)}` };
  });
}

/** `20261006T0915Z`: what the name of a file says of its end. */
export function logStamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replaceAll(/[-:]/g, "")}Z`;
}

const named = /_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_[^/]*$/;

/** Whether a file can hold lines of the window. One whose name says no time is none of these logs. */
export function isWithin(key: string, { from, to }: LogWindow): boolean {
  const [, year, month, day, hour, minute] = named.exec(key) ?? [];
  if (minute === undefined) return false;
  const end = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return end > from && end - INTERVAL_MS < to;
}
