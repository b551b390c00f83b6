import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../model/snapshot";
import { chainOf, cognitoSnapshot, jwtSnapshot, oidcSnapshot, ruleArn } from "../../testing/snapshot-of";
import { consoleRule, describeRule, editAuthenticateAction, regionOfArn, terraformRule } from "./rule";

const onDefaultRule = (snapshot: Snapshot) => {
  const chain = chainOf(snapshot);
  return { ...chain, priority: "default", ruleName: "default rule" };
};

function commandsOf(chain: ReturnType<typeof chainOf>) {
  const fix = editAuthenticateAction(chain, '.Scope = "openid"', "t", "openid-scope-absent");
  if (fix.type !== "cli") throw new Error("no command");
  const lines = (text: string) => text.split(" &&\n").map((line) => line.replaceAll(" \\\n  ", " "));
  return { command: lines(fix.command), undo: lines(fix.undo ?? ""), risk: fix.risk };
}

describe("editAuthenticateAction", () => {
  it("sends every action back as AWS holds it, with the one field changed", () => {
    expect(commandsOf(chainOf(cognitoSnapshot())).command).toEqual([
      `aws elbv2 describe-rules --region eu-west-1 --rule-arns ${ruleArn} --query 'Rules[0].Actions' --output json > openid-scope-absent-bbbb000000000010.before.json`,
      `jq 'map(if .Type == "authenticate-cognito" then .AuthenticateCognitoConfig |= (.Scope = "openid") else . end)' openid-scope-absent-bbbb000000000010.before.json > openid-scope-absent-bbbb000000000010.json`,
      `aws elbv2 modify-rule --region eu-west-1 --rule-arn ${ruleArn} --actions file://openid-scope-absent-bbbb000000000010.json`,
    ]);
  });

  it("keeps the secret of a provider, there and back", () => {
    const { command, undo } = commandsOf(chainOf(oidcSnapshot()));
    expect(command[1]).toContain('|= (.Scope = "openid" | .UseExistingClientSecret = true)');
    expect(undo).toEqual([
      `jq 'map(if .Type == "authenticate-oidc" then .AuthenticateOidcConfig.UseExistingClientSecret = true else . end)' openid-scope-absent-bbbb000000000010.before.json > openid-scope-absent-bbbb000000000010.undo.json`,
      `aws elbv2 modify-rule --region eu-west-1 --rule-arn ${ruleArn} --actions file://openid-scope-absent-bbbb000000000010.undo.json`,
    ]);
  });

  it("edits the action that validates tokens", () => {
    const { command, undo, risk } = commandsOf(chainOf(jwtSnapshot()));
    expect(command[1]).toContain(
      `'map(if .Type == "jwt-validation" then .JwtValidationConfig |= (.Scope = "openid") else . end)'`,
    );
    expect(undo[0]).toMatch(/^jq \. /);
    expect(risk).toMatch(/^Takes effect within seconds for every request\./);
  });

  it("keeps apart the files of two checks and of two rules", () => {
    const chain = chainOf(oidcSnapshot());
    const files = (of: typeof chain, name: string) => {
      const fix = editAuthenticateAction(of, '.Scope = "openid"', "t", name);
      const text = fix.type === "cli" ? `${fix.command} ${fix.undo}` : "";
      return new Set(text.match(/[\w.-]+\.json/g));
    };
    const all = [
      files(chain, "issuer-mismatch"),
      files(chain, "openid-scope-absent"),
      files({ ...chain, ruleArn: chain.ruleArn.replace(/\w+$/, "bbbb000000000020") }, "issuer-mismatch"),
    ];
    expect(all.map((one) => one.size)).toEqual([3, 3, 3]);
    expect(new Set(all.flatMap((one) => [...one])).size).toBe(9);
  });

  it("writes a default rule through its listener", () => {
    const chain = onDefaultRule(cognitoSnapshot());
    const { command, undo } = commandsOf(chain);
    const write = `aws elbv2 modify-listener --region eu-west-1 --listener-arn ${chain.listenerArn} --default-actions`;
    expect(command.at(-1)).toBe(`${write} file://openid-scope-absent-bbbb000000000010.json`);
    expect(undo.at(-1)).toBe(`${write} file://openid-scope-absent-bbbb000000000010.undo.json`);
  });

  it("says where it is, and who else may keep the rule", () => {
    expect(commandsOf(chainOf(cognitoSnapshot())).risk).toMatch(
      /Account 111122223333, eu-west-1\..*Terraform/,
    );
  });
});

describe("describeRule, consoleRule and terraformRule", () => {
  it("name the rule", () => {
    const chain = chainOf(oidcSnapshot());
    expect(describeRule(chain)).toBe(
      `aws elbv2 describe-rules \\\n  --region eu-west-1 \\\n  --rule-arns ${ruleArn}`,
    );
    const page = consoleRule(chain, ["one"], "t");
    if (page.type !== "console") throw new Error("no page");
    const { hash, searchParams } = new URL(page.url);
    expect(searchParams.get("region")).toBe("eu-west-1");
    expect(decodeURIComponent(hash)).toBe(`#ListenerRuleDetails:ruleArn=${ruleArn}`);
  });

  it.each([
    ["cn-north-1", "https://console.amazonaws.cn/ec2/home?region=cn-north-1"],
    ["us-gov-west-1", "https://console.amazonaws-us-gov.com/ec2/home?region=us-gov-west-1"],
  ])("leads to the console of %s", (region, start) => {
    const page = consoleRule(
      { ...chainOf(oidcSnapshot()), ruleArn: ruleArn.replace("eu-west-1", region) },
      [],
      "t",
    );
    expect(page.type === "console" && page.url.startsWith(`${start}#`)).toBe(true);
  });

  it.each([
    [
      "a rule that validates tokens",
      chainOf(jwtSnapshot()),
      "aws_lb_listener_rule",
      "  action {\n    jwt_validation {",
    ],
    ["a rule", chainOf(oidcSnapshot()), "aws_lb_listener_rule", "  action {\n    authenticate_oidc {"],
    [
      "a default rule",
      onDefaultRule(cognitoSnapshot()),
      "aws_lb_listener",
      "  default_action {\n    authenticate_cognito {",
    ],
  ])("writes %s in Terraform", (_name, chain, resource, block) => {
    const fix = terraformRule(chain, ['scope = "openid"'], "t");
    const code = fix.type === "terraform" ? fix.code : "";
    expect(code).toContain(
      `resource "${resource}" "rule" {\n${block}\n      scope = "openid"\n    }\n  }\n}`,
    );
  });
});

describe("regionOfArn", () => {
  it.each([
    [ruleArn, "eu-west-1"],
    [
      "arn:aws-us-gov:elasticloadbalancing:us-gov-west-1:111122223333:listener-rule/app/a/b/c/d",
      "us-gov-west-1",
    ],
    ["rule", ""],
  ])("%s: %s", (arn, region) => {
    expect(regionOfArn(arn)).toBe(region);
  });
});
