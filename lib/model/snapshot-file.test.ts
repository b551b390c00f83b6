import { describe, expect, it } from "vitest";
import { apiSnapshotOf } from "../testing/api-snapshot-of";
import { cognitoSnapshot } from "../testing/snapshot-of";
import { readSnapshotFile } from "./snapshot-file";

describe("readSnapshotFile", () => {
  it.each([
    ["alb", cognitoSnapshot()],
    ["api", apiSnapshotOf("rest-token")],
  ])("reads what was saved of %s", (door, snapshot) => {
    expect(readSnapshotFile(JSON.stringify(snapshot))).toEqual({ ok: true, door, snapshot });
  });

  it.each([
    ["nothing", "", /is no JSON/],
    ["other JSON", "{}", /it has no schemaVersion/],
    ["a list", "[1]", /it has no schemaVersion/],
    ["null", "null", /it has no schemaVersion/],
    ["another version", '{"schemaVersion":2}', /of version 2; this reads version 1/],
    ["a broken one", '{"schemaVersion":1,"scope":{"kind":"alb"}}', /is no snapshot: takenAt: /],
    [
      "one with a field too many",
      JSON.stringify({ ...apiSnapshotOf("rest-token"), secret: "x" }),
      /is no snapshot: it: Unrecognized key/,
    ],
  ])("refuses %s", (_, text, problem) => {
    expect(readSnapshotFile(text)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });
});
