import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readImage } from "../e2e/support/image/read-image";
import { entry } from "../e2e/support/secrets/built-server";

const project = resolve(import.meta.dirname, "..");
const image = readImage();
const steps = image.stages.flatMap((stage) => stage.steps);
const build = image.stages.slice(0, -1);
const shipped = image.stages.at(-1);

describe("the image", () => {
  it("is built in one stage, and shipped from another with nothing but what was built", () => {
    expect(image.stages).toHaveLength(2);
    expect(shipped?.copies).toEqual([{ from: "build", sources: ["/build/.next/standalone"] }]);
  });

  it.each(image.stages)("is from an exact version of a supported Node: $base", ({ base }) => {
    expect(base).toMatch(/^node:\d+\.\d+\.\d+-[a-z]+-slim(?:@sha256:[0-9a-f]{64})?$/);
    const major = Number(/\d+/.exec(base)?.[0]);
    // Even versions get fixes for years, and 20 gets none any longer. https://nodejs.org/en/about/previous-releases
    expect(major % 2).toBe(0);
    expect(major).toBeGreaterThanOrEqual(22);
  });

  it("is from the same version that it was built with", () => {
    expect(new Set(image.stages.map(({ base }) => base)).size).toBe(1);
  });

  it("runs as somebody who is not root, by number", () => {
    expect(image.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    const after =
      shipped?.steps.slice(shipped.steps.findIndex(({ keyword }) => keyword === "USER") + 1) ?? [];
    expect(after.map(({ keyword }) => keyword)).toEqual(["EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"]);
  });

  it("runs what the tests of the entry point run, in the folder where it lies", () => {
    expect(image.command).toEqual(["node", entry]);
    expect(shipped?.steps.find(({ keyword }) => keyword === "ENTRYPOINT")?.text).toBe("[]");
    const workdir = shipped?.steps.filter(({ keyword }) => keyword === "WORKDIR").map(({ text }) => text);
    expect(workdir).toEqual(["/authpath"]);
  });

  it("is asked for its health", () => {
    expect(image.healthCheck[0]).toBe("node");
    expect(image.healthCheck.join(" ")).toContain("/api/v1/health");
  });

  it("listens where others reach it, and so wants a sign-in", () => {
    expect(image.env).toEqual({ NODE_ENV: "production", HOST: "0.0.0.0", PORT: "5610" });
    expect(steps.find(({ keyword }) => keyword === "EXPOSE")?.text).toBe(image.env.PORT);
  });

  it("fetches nothing but the packages of the lockfile, whose scripts do not run", () => {
    expect(steps.filter(({ keyword }) => ["ADD", "ONBUILD", "SHELL", "ARG"].includes(keyword))).toEqual([]);
    const runs = steps.filter(({ keyword }) => keyword === "RUN").map(({ text }) => text);
    expect(runs.filter((text) => !text.startsWith("rm -rf "))).toEqual([
      "npm ci --ignore-scripts",
      "npm run build",
    ]);
  });

  it("has nothing in its build that is not there", () => {
    const sources = build.flatMap(({ copies }) => copies.flatMap((copy) => copy.sources));
    expect(sources.length).toBeGreaterThan(3);
    expect(sources.filter((path) => !existsSync(join(project, path)))).toEqual([]);
  });
});

describe("what is sent to the build", () => {
  const rules = readFileSync(join(project, ".dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const taken = rules.filter((rule) => rule.startsWith("!")).map((rule) => rule.slice(1));

  it("is nothing but what is named", () => {
    expect(rules[0]).toBe("*");
    expect(rules.slice(taken.length + 1)).toEqual(["**/*.test.ts", "**/.DS_Store", "**/.env*"]);
    expect(taken.filter((path) => !existsSync(join(project, path)))).toEqual([]);
  });

  it("has all that Next reads and all that the build runs", () => {
    const { build: command } = (
      JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { scripts: { build: string } }
    ).scripts;
    const ran = command.match(/scripts\/[\w-]+\.ts/g) ?? [];
    const copied = ran.flatMap((path) =>
      [...readFileSync(join(project, path), "utf8").matchAll(/"(deploy\/[^"]+)"/g)].map((match) => match[1]),
    );
    const used = build.flatMap(({ copies }) => copies.flatMap(({ sources }) => sources));
    const byName = readdirSync(project).filter((name) =>
      /^(?:proxy|instrumentation(?:-client)?|(?:next|postcss)\.config)\.\w+$|^tsconfig\.json$/.test(name),
    );
    const needed = [
      ...ran,
      ...copied,
      ...byName,
      ...used.filter((path) => path !== "."),
      "app",
      "components",
      "lib",
    ];
    expect(ran.length).toBeGreaterThan(0);
    expect(byName.length).toBeGreaterThan(4);
    expect(copied.length).toBeGreaterThan(0);
    expect(needed.filter((path) => !taken.includes(path ?? ""))).toEqual([]);
  });
});

describe("readImage", () => {
  const good =
    'FROM node:24.0.0-trixie-slim\nUSER 1:1\nHEALTHCHECK --timeout=3s \\\n  CMD ["a", "b"]\nCMD ["c"]\n';

  it("reads what Docker reads", () => {
    expect(readImage(good)).toMatchObject({ user: "1:1", command: ["c"], healthCheck: ["a", "b"] });
  });

  it.each([
    ["a shell between", good.replace('CMD ["c"]', "CMD c"), "exec form"],
    ["no user", good.replace("USER 1:1\n", ""), "no USER"],
    ["two users", good.replace("USER 1:1\n", "USER 1:1\nUSER root\n"), "more than one USER"],
    ["no health check", good.replace(/HEALTHCHECK.*\n.*\n/, ""), "no HEALTHCHECK"],
    [
      "a health check of which a part is commented out",
      good.replace("HEALTHCHECK", "# HEALTHCHECK"),
      "more than one CMD",
    ],
  ])("refuses %s", (_, text, says) => {
    expect(() => readImage(text)).toThrow(says);
  });
});
