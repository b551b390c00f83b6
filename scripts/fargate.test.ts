import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readImage } from "../e2e/support/image/read-image";
import { loadConfig } from "../lib/server/config/index";

const folder = resolve(import.meta.dirname, "../deploy/terraform/fargate");
const modules = readdirSync(folder)
  .filter((name) => name.endsWith(".tf"))
  .map((name) => readFileSync(join(folder, name), "utf8"))
  .join("\n");
/** `terraform test` demands that the task gets exactly this. */
const expected = readFileSync(join(folder, "expected-config.json"), "utf8");

/** The text of each block of one kind, by its name. */
const blocksOf = (type: string) =>
  new Map(
    [...modules.matchAll(new RegExp(`^resource "${type}" "(\\w+)" \\{\\n([\\s\\S]*?)^\\}`, "gm"))].map(
      ([, name = "", text = ""]) => [name, text],
    ),
  );

describe("the task on Fargate", () => {
  const file = JSON.parse(expected);
  const config = loadConfig({ ...readImage().env, AUTHPATH_CONFIG: expected }, () => {
    throw new Error("a container has no files");
  });

  it("starts with the configuration that it is given, in the image", () => {
    const { signIn, accounts, origin, port } = config;
    expect({ signIn, accounts, origin, port }).toMatchObject({ ...file, port: 5610 });
  });

  it("listens where the load balancer asks", () => {
    expect(modules).toMatch(new RegExp(`\\bport +=\\s+${readImage().env.PORT}\\n`));
  });

  it("is reached by the load balancer alone", () => {
    const rules = [...blocksOf("aws_vpc_security_group_ingress_rule").values()];
    const toTask = rules.filter((text) => /security_group_id += aws_security_group\.task\.id/.test(text));
    expect(rules.length).toBeGreaterThan(1);
    expect(toTask).toHaveLength(1);
    expect(toTask[0]).toMatch(/referenced_security_group_id = aws_security_group\.load_balancer\.id/);
    expect(toTask[0]).not.toMatch(/cidr_ipv|prefix_list/);
    // No rule in another form.
    expect(modules).not.toMatch(/"aws_security_group_rule"|^ *(?:in|e)gress\b/m);
    expect(modules).not.toMatch(/assign_public_ip/);
  });

  it("is behind one listener whose only way to it is signed in", () => {
    expect([...blocksOf("aws_lb_listener").keys()]).toEqual(["https"]);
    expect(modules).not.toMatch(/"aws_lb_listener_rule"|on_unauthenticated_request/);
  });

  it("has a file system that nobody writes to, no capability, and the reading role alone", () => {
    expect(modules).toMatch(/readonlyRootFilesystem += true/);
    expect(modules).toMatch(/capabilities = \{ drop = \["ALL"\] \}/);
    expect(modules).toMatch(/task_role_arn += module\.role\.role_arn/);
    expect(modules).not.toMatch(/enable_execute_command|privileged/);
    // What the task may is in the role module alone.
    const policies = [...blocksOf("aws_iam_role_policy").values()];
    expect(policies.filter((text) => !/role +=\s+aws_iam_role\.execution\.id/.test(text))).toEqual([]);
  });

  it("gets its secrets by name, and under the names that the server reads", () => {
    const named = [...modules.matchAll(/^ +(AUTHPATH_\w+) += +"\$\{var\.shared_cache\.secret_arn\}/gm)];
    const env = Object.fromEntries(named.map(([, name = ""]) => [name, ""]));
    expect(Object.keys(env)).toEqual(["AUTHPATH_CACHE_URL", "AUTHPATH_CACHE_SECRET"]);
    const given = { AUTHPATH_CACHE_URL: "rediss://cache.example.com", AUTHPATH_CACHE_SECRET: "s".repeat(32) };
    expect(loadConfig({ ...env, ...given }, () => "").sharedCache).toEqual({
      url: given.AUTHPATH_CACHE_URL,
      secret: given.AUTHPATH_CACHE_SECRET,
    });
  });
});

describe("what README says of deploying", () => {
  const readme = readFileSync(resolve(import.meta.dirname, "../README.md"), "utf8");
  const said = [...readme.matchAll(/```hcl\n([\s\S]*?)```/g)].map((match) => match[1]).join("\n");
  const given = [...said.matchAll(/^(\w+) +=/gm)].map((match) => match[1] ?? "");
  const variables = new Map(
    [...modules.matchAll(/^variable "(\w+)" \{\n([\s\S]*?)^\}/gm)].map(([, name = "", text = ""]) => [
      name,
      text,
    ]),
  );

  it("gives the example all that it needs, under the names that it has", () => {
    const needed = [...variables].filter(([, text]) => !/^ {2}default +=/m.test(text)).map(([name]) => name);
    expect(needed.length).toBeGreaterThan(4);
    expect(given.filter((name) => !variables.has(name))).toEqual([]);
    expect(needed.filter((name) => !given.includes(name))).toEqual([]);
  });

  it("gives the template parameters that it has", () => {
    const template = readFileSync(resolve(folder, "../../cloudformation/role.yaml"), "utf8");
    const parameters = [...readme.matchAll(/\b([A-Z]\w+)=(?=authpath|arn:)/g)].map((match) => match[1] ?? "");
    expect(parameters.toSorted()).toEqual(["ExternalId", "TrustedPrincipal"]);
    for (const name of parameters) expect(template).toMatch(new RegExp(`^ {2}${name}:$`, "m"));
  });
});
