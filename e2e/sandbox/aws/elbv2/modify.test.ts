import * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, it } from "vitest";
import { pick, sandboxForTests } from "../sdk-test";

const { config, state } = sandboxForTests();
const balancers = () => new elb.ElasticLoadBalancingV2Client(config());

describe("changes of load balancers", () => {
  const oidcRule = () =>
    pick(state().elbv2.rules.find((row) => row.Actions?.[0]?.Type === "authenticate-oidc"));

  it("modifies a rule's actions and keeps the secret out of every answer", async () => {
    const rule = oidcRule();
    const [authenticate, forward] = rule.Actions ?? [];
    const config = pick(authenticate?.AuthenticateOidcConfig);
    const modify = (secret: object) =>
      balancers().send(
        new elb.ModifyRuleCommand({
          RuleArn: rule.RuleArn,
          Actions: [
            {
              Type: "authenticate-oidc",
              Order: 1,
              AuthenticateOidcConfig: { ...config, Scope: "openid email", ...secret },
            },
            pick(forward),
          ],
        }),
      );
    const { Rules } = await modify({ UseExistingClientSecret: true });
    expect(Rules?.[0]?.Actions?.[0]?.AuthenticateOidcConfig).toEqual({ ...config, Scope: "openid email" });
    expect(Rules?.[0]?.Actions?.[1]).toEqual(forward);
    expect(Rules?.[0]?.Conditions).toEqual(rule.Conditions);
    expect(state().elbv2.clientSecrets).toEqual({});
    const withSecret = await modify({ ClientSecret: "canary" });
    expect(JSON.stringify(withSecret)).not.toContain("canary");
    expect(state().elbv2.clientSecrets).toEqual({ [rule.RuleArn]: "canary" });
    for (const both of [{}, { ClientSecret: "x", UseExistingClientSecret: true }]) {
      await expect(modify(both)).rejects.toMatchObject({ name: "InvalidLoadBalancerActionException" });
    }
  });

  it("modifies conditions alone, in either spelling", async () => {
    const { RuleArn, Actions } = pick(state().elbv2.rules[0]);
    const { Rules } = await balancers().send(
      new elb.ModifyRuleCommand({
        RuleArn,
        Conditions: [
          { Field: "host-header", Values: ["a.example.com"] },
          { Field: "path-pattern", PathPatternConfig: { Values: ["/a/*"] } },
        ],
      }),
    );
    expect(Rules?.[0]?.Conditions).toEqual([
      { Field: "host-header", Values: ["a.example.com"], HostHeaderConfig: { Values: ["a.example.com"] } },
      { Field: "path-pattern", Values: ["/a/*"], PathPatternConfig: { Values: ["/a/*"] } },
    ]);
    expect(Rules?.[0]?.Actions).toEqual(Actions);
  });

  it("modifies a listener and with it the default rule", async () => {
    const listener = pick(state().elbv2.listeners[0]);
    const { ListenerArn } = listener;
    const DefaultActions: elb.Action[] = [
      { Type: "fixed-response", FixedResponseConfig: { StatusCode: "503", MessageBody: "later" } },
    ];
    await balancers().send(
      new elb.ModifyListenerCommand({ ListenerArn, DefaultActions, SslPolicy: "Other" }),
    );
    const { RuleArn } = pick(
      state().elbv2.rules.find((row) => row.ListenerArn === ListenerArn && row.IsDefault),
    );
    const { Rules } = await balancers().send(new elb.DescribeRulesCommand({ RuleArns: [RuleArn] }));
    expect(Rules?.[0]?.Actions).toEqual([
      { Type: "fixed-response", Order: 1, FixedResponseConfig: { StatusCode: "503", MessageBody: "later" } },
    ]);
    expect(pick(state().elbv2.listeners[0])).toMatchObject({
      Port: 443,
      Protocol: "HTTPS",
      SslPolicy: "Other",
    });
  });

  it.each([
    ["OperationNotPermittedException", "default", {}],
    ["RuleNotFoundException", "missing", {}],
    ["InvalidLoadBalancerActionException", "10", { Actions: [] }],
    [
      "InvalidLoadBalancerActionException",
      "10",
      { Actions: [{ Type: "redirect" as const }, { Type: "authenticate-oidc" as const }] },
    ],
  ])("refuses with %s a change of rule %s: %j", async (name, priority, change) => {
    const rule = state().elbv2.rules.find((row) => row.Priority === priority);
    const command = new elb.ModifyRuleCommand({ RuleArn: rule?.RuleArn ?? "missing", ...change });
    await expect(balancers().send(command)).rejects.toMatchObject({ name });
  });

  it("exchanges priorities in one request, and refuses one that is taken", async () => {
    const rules = state().elbv2.rules.filter((row) => ["18", "19"].includes(row.Priority ?? ""));
    const set = (priorities: number[]) =>
      balancers().send(
        new elb.SetRulePrioritiesCommand({
          RulePriorities: rules.map(({ RuleArn }, n) => ({ RuleArn, Priority: pick(priorities[n]) })),
        }),
      );
    expect(rules.map((row) => row.Priority)).toEqual(["19", "18"]);
    await set([18, 19]);
    const now = rules.map(
      ({ RuleArn }) => state().elbv2.rules.find((row) => row.RuleArn === RuleArn)?.Priority,
    );
    expect(now).toEqual(["18", "19"]);
    await expect(set([10, 20])).rejects.toMatchObject({ name: "PriorityInUseException" });
    await expect(set([30, 30])).rejects.toMatchObject({ name: "PriorityInUseException" });
    await expect(set([0, 1])).rejects.toMatchObject({ name: "ValidationError" });
  });
});
