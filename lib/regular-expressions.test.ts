/** Every regular expression of our own, through recheck (https://makenowjust-labs.github.io/recheck/): none may hang. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { check } from "recheck";
import {
  createSourceFile,
  forEachChild,
  isCallExpression,
  isNewExpression,
  isRegularExpressionLiteral,
  type Node,
  ScriptTarget,
} from "typescript";
import { describe, expect, it } from "vitest";

const project = resolve(import.meta.dirname, "..");
const SOURCE = ["app", "components", "deploy", "lib"];
const FILES_AT_ROOT = ["proxy.ts", "instrumentation.ts", "next.config.mjs"];

interface Found {
  /** As it stands in the code: `/a+/g`, or the whole `new RegExp(…)`. */
  readonly text: string;
  readonly path: string;
  readonly isLiteral: boolean;
}

function expressionsIn(path: string, code: string): Found[] {
  const found: Found[] = [];
  const source = createSourceFile(path, code, ScriptTarget.Latest, true);
  const walk = (node: Node): void => {
    if (isRegularExpressionLiteral(node)) found.push({ text: node.text, path, isLiteral: true });
    const isMade = isNewExpression(node) || isCallExpression(node);
    if (isMade && node.expression.getText() === "RegExp") {
      found.push({ text: node.getText(), path, isLiteral: false });
    }
    forEachChild(node, walk);
  };
  walk(source);
  return found;
}

const isSource = (path: string) =>
  /\.(?:tsx?|m?js)$/.test(path) && !/\.(?:test|d)\.tsx?$/.test(path) && !path.includes("/testing/");

const files = SOURCE.flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, encoding: "utf8" }).map(
    (path) => `${folder}/${path}`,
  ),
);
const all = [...files, ...FILES_AT_ROOT]
  .filter(isSource)
  .flatMap((path) => expressionsIn(path, readFileSync(join(project, path), "utf8")));

/** What is made while the code runs, and what it is then: the parts that vary are of no more than these. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  'new RegExp(statusLine, "gm")': [], // of a literal, which is looked at by itself
  'new RegExp(`^(?:< )?${name}:[ \\\\t]*(.+)$`, "im")': ["/^(?:< )?x-amzn-errortype:[ \\t]*(.+)$/im"],
  'new RegExp(`(?:^Bearer\\\\s+|[,\\\\s])${name}="([^"]{0,2000})"`)': [
    '/(?:^Bearer\\s+|[,\\s])error_description="([^"]{0,2000})"/',
  ],
};

/** Of more than linear time, and why that is no harm. */
const BOUNDED: Readonly<Record<string, string>> = {
  '/([?&][^\\s"=&]{0,80}=)[^\\s"&]*/g': "at most 80 steps from each place",
  '/([\\w.-]{0,40}(?:code|state|token|secret|passw|assertion|saml|session|cookie|signature|nonce|credential|api_?-?key)[\\w.-]{0,40})(=|%3D)[^\\s"]*/gi':
    "at most 40 times 40 steps from each place",
  "/_(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)Z_[^/]*$/":
    "an S3 key has at most 1,024 bytes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html",
  "/([A-Za-z0-9_.-]{1,80})[\"']?\\s{0,4}[:=]\\s{0,4}[\"'`]?(?:bearer\\s{1,4})?[\"'`]?$/i":
    "sees the 120 characters before a token",
  "/^\\s*\\[\\s*(.+?)\\s*\\]/": "a line of the operator's own AWS configuration file",
};

/** Long enough for a busy machine: "unknown" is no answer. */
const TIMEOUT_MS = 50_000;

/** `safe`; else what recheck makes of it. */
async function verdictOn(literal: string): Promise<string> {
  const [, source = "", flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(literal) ?? [];
  const result = await check(source, flags, { timeout: TIMEOUT_MS });
  if (result.status === "vulnerable") return `vulnerable: ${result.complexity.type}`;
  return result.status === "unknown" ? `unknown: ${result.error.kind}` : result.status;
}

describe("a regular expression of our own", () => {
  const literals = new Set(all.filter(({ isLiteral }) => isLiteral).map(({ text }) => text));
  const made = all.filter(({ isLiteral }) => !isLiteral);

  it("is found by the syntax, not by its look", () => {
    const code = 'const a = b / c / d; // /x+/\nconst e = "/y+/";\nf(/z+/g, new RegExp(g));';
    expect(expressionsIn("a.ts", code).map(({ text }) => text)).toEqual(["/z+/g", "new RegExp(g)"]);
    expect(literals.size).toBeGreaterThan(300);
  });

  it("is made while the code runs where that is listed", () => {
    expect([...new Set(made.map(({ text }) => text))].toSorted()).toEqual(Object.keys(MADE).toSorted());
  });

  it.each([...literals, ...Object.values(MADE).flat()].filter((text) => !Object.hasOwn(BOUNDED, text)))(
    "takes linear time: %s",
    async (literal) => {
      const where = all.filter(({ text }) => text === literal).map(({ path }) => path);
      expect([where, await verdictOn(literal)]).toEqual([where, "safe"]);
    },
  );

  it.each(Object.entries(BOUNDED))("takes polynomial time, of little: %s (%s)", async (literal) => {
    expect(literals.has(literal)).toBe(true);
    // One that has become linear leaves the list.
    expect(await verdictOn(literal)).toBe("vulnerable: polynomial");
  });

  it.each([
    ["/^(([-0-9A-Za-z_]+)+\\.?)+$/", "vulnerable: exponential"],
    ["/\\s*(?:,x)?\\s*\\)/", "vulnerable: polynomial"],
    ["/a+b/y", "safe"],
  ])("would be caught: %s is %s", async (literal, verdict) => {
    expect(await verdictOn(literal)).toBe(verdict);
  });
});
