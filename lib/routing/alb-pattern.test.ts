import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type GlobDialect,
  headerDialect,
  hostDialect,
  literalGlob,
  matchGlob,
  parseGlob,
  pathDialect,
  queryDialect,
} from "./alb-pattern";

const matches = (pattern: string, text: string, dialect: GlobDialect) =>
  matchGlob(parseGlob(pattern, dialect), literalGlob(text, dialect));

describe("wildcards", () => {
  it.each<[fact: string, dialect: GlobDialect, pattern: string, text: string, expected: boolean]>([
    ["5c: * is zero characters", pathDialect, "/api*", "/api", true],
    ["5c: * is many characters", pathDialect, "/api*", "/api/v1/x", true],
    ["5c: * crosses slashes", pathDialect, "/a/*/z", "/a/b/c/z", true],
    ["5c: * in the middle needs the rest", pathDialect, "/a/*/z", "/a/b/c", false],
    ["5c: ? is exactly one", pathDialect, "/a?c", "/abc", true],
    ["5c: ? is not zero", pathDialect, "/a?c", "/ac", false],
    ["5c: ? is not two", pathDialect, "/a?c", "/abbc", false],
    ["5c: ?* is one or more", pathDialect, "/?*", "/", false],
    ["5c: several *", pathDialect, "*a*b*c", "/xaxbxc", true],
    ["5c: several *, wrong order", pathDialect, "*a*b*c", "/xbxaxc", false],
    ["5c: last part is tried again further on", pathDialect, "*.js", "/a.js.js", true],
    ["5c: the whole text", pathDialect, "/api", "/api/", false],
    ["5c: path is case-sensitive", pathDialect, "/API", "/api", false],
    ["5c: path has no escapes", pathDialect, "/a\\*", "/a\\b", true],
    ["5c: host ignores case", hostDialect, "App.Example.COM", "app.example.com", true],
    ["5c: *.example.com", hostDialect, "*.example.com", "a.b.example.com", true],
    ["5c: *.example.com is not example.com", hostDialect, "*.example.com", "example.com", false],
    ["5c: a dot is a dot", hostDialect, "a.example.com", "abexample.com", false],
    ["5c: header value ignores case", headerDialect, "*Chrome*", "mozilla chrome 1", true],
    ["5c: header has no escapes", headerDialect, "\\*", "\\anything", true],
    ["5c: query ignores case", queryDialect, "V1", "v1", true],
    ["5c: query, \\* is an asterisk", queryDialect, "a\\*", "a*", true],
    ["5c: query, \\* is no wildcard", queryDialect, "a\\*", "ab", false],
    ["5c: query, \\? is a question mark", queryDialect, "a\\?", "a?", true],
    ["5c: query, \\? is no wildcard", queryDialect, "a\\?", "ab", false],
    ["5c: query, \\\\ is a backslash", queryDialect, "a\\\\b", "a\\b", true],
    ["5c: query, other backslashes stay", queryDialect, "a\\b", "a\\b", true],
    ["5c: query, a last backslash stays", queryDialect, "a\\", "a\\", true],
    ["5c: empty pattern, empty text", pathDialect, "", "", true],
    ["5c: * and an empty text", pathDialect, "*", "", true],
    ["5c: ? and an empty text", pathDialect, "?", "", false],
  ])("%s", (_fact, dialect, pattern, text, expected) => {
    expect(matches(pattern, text, dialect)).toBe(expected);
  });

  it("agrees with the definition on random texts", () => {
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(matches(p, t, pathDialect)).toBe(byDefinition(p, t));
      }),
      { numRuns: 3000 },
    );
  });

  it("takes no more steps than pattern times text, whatever the pattern", () => {
    const pattern = parseGlob(`${"*a".repeat(60)}b`, pathDialect);
    let reads = 0;
    const text = new Proxy(literalGlob("a".repeat(8000), pathDialect), {
      get(target, property, receiver) {
        reads++;
        return Reflect.get(target, property, receiver);
      },
    });
    expect(matchGlob(pattern, text)).toBe(false);
    expect(reads).toBeLessThan(3 * pattern.length * 8000);
  });
});

function byDefinition(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const rest = pattern.slice(1);
  if (pattern[0] === "*") {
    return byDefinition(rest, text) || (text !== "" && byDefinition(pattern, text.slice(1)));
  }
  return text !== "" && (pattern[0] === "?" || pattern[0] === text[0]) && byDefinition(rest, text.slice(1));
}
