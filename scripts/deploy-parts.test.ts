import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readOnlyPolicy } from "../lib/gather/index";
import { athenaPolicyFile, policyFile, withPolicy } from "./deploy-parts";

const deploy = resolve(import.meta.dirname, "../deploy");
const read = (path: string) => readFileSync(join(deploy, path), "utf8");

const MODULE = "terraform/role/main.tf";
const TEMPLATE = "cloudformation/role.yaml";

/** What a template or module says beside the generated policy. */
const ownText = (path: string) => read(path).replace(/# <policy>[\s\S]*# <\/policy>/, "");

describe("the shipped policy", () => {
  it("is the one that the code needs (npm run readme)", () => {
    expect(read("policy.json")).toBe(policyFile());
    expect(withPolicy(read(TEMPLATE))).toBe(read(TEMPLATE));
    expect(read(MODULE)).toMatch(/file\("\$\{path\.module\}\/\.\.\/\.\.\/policy\.json"\)/);
  });

  it("is in the template whole, in the partition of its account", () => {
    const generated = /# <policy>.*\n([\s\S]*?) *# <\/policy>/.exec(read(TEMPLATE))?.[1] ?? "";
    const inAws = generated.replaceAll(
      /\{ "Fn::Sub": "arn:\$\{AWS::Partition\}:([^"]+)" \}/g,
      '"arn:aws:$1"',
    );
    expect(JSON.parse(inAws)).toEqual(readOnlyPolicy());
  });

  it("names every action in full, and none that writes", () => {
    const { Statement } = JSON.parse(read("policy.json")) as ReturnType<typeof readOnlyPolicy>;
    const actions = Statement.flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(30);
    for (const action of actions)
      expect(action).toMatch(/^[a-z0-9-]+:(?:(?:Describe|Get|List|Lookup)[A-Za-z]+|GET)$/);
    for (const statement of Statement) {
      expect(Object.keys(statement).toSorted()).toEqual(["Action", "Effect", "Resource", "Sid"]);
    }
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  it("fits a managed policy, should somebody want one", () => {
    expect(policyFile().replaceAll(/\s/g, "").length).toBeLessThanOrEqual(6144);
  });
});

describe("the policy for Athena", () => {
  it("is the one that the code needs (npm run readme)", () => {
    expect(read("athena-policy.json")).toBe(athenaPolicyFile());
  });

  it("is part of nothing that is deployed unasked", () => {
    for (const path of ["policy.json", MODULE, TEMPLATE]) expect(read(path)).not.toMatch(/athena|glue|s3:/i);
  });

  it("lets nothing be written but results, to where the operator says", () => {
    const { Statement } = JSON.parse(athenaPolicyFile()) as {
      Statement: { Action: string[]; Resource: string | string[] }[];
    };
    const writing = Statement.filter(({ Action }) =>
      Action.some((action) => !/^[a-z0-9]+:(?:Get|List)[A-Za-z]+$/.test(action)),
    );
    expect(
      writing.map(({ Action, Resource }) => [Action.filter((one) => !/:(?:Get|List)/.test(one)), Resource]),
    ).toEqual([
      [
        ["athena:StartQueryExecution", "athena:StopQueryExecution"],
        "arn:aws:athena:REGION:ACCOUNT:workgroup/WORKGROUP",
      ],
      [["s3:PutObject"], "arn:aws:s3:::RESULT-BUCKET/RESULT-PREFIX/*"],
    ]);
    expect(JSON.stringify(Statement)).not.toContain('"*"');
  });
});

describe.each([MODULE, TEMPLATE])("%s", (path) => {
  it("allows to assume roles that are named, and nothing else", () => {
    const actions = [...ownText(path).matchAll(/\bAction"?\s*[:=]\s*(.+?)(?:, Resource.*)?$/gm)].map(
      (match) => match[1],
    );
    // Two trusts and one permission.
    expect(actions.map((action) => action?.replaceAll('"', ""))).toEqual(Array(3).fill("sts:AssumeRole"));
    expect(ownText(path)).not.toMatch(/\bResource"?\s*[:=]\s*"?\*|ManagedPolicyArns|policy_arn|NotAction/);
  });

  it("trusts another account's principal with an external id only", () => {
    const statement = /Principal\s*[:=] \{ AWS[\s\S]{1,200}?sts:ExternalId/;
    expect(ownText(path)).toMatch(statement);
    expect(ownText(path).match(/\bAWS [:=]|\{ AWS\b/g)).toHaveLength(1);
  });
});

describe("withPolicy", () => {
  it.each(["Resources: {}\n", "# </policy>\n# <policy>\n"])("wants a place for it: %j", (template) => {
    expect(() => withPolicy(template)).toThrow("# <policy>");
  });

  it("changes nothing else, and again nothing", () => {
    const template = "a: 1\n  # <policy> here\n  old\n  # </policy>\nb: 2\n";
    const once = withPolicy(template);
    expect(once.startsWith("a: 1\n  # <policy> here\n  {\n")).toBe(true);
    expect(once.endsWith("  }\n  # </policy>\nb: 2\n")).toBe(true);
    expect(withPolicy(once)).toBe(once);
  });
});

describe("what is shipped to deploy", () => {
  it("holds no account, key or address of anybody", () => {
    const files = readdirSync(deploy, { recursive: true, encoding: "utf8" }).filter(
      (path) => /\.(?:tf|hcl|ya?ml|json)$/.test(path) && !path.includes(".terraform/"),
    );
    expect(files.length).toBeGreaterThan(4);
    // Account ids are those of AWS's own examples.
    const ids = files.flatMap((path) => read(path).match(/\b\d{12}\b/g) ?? []);
    expect(ids.filter((id) => id !== "111122223333" && id !== "444455556666")).toEqual([]);
    for (const path of files) expect(read(path)).not.toMatch(/AKIA|ASIA|BEGIN [A-Z ]*PRIVATE KEY/);
  });
});
