import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const app = resolve(import.meta.dirname, "../app");
const files = readdirSync(app, { recursive: true, encoding: "utf8" });
const pages = files.filter((path) => /(^|\/)page\.tsx$/.test(path));
const routes = files.filter((path) => /(^|\/)route\.ts$/.test(path));

/** What anybody may ask for, and why. */
const OPEN: Readonly<Record<string, string>> = {
  "explain/page.tsx": "what statuses mean, for who cannot sign in: nothing of an account",
  "explain/[symptom]/page.tsx": "the same",
  "explain/runbook-links/page.tsx": "where a link can stand: nothing of an account",
  "api/v1/symptoms/route.ts": "the same, by name",
  "sign-in/page.tsx": "says why somebody is not let in",
  "sign-in/start/route.ts": "the way in",
  "sign-in/callback/route.ts": "the way in",
  "api/v1/health/route.ts": "asked by load balancers: up or not",
  "api/v1/ready/route.ts": "ready or not; what is wrong only for who is let in",
};

/** A route that asks nobody, and why that is right. */
const OPEN_METHODS: Readonly<Record<string, string>> = {
  "api/v1/session/route.ts": "DELETE", // who has no session any longer may end it again
};

/** The first thing that a page does is to ask who wants it; a route is made by what asks. */
function asks(path: string, text: string): boolean {
  if (!path.endsWith("route.ts")) {
    const first = /export default async function \w+\([\s\S]*?\) \{\n(.*)/.exec(text)?.[1] ?? "";
    return first.includes("await pageViewer()");
  }
  const made = [...text.matchAll(/^(?:export )?const (\w+) = (\w+)\(/gm)];
  const others = made.filter(([, name, maker]) => maker !== "route" && name !== OPEN_METHODS[path]);
  return made.length > 0 && others.length === 0 && !/^export (?:async )?function/m.test(text);
}

describe("every page and route", () => {
  it("is found", () => {
    expect(pages.length).toBeGreaterThan(8);
    expect(routes.length).toBeGreaterThan(12);
    expect(Object.keys(OPEN).filter((path) => !files.includes(path))).toEqual([]);
  });

  it.each([...pages, ...routes].filter((path) => !Object.hasOwn(OPEN, path)))(
    "%s asks who wants it",
    (path) => {
      expect(asks(path, readFileSync(join(app, path), "utf8"))).toBe(true);
    },
  );

  it.each(Object.keys(OPEN).filter((path) => path.startsWith("explain")))(
    "%s, for everybody, reads no account",
    (path) => {
      expect(readFileSync(join(app, path), "utf8")).not.toMatch(/lib\/server/);
    },
  );

  it.each([
    ["a/page.tsx", "export default function A() {\n  return null;\n}"],
    [
      "a/page.tsx",
      "export default async function A() {\n  const data = await read();\n  await pageViewer();\n}",
    ],
    ["a/page.tsx", "// await pageViewer()\nexport default async function A() {\n  return read();\n}"],
    ["a/route.ts", "export async function GET() {\n  return json(read());\n}"],
    ["a/route.ts", "export const GET = openRoute(async () => json(read()));"],
  ])("is caught where it does not: %s %s", (path, text) => {
    expect(asks(path, text)).toBe(false);
  });
});
