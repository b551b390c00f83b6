import { definesScope, issuableScope } from "../../facts/api/issuable-scope";
import { isCustomScope } from "../../facts/scopes";
import { parseUserPoolArn } from "../../facts/user-pool-arn";
import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { absent, field, notRead } from "../evidence";
import { defineScopes } from "../fixes/resource-server";
import { noAuthorizer, poolRef } from "./shared-pool";

export default defineApiCheck({
  id: "scope-undefined",
  title: "Every custom scope of the method is defined by a resource server of the pool",
  failureTitle: "A custom scope of the method is defined by no resource server of the pool",
  description:
    "A custom scope is written identifier/name and lives on a resource server. When it is deleted there, app clients go on listing it, but no token has it any more: who calls with that scope is refused, who calls with another of the method's scopes is not.",
  severity: "may-break",
  kinds: ["rest-cognito", "rest-jwt", "http-jwt"],
  hop: "provider",
  meets: "401",
  forKind: { "http-jwt": { meets: "403" } },
  docs: [documents.cognitoScopes],
  requires: ["method", "authorizer", "pools"],
  notApplicable: ({ method, authorizer, pools }) => {
    if (authorizer.value === null) return noAuthorizer;
    const scopes = method.value.authorizationScopes;
    if (!scopes.some(isCustomScope)) return "The method asks for no custom scope.";
    if (pools.value.length === 0) return "The tokens come from no user pool that can be told.";
    return scopes.every((scope) => issuableScope(scope, pools.value).state === "no")
      ? "No scope of the method can be had at all, which is another fault."
      : null;
  },
  evaluate: ({ method, pools }) => {
    const unread = pools.value.find(({ resourceServers }) => resourceServers.state !== "ok");
    if (unread && unread.resourceServers.state !== "ok")
      return notRead(`The resource servers of ${unread.poolId}`, unread.resourceServers);
    const servers = pools.value.flatMap(({ resourceServers }) =>
      resourceServers.state === "ok" ? resourceServers.value : [],
    );
    const missing = method.value.authorizationScopes.filter(
      (scope) => isCustomScope(scope) && !definesScope(servers, scope),
    );
    const evidence = field(method, ["authorizationScopes"]);
    if (missing.length === 0) return { outcome: "pass", evidence: [evidence] };
    // A trigger may add what no resource server defines, and a pool that was not read may have one.
    const [open] = missing.flatMap((scope) => {
      const answer = issuableScope(scope, pools.value);
      return answer.state === "unknown" ? [answer] : [];
    });
    if (open) return { outcome: "unknown", because: open.why, evidence: [evidence] };
    const [pool] = pools.value;
    const place = pool && parseUserPoolArn(pool.arn);
    return {
      outcome: "fail",
      certainty: "likely",
      because: `The method takes tokens with ${listed(missing)}, which no resource server of ${listed(pools.value.map(({ poolId }) => poolId))} defines; others of its scopes can be had.`,
      evidence: [
        evidence,
        ...pools.value.map((one) =>
          absent(poolRef(one), `no resource server of the pool has the scope ${missing.join(" ")}`),
        ),
      ],
      fixes: place ? defineScopes(missing, servers, place) : [],
    };
  },
});
