import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type AwsSandbox, startAwsSandbox } from "../../../e2e/sandbox/aws/index";
import { richWorld } from "../../../e2e/sandbox/aws/rich-world";
import type { World } from "../../../e2e/sandbox/world";
import { createAws, readActions, systemClock } from "../../gather/index";
import { reportPermissions } from "./permission-report";
import type { LogWays } from "./try-logs";

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

const off: LogWays = { s3: false, athena: null };
const on: LogWays = { s3: true, athena: { workgroup: "authpath", database: "logs" } };

function report(id = account(), logs = off) {
  const aws = createAws([{ id, regions: ["eu-west-1"] }], { clock: systemClock });
  return reportPermissions(aws, { account: 0, region: "eu-west-1" }, systemClock, logs);
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

describe("where access logs may be counted", () => {
  const region = () => sandbox.world().accounts[0]?.regions["eu-west-1"];
  const ofLogs = ({ tries }: Awaited<ReturnType<typeof report>>) =>
    Object.fromEntries(
      tries
        .filter(({ action }) => /^(?:s3|athena):/.test(action))
        .map(({ action, outcome }) => [action, outcome]),
    );
  /** Every load balancer delivers, and there is one log. */
  beforeEach(() => {
    const state = region();
    if (!state) throw new Error("no Region");
    const delivery = { enabled: "true", bucket: "logs", prefix: "shop" };
    for (const arn of state.elbv2.loadBalancers.map(({ LoadBalancerArn }) => LoadBalancerArn)) {
      state.elbv2.attributes[arn] = Object.entries(delivery).map(([name, Value]) => ({
        Key: `access_logs.s3.${name}`,
        Value,
      }));
    }
    const key = `shop/AWSLogs/${account()}/elasticloadbalancing/eu-west-1/2026/10/06/a.log.gz`;
    state.s3 = {
      buckets: {
        logs: {
          owner: account(),
          sharedWith: [],
          objects: { [key]: { content: new Uint8Array([1, 2]), modified: new Date() } },
        },
      },
    };
  });

  it("what that needs is tried as well, and no query is begun", async () => {
    const tried = await report(account(), on);
    expect(ofLogs(tried)).toEqual({
      "athena:GetWorkGroup": "allowed",
      "athena:ListTableMetadata": "allowed",
      "s3:GetObject": "allowed",
      "s3:ListBucket": "allowed",
    });
    expect(tried.missingForLogs).toBeNull();
    expect(region()?.athena?.executions).toEqual([]);
    expect(ofLogs(await report())).toEqual({});
  });

  it.each([
    ["s3:ListObjectsV2", { "s3:ListBucket": "denied", "s3:GetObject": "not-tried" }],
    ["s3:GetObject", { "s3:ListBucket": "allowed", "s3:GetObject": "denied" }],
    ["athena:GetWorkGroup", { "athena:GetWorkGroup": "denied", "s3:GetObject": "allowed" }],
    ["athena:ListTableMetadata", { "athena:ListTableMetadata": "denied" }],
  ])("what %s is denied of is named, with the statements", async (target, outcomes) => {
    sandbox.faults.set(target, { kind: "deny" });
    const tried = await report(account(), on);
    expect(ofLogs(tried)).toMatchObject(outcomes);
    expect(tried.missing).toBeNull();
    const statements = JSON.stringify(JSON.parse(tried.missingForLogs ?? ""));
    expect(statements).toContain(
      `arn:aws:s3:::logs/shop/AWSLogs/${account()}/elasticloadbalancing/eu-west-1/*`,
    );
    expect(statements).toContain("workgroup/authpath");
  });

  it("without delivery there is nothing to ask about", async () => {
    for (const arn of Object.keys(region()?.elbv2.attributes ?? {})) {
      const state = region();
      if (state) state.elbv2.attributes[arn] = [];
    }
    expect(ofLogs(await report(account(), { s3: true, athena: null }))).toEqual({
      "s3:GetObject": "not-tried",
      "s3:ListBucket": "not-tried",
    });
  });
});
