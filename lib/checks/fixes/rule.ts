import type { AuthChain } from "../../model/chain";
import type { Fix } from "../../model/finding";
import { consoleOf } from "./console";
import { awsCommand, shellWord } from "./shell";

/** The Region of a load balancer's, listener's or rule's ARN. */
export function regionOfArn(arn: string): string {
  return arn.split(":")[3] ?? "";
}

/** The command that shows a rule as AWS holds it. */
export function describeRule(chain: AuthChain): string {
  return awsCommand("elbv2", "describe-rules", {
    region: regionOfArn(chain.ruleArn),
    "rule-arns": chain.ruleArn,
  });
}

/** How the authenticating action of a kind is named: by AWS, its configuration, in Terraform, and in the console. */
const actions = {
  "alb-oidc": {
    type: "authenticate-oidc",
    config: "AuthenticateOidcConfig",
    terraform: "authenticate_oidc",
    page: "Authenticate users",
  },
  "alb-jwt": {
    type: "jwt-validation",
    config: "JwtValidationConfig",
    terraform: "jwt_validation",
    page: "Validate JWT",
  },
  "alb-cognito": {
    type: "authenticate-cognito",
    config: "AuthenticateCognitoConfig",
    terraform: "authenticate_cognito",
    page: "Authenticate users",
  },
} as const;

const actionOf = ({ kind }: AuthChain) => actions[kind === "alb-open" ? "alb-cognito" : kind];

/** The step of the console that leads to the rule's authenticating action. */
export function editPage(chain: AuthChain): string {
  return `Edit rule → ${actionOf(chain).page}`;
}

/**
 * Changes one field of the rule's authenticating action. `modify-rule` replaces all actions, so the command sends back
 * every action as AWS holds it. An OIDC action must say `UseExistingClientSecret`, since the secret is never returned
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html).
 * `edit` is a jq filter on the action's configuration, e.g. `.Scope = "openid"`. `name` goes into the names of the
 * files, so that one fix does not write over what undoes another.
 */
export function editAuthenticateAction(chain: AuthChain, edit: string, title: string, name: string): Fix {
  const { type, config } = actionOf(chain);
  const keepSecret = chain.kind === "alb-oidc" ? " | .UseExistingClientSecret = true" : "";
  const filter = `map(if .Type == "${type}" then .${config} |= (${edit}${keepSecret}) else . end)`;
  const undoFilter =
    chain.kind === "alb-oidc"
      ? `map(if .Type == "${type}" then .${config}.UseExistingClientSecret = true else . end)`
      : ".";
  const stem = `${name}-${chain.ruleArn.split("/").at(-1) ?? ""}`;
  return {
    type: "cli",
    title,
    command: [
      readActions(chain, `${stem}.before.json`),
      `jq ${shellWord(filter)} ${stem}.before.json > ${stem}.json`,
      writeActions(chain, `${stem}.json`),
    ].join(" &&\n"),
    risk: `${chain.kind === "alb-jwt" ? "Takes effect within seconds for every request." : "Takes effect within seconds for new sign-ins; sessions go on."} Account ${chain.ruleArn.split(":")[4] ?? ""}, ${regionOfArn(chain.ruleArn)}. Needs jq. A load balancer kept by Terraform, CloudFormation or an Ingress controller will be set back: change it there.`,
    undo: [
      `jq ${shellWord(undoFilter)} ${stem}.before.json > ${stem}.undo.json`,
      writeActions(chain, `${stem}.undo.json`),
    ].join(" &&\n"),
  };
}

/** A default rule is read and written through its listener. */
function readActions(chain: AuthChain, file: string): string {
  const region = regionOfArn(chain.ruleArn);
  const describe = awsCommand("elbv2", "describe-rules", {
    region,
    "rule-arns": chain.ruleArn,
    query: "Rules[0].Actions",
    output: "json",
  });
  return `${describe} > ${file}`;
}

function writeActions(chain: AuthChain, file: string): string {
  const region = regionOfArn(chain.ruleArn);
  return chain.priority === "default"
    ? awsCommand("elbv2", "modify-listener", {
        region,
        "listener-arn": chain.listenerArn,
        "default-actions": `file://${file}`,
      })
    : awsCommand("elbv2", "modify-rule", { region, "rule-arn": chain.ruleArn, actions: `file://${file}` });
}

/** The page of the console where the rule is edited. */
export function consoleRule(chain: AuthChain, steps: readonly string[], title: string): Fix {
  const region = regionOfArn(chain.ruleArn);
  return {
    type: "console",
    title,
    url: `${consoleOf(region)}/ec2/home?region=${region}#ListenerRuleDetails:ruleArn=${encodeURIComponent(chain.ruleArn)}`,
    steps: [...steps],
  };
}

/** The authenticating action in Terraform. `lines` are the attributes to set, without indentation. */
export function terraformRule(chain: AuthChain, lines: readonly string[], title: string): Fix {
  const resource = chain.priority === "default" ? "aws_lb_listener" : "aws_lb_listener_rule";
  const action = chain.priority === "default" ? "default_action" : "action";
  const code = [
    `# ${chain.ruleName} of ${chain.root.name}, ${chain.protocol}:${chain.port}`,
    `resource "${resource}" "rule" {`,
    `  ${action} {`,
    `    ${actionOf(chain).terraform} {`,
    ...lines.map((line) => `      ${line}`),
    "    }",
    "  }",
    "}",
  ].join("\n");
  return { type: "terraform", title, code };
}
