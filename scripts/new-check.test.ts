import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newCheck } from "./new-check";

const repository = process.cwd();
/** In which areas follow each other in the list. */
const order = ["routing", "provider", "cognito", "network", "token"];
const script = join(repository, "scripts/new-check.ts");
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "authpath-new-check-"));
  for (const area of ["routing", "provider", "cognito"])
    mkdirSync(join(root, "lib/checks", area), { recursive: true });
  cpSync(join(repository, "lib/checks/index.ts"), join(root, "lib/checks/index.ts"));
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (file: string) => readFileSync(join(root, file), "utf8");
const importsOf = (index: string) =>
  index.split("\n").flatMap((line) => /^import .* from "(\.\/.*)";$/.exec(line)?.[1] ?? []);
const listOf = (index: string) =>
  (/export const checks = \[([^\]]*)\]/.exec(index)?.[1] ?? "").split(",").map((name) => name.trim());

describe("a new check", () => {
  it("has a file, a test and its two lines in the index", () => {
    const before = read("lib/checks/index.ts");
    expect(newCheck(root, "provider/a-token-lost-2nd-time")).toEqual({
      done: true,
      written: [
        "lib/checks/provider/a-token-lost-2nd-time.ts",
        "lib/checks/provider/a-token-lost-2nd-time.test.ts",
        "lib/checks/index.ts",
      ],
    });
    expect(read("lib/checks/provider/a-token-lost-2nd-time.ts")).toContain('id: "a-token-lost-2nd-time"');
    expect(read("lib/checks/provider/a-token-lost-2nd-time.test.ts")).toContain(
      'from "./a-token-lost-2nd-time"',
    );
    const after = read("lib/checks/index.ts");
    const added = after.split("\n").filter((line) => !before.split("\n").includes(line));
    expect(added).toEqual([
      'import aTokenLost2ndTime from "./provider/a-token-lost-2nd-time";',
      "  aTokenLost2ndTime,",
    ]);
    expect(after.split("\n").length).toBe(before.split("\n").length + 2);
  });

  it.each(["routing/zz-zz", "routing/a-a", "provider/mm-mm", "cognito/a-a", "cognito/zz-zz"])(
    "%s keeps imports and list sorted",
    (name) => {
      expect(newCheck(root, name)).toMatchObject({ done: true });
      const index = read("lib/checks/index.ts");
      expect(importsOf(index)).toEqual(importsOf(index).toSorted());
      const [area, id] = name.split("/");
      const names = listOf(index);
      const areaAt = names.map(
        (entry) =>
          importsOf(index)
            .find((path) => index.includes(`import ${entry} from "${path}"`))
            ?.split("/")[1],
      );
      const runs = areaAt.filter((one, at) => one !== undefined && one !== areaAt[at - 1]);
      expect(runs).toEqual(order.filter((one) => runs.includes(one)));
      expect(areaAt[names.indexOf((id ?? "").replace(/-./g, (pair) => pair.slice(1).toUpperCase()))]).toBe(
        area,
      );
    },
  );

  it("is written by the command, which says what it wrote", () => {
    const { status, stdout } = run("cognito/a-new-failure");
    expect(stdout).toBe(
      "Written: lib/checks/cognito/a-new-failure.ts, lib/checks/cognito/a-new-failure.test.ts, lib/checks/index.ts\n",
    );
    expect(status).toBe(0);
    expect(existsSync(join(root, "lib/checks/cognito/a-new-failure.test.ts"))).toBe(true);
  });
});

describe("what is refused, with nothing written", () => {
  it.each<[string | undefined, RegExp]>([
    [undefined, /^Usage: npm run new:check <area>\/<id>/],
    ["no-area", /"no-area" is not <area>\/<id>/],
    ["cognito/", /is not <area>\/<id>/],
    ["cognito/a/b", /is not <area>\/<id>/],
    ["nowhere/a-b", /no area "nowhere"/],
    ["../a-b", /no area "\.\."/],
    ["cognito/Upper-Case", /"Upper-Case" is not an id/],
    ["cognito/single", /"single" is not an id/],
    ["cognito/a--b", /"a--b" is not an id/],
    ["cognito/a-b.ts", /is not an id/],
    ["cognito/user-pool-missing", /taken by lib\/checks\/cognito\/user-pool-missing\.ts/],
    ["provider/user-pool-missing", /taken by lib\/checks\/cognito\/user-pool-missing\.ts/],
  ])("%s", (name, reason) => {
    const before = read("lib/checks/index.ts");
    const outcome = newCheck(root, name);
    expect(outcome).toEqual({ done: false, reason: expect.stringMatching(reason) });
    expect(read("lib/checks/index.ts")).toBe(before);
  });

  it.each(["a-b.ts", "a-b.test.ts"])("a file that is there: %s", (file) => {
    writeFileSync(join(root, "lib/checks/cognito", file), "// mine");
    expect(newCheck(root, "cognito/a-b")).toEqual({
      done: false,
      reason: `lib/checks/cognito/${file} exists already.`,
    });
    expect(read(`lib/checks/cognito/${file}`)).toBe("// mine");
  });

  it("an index without the list", () => {
    writeFileSync(join(root, "lib/checks/index.ts"), "export const others = [];\n");
    expect(newCheck(root, "cognito/a-b")).toMatchObject({
      done: false,
      reason: expect.stringMatching(/has no list/),
    });
    expect(existsSync(join(root, "lib/checks/cognito/a-b.ts"))).toBe(false);
  });

  it("the command fails with the reason", () => {
    const { status, stderr } = run("cognito/single");
    expect(stderr).toMatch(/"single" is not an id/);
    expect(status).toBe(1);
  });
});

function run(name: string) {
  const tsx = join(repository, "node_modules/.bin/tsx");
  return spawnSync(tsx, [script, name], { cwd: root, encoding: "utf8" });
}
