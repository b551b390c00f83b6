import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apiSnapshotOf } from "../testing/api-snapshot-of";
import { cognitoSnapshot, testTime } from "../testing/snapshot-of";
import type { Origin } from "./saved-snapshot";
import { readSnapshotFile } from "./snapshot-file";
import { snapshotFileLimit } from "./snapshot-limit";

const origin: Origin = {
  version: "0.1.0",
  by: "Ada",
  accountName: "production",
  chain: "alb/1/2/3/4/5/6",
  request: { url: "https://app.example.com/", status: 561 },
};
const albText = JSON.stringify({ ...cognitoSnapshot(), origin });
const apiText = JSON.stringify(apiSnapshotOf("rest-token"));
const deep = `${"[".repeat(500_000)}${"]".repeat(500_000)}`;

describe("readSnapshotFile", () => {
  it("reads what was saved of a load balancer", () => {
    const read = { ok: true, door: "alb", snapshot: cognitoSnapshot(), origin };
    expect(readSnapshotFile(albText)).toEqual(read);
    expect(readSnapshotFile(`\uFEFF${albText}\n`)).toEqual(read);
  });

  it("reads what was saved of an API, by whatever wrote no origin", () => {
    const snapshot = apiSnapshotOf("rest-token");
    expect(readSnapshotFile(apiText)).toEqual({ ok: true, door: "api", snapshot, origin: null });
  });

  it.each([
    ["nothing", "", /^is empty$/],
    ["a compressed file", "\u001f\ufffd\b\u0000", /^is compressed$/],
    ["a log", "h2 2026-10-06T09:15:01.123456Z app/shop", /^is no JSON$/],
    ["half a file", albText.slice(0, -20), /^is not whole/],
    ["other JSON", "{}", /it has no schemaVersion/],
    ["a list", "[1]", /it is JSON, but no object/],
    ["null", "null", /it is JSON, but no object/],
    ["a HAR", '{"log":{"entries":[]}}', /is no snapshot but a browser's recording/],
    ["a diagnosis", '{"schema":1,"findings":[]}', /is no snapshot but a diagnosis/],
    ["another version", '{"schemaVersion":2}', /of version 2; this reads version 1/],
    ["a version of any length", `{"schemaVersion":"${"9".repeat(9_000)}"}`, /of version 9{79}…; this/],
    ["another kind of scope", '{"schemaVersion":1,"scope":{"kind":"nlb"}}', /is no snapshot: takenAt: /],
    ["a broken one", '{"schemaVersion":1,"scope":{"kind":"alb"}}', /is no snapshot: takenAt: /],
    ["one of no time", albText.replace(testTime, "yesterday"), /takenAt: yesterday is no time/],
    ["a field too many", apiText.replace(/^\{/, '{"secret":"x",'), /is no snapshot: it: Unrecognized key/],
    ["a prototype", albText.replace('"tags":{', '"tags":{"__proto__":{"state":"ok"},'), /the name __proto__/],
    ["a lone surrogate", albText.replace("shop", "\\ud800"), /half a character/],
    ["deep nesting", deep, /nested deeper than 64 levels/],
    ["deep nesting within", apiText.replace('"policy":null', `"policy":${deep}`), /nested deeper than 64/],
    ["too much", " ".repeat(snapshotFileLimit + 1), /larger than 20 MB/],
  ])("refuses %s", (_, text, problem) => {
    const read = readSnapshotFile(text);
    expect(read).toEqual({
      ok: false,
      problem: expect.stringMatching(problem),
      wayOut: expect.stringMatching(/\w/),
    });
  });

  it("never throws, and says a short sentence, over files that were changed anywhere", () => {
    const outcomes = new Set<boolean>();
    fc.assert(
      fc.property(changed(albText), (text) => {
        const read = readSnapshotFile(text);
        outcomes.add(read.ok);
        if (!read.ok) expect(read.problem.length).toBeLessThan(400);
      }),
      { numRuns: 400 },
    );
    expect(outcomes).toEqual(new Set([true, false]));
  });

  it("never throws over values of another kind anywhere", () => {
    const leaves = leavesOf(JSON.parse(apiText));
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.jsonValue(), (path, value) => {
        const read = readSnapshotFile(JSON.stringify(withValue(JSON.parse(apiText), path, value)));
        expect(typeof read.ok).toBe("boolean");
      }),
      { numRuns: 400 },
    );
  });
});

/** The text with a part of it cut out, doubled or overwritten. */
function changed(text: string): fc.Arbitrary<string> {
  const at = fc.nat(text.length - 1);
  return fc
    .tuple(
      at,
      fc.nat(30),
      fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('"', "{", "]", "null", "\\u0000")),
    )
    .map(([from, length, put]) => `${text.slice(0, from)}${put}${text.slice(from + length)}`);
}

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.flatMap((one, index) => leavesOf(one, [...path, index]))
    : Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
  return [path, ...inner];
}

function withValue(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const container = root as Record<string | number, unknown>;
  container[key] = withValue(container[key], rest, value);
  return container;
}
