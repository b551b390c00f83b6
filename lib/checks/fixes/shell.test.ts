import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { awsCommand, shellWord } from "./shell";

/** The words that a POSIX shell makes of a line. */
function words(line: string): string[] {
  return execFileSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);
}

/** No shell word can hold a NUL. */
const text = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(..."'\"\\$`!*?~#&;|<>(){}[] \t\nab"), maxLength: 12 }),
  )
  .map((drawn) => drawn.replaceAll("\0", ""));

describe("shellWord", () => {
  it("is the same text again behind a shell", () => {
    fc.assert(
      fc.property(text, (drawn) => {
        expect(execFileSync("sh", ["-c", `printf %s ${shellWord(drawn)}`], { encoding: "utf8" })).toBe(drawn);
      }),
    );
  });

  it.each([
    ["", "''"],
    ["eu-west-1_AbCdEfGhI", "eu-west-1_AbCdEfGhI"],
    ["https://app.example.com/oauth2/idpresponse", "https://app.example.com/oauth2/idpresponse"],
    ["file://app-client.json", "file://app-client.json"],
    ["two words", "'two words'"],
    ["it's", `'it'\\''s'`],
    ["$HOME", "'$HOME'"],
    ["a\n", "'a\n'"],
    ["~", "'~'"],
    ["*", "'*'"],
    ["a;b", "'a;b'"],
  ])("%j is written %j", (plain, word) => {
    expect(shellWord(plain)).toBe(word);
  });
});

describe("awsCommand", () => {
  it("is one command of the words given, over several lines", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{2,8}(-[a-z]{2,8})?$/), fc.oneof(text, fc.array(text))),
        (options) => {
          const flat = Object.entries(options).flatMap(([name, value]) => [`--${name}`, ...[value].flat()]);
          expect(words(awsCommand("elbv2", "describe-rules", options))).toEqual([
            "aws",
            "elbv2",
            "describe-rules",
            ...flat,
          ]);
        },
      ),
    );
  });

  it("puts each option on a line of its own", () => {
    expect(
      awsCommand("cognito-idp", "describe-user-pool", { region: "eu-west-1", "user-pool-id": "x_1" }),
    ).toBe("aws cognito-idp describe-user-pool \\\n  --region eu-west-1 \\\n  --user-pool-id x_1");
  });

  it("writes a switch without a value", () => {
    expect(words(awsCommand("a", "b", { "generate-secret": [] }))).toEqual([
      "aws",
      "a",
      "b",
      "--generate-secret",
    ]);
  });
});
