import { createHash } from "node:crypto";

/** The account and Region that every scenario lives in. */
export const ACCOUNT = "111122223333";
export const REGION = "eu-west-1";

/** When this process started, to the second: what dates in a world are relative to. */
export const PROCESS_START = new Date(Math.floor((Date.now() - process.uptime() * 1000) / 1000) * 1000);

const HOUR = 3_600_000;

/** A date `days` after `base` (before it where negative). */
export function daysFrom(base: Date, days: number): Date {
  return new Date(base.getTime() + days * 24 * HOUR);
}

/** Everything that a scenario's resources are named by, a pure function of the scenario's id. */
export interface Ids {
  readonly id: string;
  /** `length` hexadecimal digits for `label`. */
  readonly hex: (label: string, length: number) => string;
  /** `length` letters and digits (lower case) for `label`. */
  readonly text: (label: string, length: number) => string;
  /** A number from 0 to `below` - 1 for `label`. */
  readonly number: (label: string, below: number) => number;
  /** Host that the load balancer serves: `<id>.example.com`. */
  readonly host: string;
  /** A name of at most 32 letters, digits and hyphens, as load balancers and target groups need it. */
  readonly name: string;
}

function digest(id: string, label: string): string {
  const round = (n: number) => createHash("sha256").update(`${id}\n${label}\n${n}`).digest("hex");
  return round(0) + round(1);
}

/**
 * Names for the scenario `id` (kebab-case, a DNS label of at most 63 characters).
 * @throws Error where the id is not one.
 */
export function idsOf(id: string): Ids {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 63) {
    throw new Error(`scenario id "${id}" is not kebab-case of at most 63 characters`);
  }
  const hex = (label: string, length: number) => digest(id, label).slice(0, length);
  return {
    id,
    hex,
    text: (label, length) =>
      [...BigInt(`0x${digest(id, label)}`).toString(36)].slice(0, length).join("").padEnd(length, "0"),
    number: (label, below) => Number.parseInt(hex(label, 12), 16) % below,
    host: `${id}.example.com`,
    name: id.length <= 32 ? id : `${id.slice(0, 25)}-${hex("name", 6)}`,
  };
}

/** ARN of a resource in the sandbox's account and Region. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}
