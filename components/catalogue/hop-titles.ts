import type { HopId } from "@/lib/model/finding";

/** Hops as headings, in the order in which a request meets them. */
export const hopTitles: Readonly<Record<HopId, string>> = {
  browser: "Browser",
  listener: "Listener",
  rule: "Rule",
  authenticate: "Authenticate action",
  authorize: "Authorization endpoint",
  callback: "Callback",
  token: "Token endpoint and keys",
  userinfo: "Userinfo endpoint",
  session: "Session",
  target: "Target",
  caller: "Caller",
  domain: "Host and domain",
  stage: "Stage",
  waf: "Web ACL",
  method: "Method or route",
  authorizer: "Authorizer",
  provider: "Token issuer",
  policy: "Resource policy",
  integration: "Integration",
};
