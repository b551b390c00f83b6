import { describe, expect, it } from "vitest";
import { cliCommand } from "./cli-command";

describe("cliCommand", () => {
  it.each([
    ["https://a.example/", "561", "npx authpath diagnose https://a.example/ --status 561"],
    ["https://a.example/?a=1&b=2", null, "npx authpath diagnose 'https://a.example/?a=1&b=2'"],
    ["https://a.example/'$(x)", null, "npx authpath diagnose 'https://a.example/'\\''$(x)'"],
    ["", null, "npx authpath diagnose https://app.example.com/"],
  ])("%s %s", (url, status, command) => {
    expect(cliCommand({ url, status })).toBe(command);
  });
});
