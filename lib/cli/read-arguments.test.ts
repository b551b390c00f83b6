import { describe, expect, it } from "vitest";
import { type CommandShape, readArguments } from "./read-arguments";

const commands: Record<string, CommandShape> = {
  diagnose: { operands: { least: 1, most: 1 }, options: { status: "value" } },
  logs: { operands: { least: 1, most: Number.POSITIVE_INFINITY }, options: {} },
};

describe("readArguments", () => {
  it.each([
    ["diagnose URL", { command: "diagnose", operands: ["URL"], options: {} }],
    ["diagnose URL --status 561", { operands: ["URL"], options: { status: "561" } }],
    ["diagnose --status=561 URL --json", { operands: ["URL"], options: { status: "561", json: true } }],
    ["logs a b c", { operands: ["a", "b", "c"] }],
    ["logs -- --odd-name", { operands: ["--odd-name"] }],
    ["diagnose --help", { operands: [], options: { help: true } }],
  ])("reads %s", (line, parsed) => {
    expect(readArguments(line.split(" "), commands)).toMatchObject({ ok: true, parsed });
  });

  it.each([
    ["", /name a command: diagnose, logs/],
    ["delete x", /no command delete/],
    ["diagnose", /takes 1 argument, and 0/],
    ["diagnose a b", /and 2 were given/],
    ["logs", /at least 1/],
    ["diagnose a --state 1", /no option --state; it has --json, --help, --status/],
    ["diagnose a --status", /--status needs a value/],
    ["diagnose a --json=yes", /--json takes no value/],
  ])("refuses %j", (line, problem) => {
    const read = readArguments(line === "" ? [] : line.split(" "), commands);
    expect(read.ok ? "" : read.problem).toMatch(problem);
  });
});
