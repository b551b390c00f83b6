import type { Rule } from "../model/load-balancer";
import { callbackPath, hostKind, type RequestTarget, safeUrlOf, searchOf } from "./request-target";
import { cutQuery } from "./secret-values";

/**
 * Where a rule's redirect sends the request; undefined where the rule does not redirect, or to no valid URL.
 * `#{protocol}`, `#{host}`, `#{port}`, `#{path}` (without its first slash) and `#{query}` keep the request's own parts
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html).
 */
export function redirectTarget(rule: Rule, request: RequestTarget): RequestTarget | undefined {
  const action = rule.Actions.find((candidate) => candidate.Type === "redirect");
  if (action === undefined) return undefined;
  const { Protocol, Port, Host, Path, Query } = action.RedirectConfig;
  const fill = (template: string) =>
    template
      .replaceAll("#{protocol}", request.scheme)
      .replaceAll("#{host}", request.host)
      .replaceAll("#{port}", String(request.port))
      .replaceAll("#{path}", request.path.slice(1))
      .replaceAll("#{query}", searchOf(request.query).slice(1));
  const scheme = fill(Protocol).toLowerCase();
  const query = fill(Query);
  const text = `${scheme}://${fill(Host)}:${fill(Port)}${fill(Path)}${query === "" ? "" : `?${query}`}`;
  if ((scheme !== "http" && scheme !== "https") || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return {
    ...request,
    scheme,
    host: url.hostname,
    hostKind: hostKind(url.hostname),
    port: Number(fill(Port)),
    path: url.pathname,
    query: cutQuery(url.search).query,
    callback: url.pathname === callbackPath,
  };
}

/** Whether the redirect leads back to the request itself: a loop. */
export function isSameRequest(a: RequestTarget, b: RequestTarget): boolean {
  return safeUrlOf(a) === safeUrlOf(b);
}
