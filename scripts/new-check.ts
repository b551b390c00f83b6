/**
 * `npm run new:check <area>/<id>`: writes a check and its test from a template, and registers it in
 * `lib/checks/index.ts`. The test is red until both are filled in.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const usage =
  "Usage: npm run new:check <area>/<id>, e.g. npm run new:check cognito/callback-url-unregistered";

export type Outcome =
  | { readonly done: true; readonly written: readonly string[] }
  | { readonly done: false; readonly reason: string };

/** Writes the files of one check below `root`, or says in one sentence why not; then nothing was written. */
export function newCheck(root: string, name: string | undefined): Outcome {
  if (name === undefined) return refuse(usage);
  const [area = "", id = "", ...rest] = name.split("/");
  if (area === "" || id === "" || rest.length > 0) return refuse(`"${name}" is not <area>/<id>. ${usage}`);
  if (!/^[a-z]+$/.test(area) || !existsSync(join(root, "lib/checks", area))) {
    return refuse(`There is no area "${area}": lib/checks/${area} does not exist.`);
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
    return refuse(
      `"${id}" is not an id: it names the failing state in two or more lower-case words joined by hyphens.`,
    );
  }
  const indexFile = "lib/checks/index.ts";
  const index = readFileSync(join(root, indexFile), "utf8");
  const registered = registeredChecks(index);
  const taken = registered.find((check) => check.id === id);
  if (taken) return refuse(`The id "${id}" is taken by lib/checks/${taken.area}/${taken.id}.ts.`);
  const checkFile = `lib/checks/${area}/${id}.ts`;
  const testFile = `lib/checks/${area}/${id}.test.ts`;
  const existing = [checkFile, testFile].find((file) => existsSync(join(root, file)));
  if (existing) return refuse(`${existing} exists already.`);
  const next = register(index, [...registered, { area, id }]);
  if (next === null) return refuse(`${indexFile} has no list "export const checks = [...] as const".`);
  writeFileSync(join(root, checkFile), checkTemplate(id));
  writeFileSync(join(root, testFile), testTemplate(id));
  writeFileSync(join(root, indexFile), next);
  return { done: true, written: [checkFile, testFile, indexFile] };
}

function refuse(reason: string): Outcome {
  return { done: false, reason };
}

interface Registered {
  readonly area: string;
  readonly id: string;
}

/** Areas in the order in which a request meets what they look at; an area not named here comes last. */
const areas = ["routing", "provider", "cognito", "network", "token"];
const importLine = /^import \w+ from "\.\/([a-z]+)\/([a-z0-9-]+)";\n/gm;
const list = /export const checks = \[[^\]]*\] as const/;

function registeredChecks(index: string): Registered[] {
  return [...index.matchAll(importLine)].map(([, area = "", id = ""]) => ({ area, id }));
}

/** The index with exactly these checks: imports by path, as the linter sorts them; the list by area, then id. */
function register(index: string, checks: readonly Registered[]): string | null {
  if (!list.test(index)) return null;
  const path = ({ area, id }: Registered) => `./${area}/${id}`;
  const imports = checks
    .toSorted((a, b) => compare(path(a), path(b)))
    .map((check) => `import ${identifier(check.id)} from "${path(check)}";\n`)
    .join("");
  const rank = ({ area }: Registered) => (areas.indexOf(area) + areas.length + 1) % (areas.length + 1);
  const entries = checks
    .toSorted((a, b) => rank(a) - rank(b) || compare(path(a), path(b)))
    .map(({ id }) => `  ${identifier(id)},\n`)
    .join("");
  return withImports(index.replaceAll(importLine, ""), imports).replace(
    list,
    `export const checks = [\n${entries}] as const`,
  );
}

/** Areas sort before or after the other imports by their path, so the blocks are merged line by line. */
function withImports(index: string, imports: string): string {
  const lines = index.split("\n");
  const first = lines.findIndex((line) => !line.startsWith("import "));
  const own = lines.slice(0, first);
  const source = (line: string) => /from "(.*)"/.exec(line)?.[1] ?? "";
  const outer = own.filter((line) => !source(line).startsWith("./"));
  const inner = [...own.filter((line) => source(line).startsWith("./")), ...imports.trimEnd().split("\n")];
  return [...outer, ...inner.toSorted((a, b) => compare(source(a), source(b))), ...lines.slice(first)].join(
    "\n",
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function identifier(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_hyphen, letter: string) => letter.toUpperCase());
}

function checkTemplate(id: string): string {
  return `import { defineCheck } from "../define-check";
import { documents } from "../documents";

export default defineCheck({
  id: "${id}",
  title: "What is true when it passes, without a full stop",
  failureTitle: "What is true when it fails, without a full stop",
  description: "Why it matters and what a request meets, in two or three sentences.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "rule",
  meets: "what a person sees",
  docs: [documents.albRules],
  requires: ["rule"],
  evaluate: () => ({ outcome: "unknown", because: "This check is not written yet." }),
});
`;
}

function testTemplate(id: string): string {
  return `import { cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./${id}";

testCheck(check, {
  pass: [{ name: "a healthy chain", snapshot: cognitoSnapshot() }],
  fail: [{ name: "the one thing that is wrong", snapshot: cognitoSnapshot() }],
});
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const outcome = newCheck(process.cwd(), process.argv[2]);
  if (outcome.done) {
    console.log(`Written: ${outcome.written.join(", ")}`);
  } else {
    console.error(outcome.reason);
    process.exitCode = 1;
  }
}
