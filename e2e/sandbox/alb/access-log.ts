/**
 * Access log lines of 36 fields.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
import { randomBytes } from "node:crypto";
import type { Arrival, Outcome } from "./arrival";
import type { Balancer } from "./balancer-at";
import { CLIENT_ADDRESS } from "./client-address";

export interface Logged {
  readonly balancer: Balancer;
  readonly arrival: Arrival;
  readonly outcome: Outcome;
  readonly certificateArn: string | undefined;
  /** The client's real port on loopback. */
  readonly clientPort: number;
  /** When the answer was made, milliseconds. */
  readonly answeredAt: number;
}

/** Microseconds are always zero: the sandbox's clock has none. */
const time = (milliseconds: number): string => new Date(milliseconds).toISOString().replace("Z", "000Z");
const quoted = (text: string | undefined): string => `"${(text || "-").replaceAll('"', "\\x22")}"`;

function nodeAddress({ state, path }: Balancer): string {
  const node = state.ec2.networkInterfaces.find((each) => each.Description === `ELB ${path}`);
  return node?.Association?.PublicIp ?? node?.PrivateIpAddress ?? "-";
}

export function logLine({
  balancer,
  arrival,
  outcome,
  certificateArn,
  clientPort,
  answeredAt,
}: Logged): string {
  const { contact, transformed } = outcome;
  const seconds = Math.max(0, (answeredAt - arrival.at) / 1000).toFixed(3);
  const trace = `Root=1-${Math.floor(arrival.at / 1000).toString(16)}-${randomBytes(12).toString("hex")}`;
  const requestLine = `${arrival.method} ${arrival.scheme}://${arrival.host}:${arrival.port}${arrival.target} HTTP/${arrival.httpVersion}`;
  return [
    arrival.scheme,
    time(answeredAt),
    balancer.path,
    `${CLIENT_ADDRESS}:${clientPort}`,
    contact?.target ?? "-",
    ...(contact ? ["0.000", seconds, "0.000"] : ["-1", "-1", "-1"]),
    String(outcome.status),
    contact ? String(contact.status) : "-",
    String(Buffer.byteLength(requestLine) + Buffer.byteLength(JSON.stringify(arrival.headers))),
    String(Buffer.byteLength(outcome.body) + Buffer.byteLength(JSON.stringify(outcome.headers))),
    quoted(requestLine),
    quoted(arrival.headers["user-agent"]?.slice(0, 8192)),
    arrival.tls?.cipher ?? "-",
    arrival.tls?.protocol ?? "-",
    contact?.targetGroupArn ?? "-",
    quoted(trace),
    quoted(arrival.tls?.serverName),
    quoted(certificateArn),
    String(outcome.priority),
    time(arrival.at),
    quoted(outcome.actions.join(",")),
    quoted(outcome.redirectUrl),
    quoted(outcome.reason),
    quoted(contact?.target),
    quoted(contact && String(contact.status)),
    quoted(undefined),
    quoted(undefined),
    `TID_${randomBytes(16).toString("hex")}`,
    quoted(transformed?.host),
    quoted(transformed?.uri),
    quoted(transformed?.status),
    nodeAddress(balancer),
    "-",
    "-",
  ].join(" ");
}
