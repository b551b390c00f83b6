import * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, it } from "vitest";
import { all, failure, pick, sandboxForTests } from "../sdk-test";

const { config, state } = sandboxForTests();

/** The world's rows without what the wire does not carry. */
const bare = <T extends object>(rows: readonly T[], ...left: (keyof T)[]) =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => !left.includes(key as keyof T))),
  );

describe("elasticloadbalancing", () => {
  const client = () => new elb.ElasticLoadBalancingV2Client(config());

  it("answers every page of its lists as the world has them", async () => {
    const { elbv2 } = state();
    const listener = pick(elbv2.listeners[0]);
    expect(
      await all(async (Marker) => {
        const page = await client().send(new elb.DescribeLoadBalancersCommand({ Marker }));
        return { rows: page.LoadBalancers, next: page.NextMarker };
      }),
    ).toEqual(elbv2.loadBalancers);
    expect(
      await all(async (Marker) => {
        const page = await client().send(
          new elb.DescribeListenersCommand({ LoadBalancerArn: listener.LoadBalancerArn, Marker }),
        );
        return { rows: page.Listeners, next: page.NextMarker };
      }),
    ).toEqual(elbv2.listeners.filter((row) => row.LoadBalancerArn === listener.LoadBalancerArn));
    const rules = await all(async (Marker) => {
      const page = await client().send(
        new elb.DescribeRulesCommand({ ListenerArn: listener.ListenerArn, Marker }),
      );
      return { rows: page.Rules, next: page.NextMarker };
    });
    expect(rules.map((rule) => rule.Priority)).toEqual(["10", "17", "18", "19", "default"]);
    expect(rules[0]).toEqual(pick(bare(elbv2.rules, "ListenerArn")[0]));
    expect(
      await all(async (Marker) => {
        const page = await client().send(
          new elb.DescribeListenerCertificatesCommand({ ListenerArn: listener.ListenerArn, Marker }),
        );
        return { rows: page.Certificates, next: page.NextMarker };
      }),
    ).toEqual(elbv2.listenerCertificates[listener.ListenerArn]);
    expect(
      await all(async (Marker) => {
        const page = await client().send(new elb.DescribeTargetGroupsCommand({ Marker }));
        return { rows: page.TargetGroups, next: page.NextMarker };
      }),
    ).toEqual(elbv2.targetGroups);
  });

  it("answers by id", async () => {
    const { elbv2 } = state();
    const [lb, rule, group] = [
      pick(elbv2.loadBalancers[1]),
      pick(elbv2.rules[0]),
      pick(elbv2.targetGroups[0]),
    ];
    const LoadBalancerArn = lb.LoadBalancerArn;
    const send = client();
    const byArn = await send.send(
      new elb.DescribeLoadBalancersCommand({ LoadBalancerArns: [LoadBalancerArn] }),
    );
    expect(byArn.LoadBalancers).toEqual([lb]);
    const byName = await send.send(new elb.DescribeLoadBalancersCommand({ Names: ["second"] }));
    expect(byName.LoadBalancers).toEqual([lb]);
    const listener = pick(elbv2.listeners[1]);
    const listeners = await send.send(
      new elb.DescribeListenersCommand({ ListenerArns: [listener.ListenerArn] }),
    );
    expect(listeners.Listeners).toEqual([listener]);
    const rules = await send.send(new elb.DescribeRulesCommand({ RuleArns: [rule.RuleArn] }));
    expect(rules.Rules?.map((row) => row.RuleArn)).toEqual([rule.RuleArn]);
    const attributes = await send.send(new elb.DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }));
    expect(attributes.Attributes).toContainEqual({ Key: "access_logs.s3.enabled", Value: "true" });
    const ofListener = await send.send(
      new elb.DescribeListenerAttributesCommand({ ListenerArn: listener.ListenerArn }),
    );
    expect(ofListener.Attributes).toEqual([{ Key: "routing.http.response.server.enabled", Value: "true" }]);
    const tags = await send.send(
      new elb.DescribeTagsCommand({ ResourceArns: [LoadBalancerArn, rule.RuleArn] }),
    );
    expect(tags.TagDescriptions).toEqual([
      { ResourceArn: LoadBalancerArn, Tags: [{ Key: "scenario", Value: "second" }] },
      { ResourceArn: rule.RuleArn, Tags: [] },
    ]);
    const groups = await send.send(new elb.DescribeTargetGroupsCommand({ LoadBalancerArn }));
    expect(groups.TargetGroups?.map((row) => row.TargetGroupName)).toEqual(["second"]);
    const health = await send.send(
      new elb.DescribeTargetHealthCommand({ TargetGroupArn: group.TargetGroupArn }),
    );
    expect(health.TargetHealthDescriptions).toEqual(elbv2.targetHealth[group.TargetGroupArn]);
  });

  const arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333";
  const missing = `${arn}:listener/app/gone/0123456789abcdef/0123456789abcdef`;
  it.each([
    ["LoadBalancerNotFoundException", new elb.DescribeLoadBalancersCommand({ Names: ["gone"] })],
    [
      "LoadBalancerNotFoundException",
      new elb.DescribeListenersCommand({ LoadBalancerArn: `${arn}:loadbalancer/x` }),
    ],
    ["ListenerNotFoundException", new elb.DescribeListenersCommand({ ListenerArns: [missing] })],
    ["ListenerNotFoundException", new elb.DescribeRulesCommand({ ListenerArn: missing })],
    ["RuleNotFoundException", new elb.DescribeRulesCommand({ RuleArns: [missing] })],
    ["TargetGroupNotFoundException", new elb.DescribeTargetHealthCommand({ TargetGroupArn: "x" })],
    ["ValidationError", new elb.DescribeRulesCommand({})],
    ["ValidationError", new elb.DescribeRulesCommand({ ListenerArn: missing, RuleArns: [missing] })],
    ["ValidationError", new elb.DescribeTagsCommand({ ResourceArns: Array(21).fill(missing) })],
    ["ValidationError", new elb.DescribeLoadBalancersCommand({ LoadBalancerArns: Array(21).fill(missing) })],
    ["ValidationError", new elb.DescribeLoadBalancersCommand({ PageSize: 401 })],
    ["ValidationError", new elb.DescribeLoadBalancersCommand({ Marker: "made-up" })],
    ["InvalidAction", new elb.DescribeSSLPoliciesCommand({})],
  ])("refuses with %s", async (name, command) => {
    const send = client().send.bind(client()) as (command: object) => Promise<unknown>;
    expect(await failure(send(command))).toMatchObject({ name, status: 400, traced: true });
  });
});

describe("accounts and Regions", () => {
  it("keeps Regions apart", async () => {
    const client = new elb.ElasticLoadBalancingV2Client({ ...config(), region: "us-east-1" });
    const { LoadBalancers } = await client.send(new elb.DescribeLoadBalancersCommand({}));
    expect(LoadBalancers).toEqual([]);
  });
});
