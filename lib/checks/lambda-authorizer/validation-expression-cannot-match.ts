import type { PoolOfAuthorizer } from "../../facts/api/artifact-of-api";
import { type ExpressionResult, matchExpression } from "../../facts/api/validation-expression";
import type { Located } from "../../facts/located";
import { listed } from "../../facts/words";
import type { ApiAuthorizer } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Brought } from "../../model/brought";
import type { Fix, Verdict } from "../../model/finding";
import type { Gathered } from "../../model/gathered";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field, notRead } from "../evidence";
import { editAuthorizer, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "validation-expression-cannot-match",
  title: "The validation expression can match the tokens that are used",
  failureTitle: "The validation expression matches none of the tokens that are likely used",
  description:
    "The expression must match in full: the whole header value at a Lambda authorizer, the audience at a user pool authorizer. One that no JWT matches is fine where tokens are no JWTs, and refuses every call with 401 where they are.",
  severity: "may-break",
  neverProven: true,
  kinds: ["rest-token", "rest-cognito"],
  hop: "authorizer",
  meets: "401",
  docs: [documents.lambdaAuthorizer, documents.apiCognito],
  requires: ["authorizer"],
  uses: ["pools"],
  notApplicable: ({ authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return authorizer.value.identityValidationExpression === undefined
      ? "The authorizer has no validation expression."
      : null;
  },
  evaluate: ({ authorizer, pools }, chain, { brought }) => {
    const { value } = authorizer;
    if (value === null) return { outcome: "unknown", because: noAuthorizer };
    return chain.kind === "rest-cognito"
      ? byAudience({ ...authorizer, value }, pools, chain)
      : byShape({ ...authorizer, value }, brought, chain);
  },
});

/** JWTs as providers make them, short and long, with all the letters that may be in one. */
const jwts = [300, 800, 1600].map(
  (length) => `eyJhbGciOiJSUzI1NiJ9.eyJ${"Aa0-_zZ9".repeat(length / 8)}.${"b-C_4".repeat(68)}`,
);
const shapes = jwts.flatMap((jwt) => [jwt, `Bearer ${jwt}`]);

function best(results: readonly ExpressionResult[]): ExpressionResult {
  if (results.includes("matches")) return "matches";
  return results.includes("not-run") ? "not-run" : "differs";
}

const notRun = "The expression is not run here: dialects read it differently, or it is too long.";

function byShape(authorizer: Located<ApiAuthorizer>, brought: Brought, chain: ApiChain): Verdict {
  const expression = authorizer.value.identityValidationExpression ?? "";
  const evidence = field(authorizer, ["identityValidationExpression"]);
  const result = best(shapes.map((shape) => matchExpression(expression, shape)));
  if (result === "matches") return { outcome: "pass", evidence: [evidence] };
  if (result === "not-run") return { outcome: "unknown", because: notRun, evidence: [evidence] };
  const sendsJwt = brought.request?.headers.some(({ value }) =>
    /(?:^|\s)eyJ[\w-]+\.[\w-]+\.[\w-]*\s*$/.test(value),
  );
  return {
    outcome: "fail",
    certainty: "likely",
    ...(sendsJwt ? {} : { severity: "hygiene" }),
    because: `The expression ${expression} of authorizer ${authorizer.value.name} matches no JWT in full, with or without Bearer before it${sendsJwt ? ", and a JWT was sent" : "; that is fine where tokens are no JWTs"}.`,
    evidence: [evidence, ...(sendsJwt ? [clueEvidence("token", "a JWT")] : [])],
    fixes: fixesOf(chain, authorizer.value),
  };
}

/** Of a user pool's ID token the audience is the app client's id. */
function byAudience(
  authorizer: Located<ApiAuthorizer>,
  pools: Gathered<Located<readonly PoolOfAuthorizer[]>>,
  chain: ApiChain,
): Verdict {
  const expression = authorizer.value.identityValidationExpression ?? "";
  if (pools.state !== "ok") return notRead("The authorizer's user pools", pools);
  const ids: string[] = [];
  for (const { poolId, clientIds } of pools.value.value) {
    if (clientIds.state !== "ok") return notRead(`The app clients of pool ${poolId}`, clientIds);
    ids.push(...clientIds.value);
  }
  const evidence = field(authorizer, ["identityValidationExpression"]);
  const result = best(ids.map((id) => matchExpression(expression, id)));
  if (result === "matches") return { outcome: "pass", evidence: [evidence] };
  if (result === "not-run") return { outcome: "unknown", because: notRun, evidence: [evidence] };
  const shown = ids.slice(0, 5);
  return {
    outcome: "fail",
    certainty: "likely",
    because: `The expression ${expression} of authorizer ${authorizer.value.name} has to match the audience of a token, which is the id of its app client, and matches none: ${ids.length === 0 ? "the pool has no app client" : `${listed(shown)}${ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ""}`}.`,
    evidence: [evidence],
    fixes: fixesOf(chain, authorizer.value),
  };
}

function fixesOf(chain: ApiChain, authorizer: ApiAuthorizer): Fix[] {
  return [
    editAuthorizer(
      chain,
      authorizer,
      chain.kind === "rest-cognito"
        ? "Token validation: the ids of the app clients that may call, or nothing"
        : "Token validation: an expression that the whole header value matches, such as ^Bearer [-0-9A-Za-z._]+$, or nothing",
      "Let the expression match the tokens that are sent",
    ),
  ];
}
