import type { Action, Rule } from "../model/load-balancer";
import { type ReadCondition, readCondition } from "../routing/alb-condition";

/** The conditions of a rule, one line each: "path /health or /ready". All of them must hold. */
export function conditionWords(rule: Rule): string[] {
  return rule.Conditions.map(readCondition).map(words);
}

function words(condition: ReadCondition): string {
  switch (condition.field) {
    case "host-header":
      return `host ${either(condition)}`;
    case "path-pattern":
      return `path ${either(condition)}`;
    case "http-header":
      return `header ${condition.name}: ${either(condition)}`;
    case "http-request-method":
      return `method ${condition.values.join(" or ")}`;
    case "query-string":
      return `query ${condition.pairs.map(({ key, value }) => (key === undefined ? value : `${key}=${value}`)).join(" or ")}`;
    case "source-ip":
      return `source address ${condition.values.join(" or ")}`;
    case "unknown":
      return `${condition.name} ${condition.text}`;
  }
}

function either({ values, regexes }: { values: readonly string[]; regexes: readonly string[] }): string {
  return [...values, ...regexes.map((regex) => `/${regex}/`)].join(" or ");
}

/** What the last action of a rule answers with: "forwards to web, api", "redirects to …", "answers 404". */
export function actionWords(action: Action | undefined): string {
  switch (action?.Type) {
    case "forward":
      return `forwards to ${action.TargetGroups.map(({ TargetGroupArn }) => targetGroupName(TargetGroupArn)).join(", ")}`;
    case "redirect": {
      const { Protocol, Host, Port, Path, Query, StatusCode } = action.RedirectConfig;
      const query = Query === "" ? "" : `?${Query}`;
      return `redirects to ${Protocol.toLowerCase()}://${Host}:${Port}${Path}${query} (${StatusCode.replace("HTTP_", "")})`;
    }
    case "fixed-response":
      return `answers ${action.FixedResponseConfig.StatusCode}`;
    default:
      return action?.Type ?? "has no action";
  }
}

function targetGroupName(arn: string): string {
  return arn.split("/")[1] ?? arn;
}
