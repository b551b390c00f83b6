import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCounts } from "../../count";
import { type ExampleChanges, exampleCases, exampleLine, trapCases } from "../../example-lines";
import type { LogCounts } from "../../log-counts";
import type { QuickCount } from "../../quick-count";
import { createLogScan, createLogScanner, type UsualLines } from "../../scan-bytes";
import { createTally } from "../../tally";
import { createUsualLines } from "./usual-lines";

const encoder = new TextEncoder();

interface Scanned {
  readonly counts: LogCounts;
  /** Lines that were taken, of all. */
  readonly taken: number;
}

/** Scans the files side by side, a piece of each in turn. */
function scan(files: readonly string[], pieceSize: number, isFast: boolean): Scanned {
  const tally = createTally();
  let taken = 0;
  const counting = (quick: QuickCount): UsualLines => {
    const usual = createUsualLines(quick);
    return {
      ...usual,
      take(at, end) {
        const next = usual.take(at, end);
        taken += usual.taken();
        return next;
      },
    };
  };
  const shared = createLogScan(tally, isFast ? counting : undefined);
  const open = files.map((text, index) => ({
    bytes: encoder.encode(text),
    scanner: createLogScanner(shared, `file ${index}`),
  }));
  const longest = Math.max(0, ...open.map(({ bytes }) => bytes.length));
  for (let at = 0; at < longest; at += pieceSize)
    for (const { bytes, scanner } of open)
      if (at < bytes.length) scanner.push(bytes.subarray(at, at + pieceSize));
  tally.files.push(...open.map(({ scanner }) => scanner.end()));
  return { counts: toCounts(tally), taken };
}

/** Lines of ten a second from 9:00 on, each with what the function changes. */
function lines(count: number, change: (index: number) => ExampleChanges): string {
  const at = (ms: number) => `${new Date(ms).toISOString().slice(0, -1)}000Z`;
  return Array.from({ length: count }, (_, index) => {
    const ms = Date.UTC(2026, 9, 6, 9) + index * 100;
    const times = { time: at(ms), requestCreationTime: at(ms - 7) };
    return `${exampleLine({ ...exampleCases.forwarded, ...times, ...change(index) })}\n`;
  }).join("");
}

const request = (host: string) => ({ request: `"GET https://${host}:443/orders?page=7 HTTP/2.0"` });
const failed = { elbStatus: "401", targetStatus: "-", errorReason: '"AuthInvalidStateParam"' };
const reasons = ["AuthInvalidIdToken", "AuthMissingAWSALBAuthNonce", "AuthTokenEpRequestFailed"];

describe("createUsualLines", () => {
  it.each<[string, string[], number]>([
    ["lines that are alike", [lines(3_000, () => ({}))], 0.97],
    [
      "several hosts and rules",
      [lines(3_000, (n) => ({ ...request(`host-${n % 10}.example.com`), rule: `${n % 23}` }))],
      0.9,
    ],
    [
      "reasons",
      [lines(3_000, (n) => (n % 5 === 0 ? { ...failed, errorReason: `"${reasons[n % 3]}"` } : {}))],
      0.95,
    ],
    [
      "requests that began in the minute before",
      [lines(2_000, (n) => ({ requestCreationTime: `2026-10-06T08:59:0${n % 10}.118000Z` }))],
      0.97,
    ],
    [
      "an application's own 500",
      [lines(2_000, (n) => (n % 3 === 0 ? { elbStatus: "500", targetStatus: "500" } : {}))],
      0.95,
    ],
    [
      "a 401 of both",
      [lines(2_000, (n) => ({ elbStatus: "401", targetStatus: n % 3 === 0 ? "401" : "-" }))],
      0.95,
    ],
    [
      "targets of other lengths",
      [lines(2_000, (n) => ({ targetList: `"10.0.${n % 250}.7:8080"`, target: `10.0.${n % 250}.7:8080` }))],
      0.9,
    ],
    [
      "http, ws and ports",
      [
        lines(2_000, (n) => ({
          request: `"POST ${["http", "wss"][n % 2]}://host.example.com:80/ HTTP/1.1"`,
        })),
      ],
      0.95,
    ],
    [
      "the same time in many lines",
      [
        lines(2_000, (n) => ({
          ...failed,
          time: `2026-10-06T09:0${n >> 9}:01.000000Z`,
          requestCreationTime: `2026-10-06T09:0${n >> 9}:00.000000Z`,
          userAgent: `"agent/${9_999 - n}"`,
        })),
      ],
      0,
    ],
    [
      "later files first",
      [
        lines(2_000, (n) => ({
          time: `2026-10-06T10:0${n >> 9}:01.${500 - (n % 500)}000Z`,
          ...(n % 7 ? {} : { errorReason: '"AuthInvalidIdToken"', elbStatus: "401" }),
        })),
        lines(2_000, () => ({})),
      ],
      0.49,
    ],
    [
      "two load balancers side by side",
      [lines(2_000, () => ({})), lines(2_000, () => ({ loadBalancer: "app/other/0123456789abcdef" }))],
      0.9,
    ],
    ["more hosts than it knows", [lines(4_000, (n) => request(`host-${n % 1_500}.example.com`))], 0],
    [
      "more rows than it knows",
      [
        lines(4_000, (n) => ({
          ...request(`host-${n % 200}.example.com`),
          ...failed,
          errorReason: `"Auth${n % 13}"`,
        })),
      ],
      0,
    ],
    ["hosts with one beginning", [lines(3_000, (n) => request(`www.example-${n % 60}.com`))], 0.9],
    ["short hosts", [lines(2_000, (n) => request(`a${n % 3}.b`))], 0.9],
    [
      "no rule, the default one, and an error",
      [lines(2_000, (n) => ({ rule: ["-", "0", "-1"][n % 3] ?? "" }))],
      0.95,
    ],
    ["CRLF", [lines(500, () => ({})).replaceAll("\n", "\r\n")], 0],
    ["other characters", [lines(1_000, (n) => (n % 10 ? {} : { userAgent: '"café"' }))], 0.7],
    ["lines between that are none", [lines(1_000, () => ({})).replaceAll("0:00", "?")], 0],
  ])("counts %s as without it", (_, files, share) => {
    for (const pieceSize of [300_000, 40_000, 4_099]) {
      const fast = scan(files, pieceSize, true);
      const slow = scan(files, pieceSize, false);
      expect(fast.counts).toEqual(slow.counts);
      expect(slow.taken).toBe(0);
      // Of small pieces the first line is carried, and not usual.
      if (pieceSize > 40_000) expect(fast.taken / fast.counts.lines).toBeGreaterThanOrEqual(share);
    }
  });

  it.each([
    ["a usual line", {}],
    ["a failed one", failed],
  ])("counts %s as without it, whatever stands in a place of it", (_, changes) => {
    // The first is the sample of those that fail.
    const [first = "", usual = ""] = lines(2, () => changes).split("\n");
    // Those beside the digits are among them.
    const others = ["x", "/", "9", ":", " ", '"', "-", ""];
    const damaged = Array.from(usual, (_, at) =>
      others.map((other) => `${usual}\n${usual.slice(0, at)}${other}${usual.slice(at + 1)}\n`).join(""),
    );
    const text = `${first}\n${damaged.join("")}`;
    const fast = scan([text], text.length, true);
    expect(fast.counts).toEqual(scan([text], text.length, false).counts);
    expect(fast.taken).toBeGreaterThan(usual.length);
  });

  it("counts whatever comes as without it", () => {
    const cases = Object.values({ ...exampleCases, ...trapCases });
    const minute = fc.constantFrom(0, 0, 0, 0, 0, 0, 1);
    const second = fc.oneof({ weight: 20, arbitrary: fc.nat({ max: 59 }) }, fc.constant(60));
    const time = fc
      .tuple(minute, second, fc.nat({ max: 999 }))
      .map(
        ([minute, second, ms]) =>
          `2026-10-06T09:0${minute}:${String(second).padStart(2, "0")}.${String(ms).padStart(3, "0")}000Z`,
      );
    const someLine = fc
      .record({
        changes: fc.constantFrom(...cases),
        time,
        requestCreationTime: time,
        rule: fc.constantFrom(
          "-",
          "-",
          "0",
          "-1",
          "-1",
          "-0",
          "1-",
          "-11",
          "7",
          "7",
          "7",
          "7",
          "7",
          "040",
          "49999",
          "123456",
        ),
        host: fc.constantFrom(
          "app.example.com",
          "app.example.com",
          "app.example.org",
          "APP.example.com",
          "a.b",
        ),
        length: fc.constantFrom(29, 36, 36, 36, 37),
        damage: fc.option(
          fc.tuple(
            fc.nat({ max: 700 }),
            fc.nat({ max: 9 }),
            fc.constantFrom("", " ", '"', "Z", "é", "\u0000"),
          ),
          {
            freq: 4,
          },
        ),
      })
      .map(({ changes, host, length, damage, ...others }) => {
        const line = exampleLine({ ...others, ...request(host), ...changes }, length);
        return damage === null
          ? line
          : line.slice(0, damage[0]) + damage[2] + line.slice(damage[0] + damage[1]);
      });
    // Each line comes often enough to be known.
    const text = fc
      .tuple(
        fc.array(someLine, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat({ max: 7 }), { minLength: 40, maxLength: 100 }),
      )
      .map(([some, order]) => order.map((index) => `${some[index % some.length]}\n`).join(""));
    let taken = 0;
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 9_000 }),
        (files, pieceSize) => {
          const fast = scan(files, pieceSize, true);
          expect(fast.counts).toEqual(scan(files, pieceSize, false).counts);
          taken += fast.taken;
        },
      ),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(1_000);
  });
});
