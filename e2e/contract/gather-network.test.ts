import { afterEach, describe, expect, it, vi } from "vitest";
import {
  createAws,
  createGatherContext,
  gatherLoadBalancer,
  gatherNetwork,
  type NetworkOptions,
  systemClock,
} from "../../lib/gather";
import { scopeOfLoadBalancerArn } from "../../lib/model/scope";
import { type Snapshot, snapshot as snapshotSchema } from "../../lib/model/snapshot";
import { createOutbound } from "../../lib/outbound";
import { type AwsSandbox, startAwsSandbox } from "../sandbox/aws";
import type { World } from "../sandbox/world";
import { type CognitoParts, cognitoWorld } from "../scenarios/build-cognito";
import { scenario as internal } from "../scenarios/healthy-internal";
import { scenario as behindWebAcl } from "../scenarios/web-acl-attached";

let sandbox: AwsSandbox;

afterEach(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

async function serve(world: World): Promise<void> {
  sandbox = await startAwsSandbox(world);
  for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
}

function context() {
  const aws = createAws([{ regions: ["eu-west-1"] }], { clock: systemClock });
  const outbound = createOutbound({ hosts: {}, allow: [] });
  return createGatherContext({ aws, outbound, clock: systemClock });
}

/** The load balancer of the world with its network, and the calls that the network took. */
async function networkOf(world: World, options: NetworkOptions = {}) {
  await serve(world);
  const [loadBalancer] = world.accounts[0]?.regions["eu-west-1"]?.elbv2.loadBalancers ?? [];
  const scope = scopeOfLoadBalancerArn(loadBalancer?.LoadBalancerArn ?? "");
  if (!scope) throw new Error("the world has no load balancer");
  const before = await gatherLoadBalancer(scope, context());
  sandbox.calls.reset();
  const snapshot = await gatherNetwork(before, context(), options);
  const { "sts:GetCallerIdentity": _, ...calls } = sandbox.calls.report().operations;
  expect(snapshotSchema.safeParse(snapshot).error?.message ?? "").toBe("");
  return { before, snapshot, calls };
}

const edited = (edit: (parts: CognitoParts) => void) => networkOf(cognitoWorld("shop", edit));
const doorsOf = ({ artifacts }: Snapshot) => Object.values(artifacts.targetDoors)[0];

describe("gatherNetwork", () => {
  it("takes six calls, and none the second time", async () => {
    const { snapshot, before, calls } = await edited(() => {});
    expect(calls).toEqual({
      "ec2:DescribeSecurityGroups": 2,
      "ec2:DescribeNetworkAcls": 1,
      "ec2:DescribeRouteTables": 1,
      "elasticloadbalancing:DescribeTargetHealth": 1,
      "ec2:DescribeNetworkInterfaces": 1,
    });
    expect(snapshot.errors).toEqual([]);
    expect(snapshot.calls - before.calls).toBe(7); // whose credentials these are, once a process
    sandbox.calls.reset();
    expect((await gatherNetwork(snapshot, context())).artifacts).toEqual(snapshot.artifacts);
    expect(sandbox.calls.report().operations).toEqual({ "sts:GetCallerIdentity": 1 });
  });

  it("takes three waves", async () => {
    const { before } = await edited(() => {});
    const ctx = context();
    await gatherNetwork(before, ctx); // credentials and connections are there from here on
    const delayMs = 300;
    sandbox.faults.set("*", { kind: "delay", ms: delayMs });
    const began = performance.now();
    await gatherNetwork(before, ctx);
    expect((performance.now() - began) / delayMs).toBeLessThan(4);
  });

  it("reads what AWS says, in the model's words", async () => {
    const { snapshot } = await edited(() => {});
    const { loadBalancer, securityGroups, networkAcls, routeTables, webAcl } = snapshot.artifacts;
    if (loadBalancer.state !== "ok") throw new Error("no load balancer");
    const [id = ""] = loadBalancer.value.SecurityGroups;
    expect(securityGroups[id]).toMatchObject({
      value: {
        GroupName: "shop-lb",
        Egress: [{ Protocol: "-1", Cidrs: ["0.0.0.0/0"], PrefixListIds: [], GroupIds: [] }],
      },
    });
    expect(networkAcls).toMatchObject({
      value: [
        {
          SubnetIds: loadBalancer.value.Subnets,
          Entries: [
            { RuleNumber: 100, Egress: false, RuleAction: "allow", Protocol: "-1", Cidr: "0.0.0.0/0" },
            { RuleNumber: 32_767, Egress: false, RuleAction: "deny" },
            { RuleNumber: 100, Egress: true },
            { RuleNumber: 32_767, Egress: true },
          ],
        },
      ],
    });
    expect(routeTables).toMatchObject({
      value: [
        { Main: false, Routes: [{ Target: "local" }, { Target: "internet-gateway", State: "active" }] },
      ],
    });
    expect(doorsOf(snapshot)).toMatchObject({
      value: { Ports: [8080], SecurityGroups: [{ GroupName: "shop-web", Ingress: [{ GroupIds: [id] }] }] },
    });
    expect(webAcl).toEqual({ state: "skipped", reason: "not asked yet" });
  });

  it("resolves the prefix lists that rules name", async () => {
    const { snapshot, calls } = await networkOf(internal.build());
    expect(calls).toMatchObject({ "ec2:GetManagedPrefixListEntries": 1 });
    expect(Object.values(snapshot.artifacts.prefixLists)).toEqual([{ state: "ok", value: ["192.0.2.0/24"] }]);
  });

  it("asks for a web ACL only where it is told to", async () => {
    const { snapshot, calls } = await networkOf(behindWebAcl.build(), { webAcl: true });
    expect(calls).toMatchObject({ "wafv2:GetWebACLForResource": 1 });
    expect(snapshot.artifacts.webAcl).toMatchObject({
      value: { Name: "web-acl-attached", ManagedRuleGroups: ["AWSManagedRulesCommonRuleSet"] },
    });
    expect((await gatherNetwork({ ...snapshot }, context(), { webAcl: true })).artifacts).toEqual(
      snapshot.artifacts,
    );
  });

  it("knows that there is no web ACL", async () => {
    const { snapshot } = await networkOf(cognitoWorld("shop"), { webAcl: true });
    expect(snapshot.artifacts.webAcl).toEqual({ state: "ok", value: null });
  });

  it("leaves the targets of other rules alone", async () => {
    const { snapshot, calls } = await networkOf(cognitoWorld("shop"), { ruleArns: [] });
    expect(snapshot.artifacts.targetDoors).toEqual({});
    expect(calls).not.toHaveProperty(["elasticloadbalancing:DescribeTargetHealth"]);
  });

  it.each<[string, (parts: CognitoParts) => void, object]>([
    [
      "an instance, by its primary interface",
      ({ region, targetGroup, network }) => {
        region.elbv2.targetHealth[targetGroup.TargetGroupArn] = [{ Target: { Id: "i-1", Port: 8080 } }];
        const target = region.ec2.networkInterfaces.find((each) => each.Description === "Web task");
        if (target) target.Attachment = { InstanceId: "i-1", DeviceIndex: 0 };
        const other = { GroupId: network.securityGroup.GroupId ?? "" };
        region.ec2.networkInterfaces.push({
          ...target,
          NetworkInterfaceId: "eni-second",
          Attachment: { InstanceId: "i-1", DeviceIndex: 1 },
          Groups: [other],
        });
      },
      { state: "ok", value: { Ports: [8080], SecurityGroups: [{ GroupName: "shop-web" }] } },
    ],
    [
      "a function",
      ({ region, targetGroup }) => {
        const Id = "arn:aws:lambda:eu-west-1:111122223333:function:web";
        region.elbv2.targetHealth[targetGroup.TargetGroupArn] = [{ Target: { Id } }];
      },
      { state: "ok", value: { Ports: [], SecurityGroups: [] } },
    ],
    [
      "nothing registered",
      ({ region, targetGroup }) => {
        region.elbv2.targetHealth[targetGroup.TargetGroupArn] = [];
      },
      { state: "skipped", reason: "no target is registered" },
    ],
    [
      "an address outside the VPC",
      ({ region, targetGroup }) => {
        const rows = region.elbv2.targetHealth[targetGroup.TargetGroupArn];
        rows?.push({ Target: { Id: "192.168.7.7", Port: 8080, AvailabilityZone: "all" } });
      },
      {
        state: "skipped",
        reason: expect.stringMatching(/^1 of 2 targets have no network interface in vpc-/),
      },
    ],
  ])("targets: %s", async (_name, edit, expected) => {
    const { snapshot } = await edited(edit);
    expect(doorsOf(snapshot)).toMatchObject(expected);
  });

  it.each<[string, (keyof Snapshot["artifacts"])[]]>([
    ["ec2:DescribeSecurityGroups", ["securityGroups", "targetDoors"]],
    ["ec2:DescribeNetworkAcls", ["networkAcls"]],
    ["ec2:DescribeRouteTables", ["routeTables"]],
    ["ec2:DescribeNetworkInterfaces", ["targetDoors"]],
    ["elasticloadbalancing:DescribeTargetHealth", ["targetDoors"]],
    ["wafv2:GetWebACLForResource", ["webAcl"]],
  ])("%s denied: only what needs it fails, and says so", async (action, names) => {
    const whole = await networkOf(cognitoWorld("shop"), { webAcl: true });
    sandbox.faults.set(action, { kind: "deny" });
    const denied = await gatherNetwork(whole.before, context(), { webAcl: true });
    const changed = Object.entries(denied.artifacts)
      .filter(
        ([name, value]) =>
          JSON.stringify(value) !==
          JSON.stringify(whole.snapshot.artifacts[name as keyof Snapshot["artifacts"]]),
      )
      .map(([name]) => name);
    expect(changed.toSorted()).toEqual(names.toSorted());
    expect(denied.errors.length).toBeGreaterThan(0);
    for (const error of denied.errors)
      expect(error).toMatchObject({ code: "access-denied", operation: action });
  });
});
