/** What a hostile or broken client does to the dashboard, over and over: each of them is one kind, once. */
import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { rawRequest } from "../support/sign-in/raw-request";

export interface Target {
  readonly origin: string;
  /** Header line of somebody who is signed in. */
  readonly lineOf: (subject: string) => string;
  /** Header lines that prove nothing, one list for each way to pretend. */
  readonly forged: readonly (readonly string[])[];
  /** Path and query of a diagnosis. */
  readonly diagnosis: string;
  readonly chain: string;
  readonly scope: string;
}

/** Gives the statuses that were answered; 0: the connection ended without an answer. */
export type Abuse = (target: Target, round: number) => Promise<readonly number[]>;

/** More than the bucket of one subject: some of it is refused with 429, which is what it is for. */
const SUBJECTS = 40;
const SLOW_CONNECTIONS = 50;

const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
const query = (parameters: Readonly<Record<string, string>>) => new URLSearchParams(parameters).toString();

/** One request after another, each by somebody else. */
async function each(
  { origin, lineOf }: Target,
  round: number,
  requests: readonly {
    readonly path: string;
    readonly method?: string;
    readonly lines?: readonly string[];
  }[],
): Promise<number[]> {
  const statuses: number[] = [];
  for (const [n, { lines = [], ...request }] of requests.entries()) {
    const subject = lineOf(`abuser-${(round + n) % SUBJECTS}`);
    statuses.push((await rawRequest(origin, { ...request, lines: [subject, ...lines] })).status);
  }
  return statuses;
}

/** Opens a connection, writes, and goes away without reading: in the middle of a request, or of the answer. */
function hangUp(origin: string, text: string, afterMs: number): Promise<void> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(text));
    socket.on("error", () => {});
    setTimeout(() => {
      socket.destroy();
      resolve();
    }, afterMs);
  });
}

export const abuses: Readonly<Record<string, Abuse>> = {
  "pretending to be signed in": async ({ origin, forged, diagnosis }, round) => {
    const lines = forged[round % forged.length] ?? [];
    const paths = ["/", "/chains", "/api/v1/fleet", `/api/v1${diagnosis}`];
    const answers = await Promise.all(paths.map((path) => rawRequest(origin, { path, lines })));
    return answers.map(({ status }) => status);
  },

  "input that is long, deep or absurd": (target, round) =>
    each(target, round, [
      { path: `/api/v1/diagnose?${query({ url: `https://${"a.".repeat(7_000)}example/` })}` },
      { path: `/api/v1/diagnose?${query({ url: deep("[", "]", 900), status: "9".repeat(400) })}` },
      { path: `/diagnose?${query({ url: deep('{"a":', "}", 900), reason: "\u202e\u0000\r\n" })}` },
      { path: `/diagnose?${query({ url: `https://${randomUUID()}.example/`, at: "yesterday" })}` },
      { path: `/api/v1/chains/${"%2F..".repeat(500)}` },
      { path: `/chains/alb/${"x/".repeat(500)}` },
      { path: `/explain/${randomUUID()}` },
      { path: `/api/v1/snapshot?scope=${"%00".repeat(1_000)}` },
      { path: `/${".".repeat(20_000)}` },
    ]),

  "keys that are not there": ({ chain, ...target }, round) =>
    each({ chain, ...target }, round, [
      { path: `/api/v1/alb-key?chain=${chain}&kid=${randomUUID()}` },
      { path: `/api/v1/keys?chain=${chain}&kid=${randomUUID()}` },
      { path: "/api/v1/keys?pool=https%3A%2F%2F169.254.169.254%2F" },
    ]),

  "bodies that nobody asked for": (target, round) =>
    each(target, round, [
      { path: "/", method: "POST", lines: ["content-length: 10000000"] },
      { path: "/api/v1/logs", method: "POST", lines: ["transfer-encoding: chunked"] },
      { path: "/api/v1/session", method: "DELETE" },
      { path: "/chains", method: "POST", lines: [`next-action: ${"0".repeat(42)}`] },
    ]),

  "64 KB of headers": (target, round) =>
    each(
      target,
      round,
      [50_000, 70_000].map((bytes) => ({
        path: "/api/v1/session",
        lines: Array.from({ length: Math.ceil(bytes / 8_000) }, (_, n) => `x-${n}: ${"a".repeat(8_000)}`),
      })),
    ),

  "asking for other addresses": async ({ origin }) => {
    const paths = ["http://169.254.169.254/latest/meta-data/", "//169.254.169.254/", "*"];
    const lines = ["connection: upgrade", "upgrade: websocket"];
    const answers = await Promise.all(paths.map((path) => rawRequest(origin, { path, lines })));
    return answers.map(({ status }) => status);
  },

  "everything anew": (target, round) =>
    each(target, round, [
      { path: `/api/v1${target.diagnosis}&fresh=1` },
      { path: `/api/v1/chains/${target.chain}?fresh=1` },
      { path: "/api/v1/fleet?fresh=1" },
      { path: `/api/v1/snapshot?scope=${encodeURIComponent(target.scope)}` },
      { path: `/api/v1/evidence?chain=${target.chain}&at=2026-03-02T02:${10 + (round % 50)}:00Z` },
    ]),

  "pages, read in every way": (target, round) =>
    each(
      target,
      round,
      ["/", "/chains", `/chains/${target.chain}`, target.diagnosis, "/settings", "/checks"].flatMap(
        (path) => [
          { path },
          { path, lines: ["rsc: 1"] },
          { path, lines: ["rsc: 1", "next-router-prefetch: 1"] },
        ],
      ),
    ),

  "hanging up": async ({ origin, lineOf, diagnosis }, round) => {
    const head = `host: 127.0.0.1\r\n${lineOf(`leaver-${round % SUBJECTS}`)}\r\n`;
    await Promise.all([
      hangUp(origin, `GET ${diagnosis} HTTP/1.1\r\n${head}\r\n`, 5),
      hangUp(origin, `GET /api/v1/fleet?fresh=1 HTTP/1.1\r\n${head}\r\n`, 20),
      hangUp(origin, `POST /api/v1/logs HTTP/1.1\r\n${head}content-length: 1000\r\n\r\n{`, 10),
      hangUp(origin, "GET / HT", 5),
    ]);
    return [];
  },

  "connections that never end": async ({ origin }) => {
    await Promise.all(
      Array.from({ length: SLOW_CONNECTIONS }, () => hangUp(origin, "GET / HTTP/1.1\r\nhost: 127", 500)),
    );
    return [];
  },
};
