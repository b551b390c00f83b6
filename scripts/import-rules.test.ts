import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = resolve(import.meta.dirname, "..");
const cruiser = join(project, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

/** A file for each rule that breaks it, in a tree of its own. The file that is imported always exists. */
const violations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "no-cycles": {
    "lib/facts/one.ts": 'import { two } from "./two";\nexport const one = () => two;\n',
    "lib/facts/two.ts": 'import { one } from "./one";\nexport const two = () => one;\n',
  },
  "pure-stays-pure": {
    "lib/facts/reads.ts": 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
  },
  "pure-imports-pure": {
    "lib/server/thing.ts": "export const thing = 1;\n",
    "lib/diagnose/asks.ts": 'import { thing } from "../server/thing";\nexport const asks = thing;\n',
  },
  "model-is-the-vocabulary": {
    "lib/facts/fact.ts": "export const fact = 1;\n",
    "lib/model/knows.ts": 'import { fact } from "../facts/fact";\nexport const knows = fact;\n',
  },
  "facts-before-checks": {
    "lib/checks/runner.ts": "export const runner = 1;\n",
    "lib/facts/asks.ts": 'import { runner } from "../checks/runner";\nexport const asks = runner;\n',
  },
  "checks-do-not-import-checks": {
    "lib/checks/cognito/one.ts": "export const one = 1;\n",
    "lib/checks/routing/two.ts": 'import { one } from "../cognito/one";\nexport const two = one;\n',
  },
  "graph-before-diagnosis": {
    "lib/diagnose/rank.ts": "export const rank = 1;\n",
    "lib/graph/draws.ts": 'import { rank } from "../diagnose/rank";\nexport const draws = rank;\n',
  },
  "only-readers-import-the-sdk": {
    "lib/server/calls.ts":
      'import { STSClient } from "@aws-sdk/client-sts";\nexport const calls = STSClient;\n',
  },
  "components-only-draw": {
    "lib/gather/reads.ts": "export const reads = 1;\n",
    "lib/query/hop.ts": 'import { reads } from "../gather/reads";\nexport const hop = reads;\n',
    "components/between.ts": 'import { hop } from "../lib/query/hop";\nexport const between = hop;\n',
    "components/draws.tsx": 'import { between } from "./between";\nexport const draws = between;\n',
  },
  "pages-go-through-the-server-folder": {
    "lib/aws/clients.ts": "export const clients = 1;\n",
    "app/page.tsx": 'import { clients } from "../lib/aws/clients";\nexport default clients;\n',
  },
  "lib-does-not-draw": {
    "components/button.ts": "export const button = 1;\n",
    "lib/format/draws.ts":
      'import { button } from "../../components/button";\nexport const draws = button;\n',
  },
  "product-does-not-import-tests": {
    "e2e/sandbox/world.ts": "export const world = 1;\n",
    "lib/server/demo.ts": 'import { world } from "../../e2e/sandbox/world";\nexport const demo = world;\n',
  },
  "sandbox-shares-no-parser": {
    "lib/routing/rules.ts": "export const rules = 1;\n",
    "e2e/sandbox/matcher.ts":
      'import { rules } from "../../lib/routing/rules";\nexport const matcher = rules;\n',
  },
  "no-orphans": { "lib/facts/forgotten.ts": "export const forgotten = 1;\n" },
};

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

describe("import rules", () => {
  const root = mkdtempSync(join(tmpdir(), "authpath-rules-"));
  let report: Report;
  beforeAll(() => {
    for (const name of ["tsconfig.json", ".dependency-cruiser.mjs", "node_modules", "package.json"]) {
      symlinkSync(join(project, name), join(root, name));
    }
    for (const [path, text] of Object.values(violations).flatMap((files) => Object.entries(files))) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [
        cruiser,
        "--config",
        ".dependency-cruiser.mjs",
        "--output-type",
        "json",
        "app",
        "components",
        "lib",
        "e2e",
      ],
      { cwd: root, encoding: "utf8" },
    );
    report = JSON.parse(stdout) as Report;
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true }));

  it("holds a case for every rule", async () => {
    const { default: config } = (await import(join(project, ".dependency-cruiser.mjs"))) as {
      default: { forbidden: readonly { name: string }[] };
    };
    expect(Object.keys(violations).toSorted()).toEqual(config.forbidden.map((rule) => rule.name).toSorted());
  });

  it.each(Object.entries(violations))("%s catches a planted violation", (rule, files) => {
    const caught = report.summary.violations.filter((violation) => violation.rule.name === rule);
    expect(Object.keys(files)).toContain(caught.find(({ from }) => from in files)?.from);
  });

  it("looks at the whole project, and not at nothing", () => {
    const json = execFileSync(
      process.execPath,
      [cruiser, "--no-config", "--output-type", "json", "lib/model"],
      { cwd: project, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
    );
    expect((JSON.parse(json) as Report).summary.totalCruised).toBeGreaterThan(10);
  }, 60_000);
});
