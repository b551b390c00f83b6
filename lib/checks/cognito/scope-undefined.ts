import { isCustomScope, scopesOf } from "../../facts/scopes";
import { listed } from "../../facts/words";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { absent, field, notRead } from "../evidence";
import { defineScopes } from "../fixes/resource-server";
import { describeRule } from "../fixes/rule";

export default defineCheck({
  id: "scope-undefined",
  title: "Every custom scope of the rule is defined by a resource server of the pool",
  failureTitle: "A custom scope of the rule is defined by no resource server of the pool",
  description:
    "A custom scope is written identifier/name and lives on a resource server. When it is deleted there, app clients go on listing it, but Cognito no longer knows it.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "invalid_scope",
  docs: [documents.cognitoScopes, documents.cognitoAuthorize],
  requires: ["cognitoConfig"],
  uses: ["resourceServers"],
  evaluate: ({ cognitoConfig, resourceServers }, chain) => {
    const custom = scopesOf(cognitoConfig.value.Scope).filter(isCustomScope);
    if (custom.length === 0) return { outcome: "pass", evidence: [field(cognitoConfig, ["Scope"])] };
    if (resourceServers.state !== "ok")
      return notRead("The pool's list of resource servers", resourceServers);
    const servers = resourceServers.value.value;
    const defined = servers.flatMap((server) => server.Scopes.map((name) => `${server.Identifier}/${name}`));
    const missing = custom.filter((scope) => !defined.includes(scope));
    if (missing.length === 0) return { outcome: "pass", evidence: [field(cognitoConfig, ["Scope"])] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The rule asks for ${listed(missing)}, which no resource server of ${resourceServers.value.resource.name} defines.`,
      evidence: [
        field(cognitoConfig, ["Scope"], { command: describeRule(chain) }),
        absent(
          resourceServers.value.resource,
          `no resource server of the pool has the scope ${missing.join(" ")}`,
        ),
      ],
      fixes: chain.client ? defineScopes(missing, servers, chain.client) : [],
    };
  },
});
