/**
 * Which listener rule takes a request.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
import { BlockList, isIPv6 } from "node:net";
import type { RuleCondition } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ListenerRule } from "../world";
import { type Arrival, urlOf } from "./arrival";
import { CLIENT_ADDRESS } from "./client-address";

interface Wildcards {
  readonly ignoreCase: boolean;
  /** `\` takes the meaning from `*`, `?` and itself (query strings only). */
  readonly escapes?: boolean;
}

/** `*` = none or more characters, `?` = exactly one. */
export function matchesPattern(pattern: string, text: string, { ignoreCase, escapes }: Wildcards): boolean {
  const source = pattern.replace(/\\[*?\\]|[\s\S]/g, (part) => {
    if (part.length === 2 && escapes) return `\\${part.slice(1)}`;
    if (part.length === 2) return `\\\\${wildcard(part.slice(1))}`;
    return wildcard(part);
  });
  return new RegExp(`^${source}$`, ignoreCase ? "is" : "s").test(text);
}

function wildcard(character: string): string {
  if (character === "*") return ".*";
  if (character === "?") return ".";
  return character.replace(/[.+^${}()|[\]\\/-]/, "\\$&");
}

/** Whether case counts in a regex condition is not documented: as in the condition's wildcards. */
function matchesAny(
  patterns: readonly string[] | undefined,
  regexes: readonly string[] | undefined,
  text: string,
  how: Wildcards,
): boolean {
  const flags = how.ignoreCase ? "i" : "";
  return (
    (patterns ?? []).some((pattern) => matchesPattern(pattern, text, how)) ||
    (regexes ?? []).some((regex) => new RegExp(regex, flags).test(text))
  );
}

function matchesQuery(
  wanted: { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
  arrival: Arrival,
): boolean {
  const how: Wildcards = { ignoreCase: true, escapes: true };
  const given = [...urlOf(arrival).searchParams];
  return (wanted ?? []).some(({ Key, Value }) =>
    given.some(
      ([key, value]) =>
        (Key === undefined || matchesPattern(Key, key, how)) && matchesPattern(Value ?? "", value, how),
    ),
  );
}

function inRange(ranges: readonly string[] | undefined): boolean {
  const list = new BlockList();
  for (const range of ranges ?? []) {
    const [address = "", length] = range.split("/");
    list.addSubnet(address, Number(length), isIPv6(address) ? "ipv6" : "ipv4");
  }
  return list.check(CLIENT_ADDRESS);
}

export function matchesCondition(condition: RuleCondition, arrival: Arrival): boolean {
  // The old style has `Values` on the condition itself; both styles are read.
  switch (condition.Field) {
    case "host-header":
      return matchesAny(
        [...(condition.Values ?? []), ...(condition.HostHeaderConfig?.Values ?? [])],
        [...(condition.RegexValues ?? []), ...(condition.HostHeaderConfig?.RegexValues ?? [])],
        arrival.host,
        { ignoreCase: true },
      );
    case "path-pattern":
      return matchesAny(
        [...(condition.Values ?? []), ...(condition.PathPatternConfig?.Values ?? [])],
        [...(condition.RegexValues ?? []), ...(condition.PathPatternConfig?.RegexValues ?? [])],
        urlOf(arrival).pathname,
        { ignoreCase: false },
      );
    case "http-header": {
      const config = condition.HttpHeaderConfig;
      const values = arrival.headerValues[(config?.HttpHeaderName ?? "").toLowerCase()] ?? [];
      const regexes = [...(condition.RegexValues ?? []), ...(config?.RegexValues ?? [])];
      return values.some((value) => matchesAny(config?.Values, regexes, value, { ignoreCase: true }));
    }
    case "http-request-method":
      return (condition.HttpRequestMethodConfig?.Values ?? condition.Values ?? []).includes(arrival.method);
    case "query-string":
      return matchesQuery(condition.QueryStringConfig?.Values, arrival);
    case "source-ip":
      return inRange(condition.SourceIpConfig?.Values ?? condition.Values);
    default:
      return false;
  }
}

const order = (rule: ListenerRule): number =>
  rule.IsDefault || rule.Priority === "default" ? Number.POSITIVE_INFINITY : Number(rule.Priority);

/** Lowest priority number first, the default rule last; all conditions must hold, any value of each. */
export function matchRule(rules: readonly ListenerRule[], arrival: Arrival): ListenerRule | undefined {
  return [...rules]
    .sort((a, b) => order(a) - order(b))
    .find((rule) => (rule.Conditions ?? []).every((condition) => matchesCondition(condition, arrival)));
}

/** `matched_rule_priority` of the access log: 0 stands for the default rule. */
export function priorityOf(rule: ListenerRule): number {
  return Number.isFinite(order(rule)) ? order(rule) : 0;
}
