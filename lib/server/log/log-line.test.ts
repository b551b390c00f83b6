import { describe, expect, it } from "vitest";
import { type LogEntry, logLine } from "./log-line";

const at = new Date("2026-03-02T02:41:00.123Z");
const fault = (error: string): LogEntry => ({ kind: "fault", request: "r1", route: "/", error });

describe("a log line", () => {
  it("is JSON with the time in UTC first", () => {
    const line = logLine(
      { kind: "request", request: "r1", method: "GET", route: "/chains", status: 200, ms: 12 },
      at,
    );
    expect(line).toBe(
      '{"time":"2026-03-02T02:41:00.123Z","kind":"request","request":"r1","method":"GET","route":"/chains","status":200,"ms":12}',
    );
  });

  it.each([
    ["a line break", "a\r\nb"],
    ["an escape sequence", "\u001b[31mred\u001b[0m"],
    ["a line separator", "a\u2028b\u2029c"],
    ["C1 controls", "a\u0085b\u009bc"],
    ["delete", "a\u007fb"],
    ["the other direction of writing", "a\u202eb"],
    ["a byte order mark", "\ufeffa"],
    ["a lone surrogate", "\ud800"],
    ["an emoji", "😀"],
    ["quotes and backslashes", 'a"b\\n'],
  ])("holds %s escaped, and keeps it", (_, text) => {
    const line = logLine(fault(text), at);
    expect(line).toMatch(/^[ -~]+$/);
    expect(JSON.parse(line).error).toBe(text);
  });

  it("is never long", () => {
    expect(logLine(fault("a".repeat(1_000_000)), at).length).toBeLessThan(500);
  });
});
