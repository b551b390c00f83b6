/** Rewrites of host and URL, after the rule is chosen. */
import type { RewriteConfig } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ListenerRule } from "../world";
import type { Arrival, Transformed } from "./arrival";

function rewrite(rewrites: readonly RewriteConfig[] | undefined, text: string): string {
  return (rewrites ?? []).reduce(
    (current, { Regex, Replace }) => current.replace(new RegExp(Regex ?? ""), Replace ?? ""),
    text,
  );
}

/**
 * Host and URL as the target gets them; undefined where the rule has no transform.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
 */
export function transform(rule: ListenerRule, { host, target }: Arrival): Transformed | undefined {
  const transforms = rule.Transforms ?? [];
  if (transforms.length === 0) return undefined;
  const hosts = transforms.flatMap((each) => each.HostHeaderRewriteConfig?.Rewrites ?? []);
  const urls = transforms.flatMap((each) => each.UrlRewriteConfig?.Rewrites ?? []);
  try {
    return { host: rewrite(hosts, host), uri: rewrite(urls, target), status: "TransformSuccess" };
  } catch {
    return { host, uri: target, status: "TransformRegexSyntaxError" };
  }
}
