import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type AwsSandbox, startAwsSandbox } from "../../../e2e/sandbox/aws/index";
import { richWorld } from "../../../e2e/sandbox/aws/rich-world";
import type { World } from "../../../e2e/sandbox/world";
import { createAws, readActions, systemClock } from "../../gather/index";
import { reportPermissions } from "./permission-report";

/** Real SDK clients over real sockets. */
let sandbox: AwsSandbox;
const account = () => sandbox.world().accounts[0]?.id ?? "";

/** The sandbox does not speak WAF: what it answers there says nothing. */
const WAF = "wafv2:GetWebACLForResource";

/** A world in which there is something to ask about for every action. */
function fullWorld(): World {
  const world = richWorld();
  for (const { regions } of world.accounts) {
    for (const { ec2 } of Object.values(regions)) {
      const [list] = ec2.prefixLists ?? [];
      if (!list) continue;
      const to = { IpProtocol: "-1", PrefixListIds: [{ PrefixListId: list.PrefixListId }] };
      ec2.securityGroups.push({ GroupId: "sg-0a1b2c3d4e5f60718", IpPermissionsEgress: [to] });
    }
  }
  return world;
}

beforeAll(async () => {
  sandbox = await startAwsSandbox(fullWorld());
  for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
});
beforeEach(() => {
  sandbox.setWorld(fullWorld());
  sandbox.faults.clear();
  sandbox.calls.reset();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

function report(id = account()) {
  const aws = createAws([{ id, regions: ["eu-west-1"] }], { clock: systemClock });
  return reportPermissions(aws, { account: 0, region: "eu-west-1" }, systemClock);
}

describe("reportPermissions", () => {
  it("really tries every reading action, each once", async () => {
    const { tries, missing, calls } = await report();
    expect(tries.map(({ action }) => action)).toEqual(readActions);
    expect(tries.filter(({ action, outcome }) => outcome !== "allowed" && action !== WAF)).toEqual([]);
    expect(missing).toBeNull();
    expect(calls).toBe(readActions.length);
    // Every question to API Gateway is one action.
    const asked = Object.entries(sandbox.calls.report().operations).map(
      ([name, times]) => [name.replace(/^apigateway(?:v2)?:.*/, "apigateway:GET"), times] as const,
    );
    const own = readActions.filter((action) => action !== WAF);
    expect(asked.filter(([name]) => own.includes(name)).map(([, times]) => times)).toEqual(own.map(() => 1));
  });

  it("tells what is denied, and the statement that allows it", async () => {
    sandbox.faults.set("elasticloadbalancing:DescribeTags", { kind: "deny" });
    sandbox.faults.set("cognito-idp:DescribeUserPoolClient", { kind: "deny" });
    const { tries, missing } = await report();
    expect(tries.filter(({ action, outcome }) => outcome !== "allowed" && action !== WAF)).toMatchObject([
      { action: "cognito-idp:DescribeUserPoolClient", outcome: "denied" },
      { action: "elasticloadbalancing:DescribeTags", outcome: "denied" },
    ]);
    expect(JSON.parse(missing ?? "")).toMatchObject({
      Effect: "Allow",
      Action: ["cognito-idp:DescribeUserPoolClient", "elasticloadbalancing:DescribeTags"],
    });
  });

  it("does not take a list that was denied for an empty one", async () => {
    sandbox.faults.set("elasticloadbalancing:DescribeListeners", { kind: "deny" });
    const { tries } = await report();
    const rules = tries.find(({ action }) => action === "elasticloadbalancing:DescribeRules");
    expect(rules).toMatchObject({ outcome: "not-tried", why: expect.stringMatching(/could not be listed/) });
  });

  it("says where there is nothing to ask about", async () => {
    const world = fullWorld();
    for (const { regions } of world.accounts) {
      for (const region of Object.values(regions)) region.elbv2.loadBalancers = [];
    }
    sandbox.setWorld(world);
    const { tries } = await report();
    expect(tries.filter(({ outcome }) => outcome === "not-tried").map(({ why }) => why)).toEqual(
      Array.from({ length: 7 }, () => "There is no application load balancer here to ask about."),
    );
  });

  it("asks once with credentials that have expired, and calls nothing denied", async () => {
    sandbox.faults.set("*", { kind: "expired-token" });
    const { tries, missing, calls } = await report();
    expect(new Set(tries.map(({ outcome, why }) => `${outcome}: ${why}`))).toEqual(
      new Set(["unknown: The AWS credentials have expired. Renew them."]),
    );
    expect(missing).toBeNull();
    expect(calls).toBe(1);
  });

  it("does not ask with another account's credentials", async () => {
    const { tries, calls } = await report("999988887777");
    expect(tries.every(({ outcome }) => outcome === "unknown")).toBe(true);
    expect(tries[0]?.why).toMatch(/^The credentials belong to account/);
    expect(calls).toBe(1);
  });

  it("keeps what hid the answer apart from a refusal", async () => {
    sandbox.faults.set("acm:ListCertificates", { kind: "break", how: "rubbish" });
    const { tries, missing } = await report();
    const listed = tries.find(({ action }) => action === "acm:ListCertificates");
    expect(listed?.outcome).toBe("unknown");
    expect(missing).toBeNull();
  });
});
