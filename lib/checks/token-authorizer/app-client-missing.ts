import { audienceOfPool, lostClients } from "../../facts/api/audience-of-pool";
import { poolOfIssuer } from "../../facts/api/issuer-pool";
import { whyNotRead } from "../../facts/why-not-read";
import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { absent, field } from "../evidence";
import { consoleAuthorizer, describeAuthorizer, editJwtAuthorizer } from "../fixes/api";
import { draftedOf } from "./shared-draft";
import { idsInWords, noAuthorizer, poolRef } from "./shared-pool";

export default defineApiCheck({
  id: "app-client-missing",
  title: "Every app client among the authorizer's audiences is in its user pool",
  failureTitle: "An app client among the authorizer's audiences is not in its user pool",
  description:
    "Tokens of a user pool name the app client that asked for them, so the audience of an authorizer is usually the id of one. That id never comes back once the client was deleted: the tokens of its successor are refused with 401.",
  severity: "breaks-sign-in",
  kinds: ["rest-jwt", "http-jwt"],
  hop: "authorizer",
  meets: "401",
  docs: [documents.httpJwt, documents.cognitoClients],
  requires: ["authorizer", "pools", "stage"],
  uses: ["draftAuthorizers"],
  notApplicable: ({ authorizer, pools }) => {
    if (authorizer.value === null) return noAuthorizer;
    return pools.value.length === 0 ? "The issuer is no user pool." : null;
  },
  evaluate: ({ authorizer, pools, stage, draftAuthorizers }, chain) => {
    const trusted = authorizer.value?.issuers ?? [];
    for (const pool of pools.value) {
      const issuerIndex = trusted.findIndex(({ issuer }) => poolOfIssuer(issuer)?.poolId === pool.poolId);
      const issuer = trusted[issuerIndex];
      if (!issuer) continue;
      if (pool.clientIds.state !== "ok") {
        return {
          outcome: "unknown",
          because: `The app clients of ${pool.poolId}: ${whyNotRead(pool.clientIds)}`,
        };
      }
      const ids = pool.clientIds.value;
      const lost = lostClients(issuer, ids);
      if (lost.length === 0) continue;
      const left = audienceOfPool(issuer, pool).state !== "lost-client";
      const names = listed(lost.map((index) => issuer.audiences[index] ?? ""));
      const drafted = draftedOf(draftAuthorizers, authorizer.value?.name);
      const [only] = ids.length === 1 ? ids : [];
      const add =
        only === undefined || left
          ? null
          : editJwtAuthorizer(
              chain,
              stage.value,
              drafted,
              { type: "audience", issuer: issuer.issuer, add: only },
              "Take the tokens of the pool's app client",
              "app-client-missing",
            );
      const command = describeAuthorizer(chain, drafted);
      return {
        outcome: "fail",
        certainty: left ? "likely" : "proven",
        ...(left ? { severity: "hygiene" } : trusted.length > 1 ? { severity: "may-break" } : {}),
        because: left
          ? `The audience ${names} of authorizer ${authorizer.resource.name} looks like an app client and is none of pool ${pool.poolId}; others of its audiences may be met.`
          : `The audience ${names} of authorizer ${authorizer.resource.name} looks like an app client and is none of pool ${pool.poolId}, and no other audience is one: no token of the pool names it.`,
        evidence: [
          field(authorizer, ["issuers", issuerIndex, "audiences"], {
            ...(only === undefined ? {} : { expected: only }),
            ...(command === undefined ? {} : { command }),
          }),
          absent(poolRef(pool), `the pool's app clients are ${idsInWords(ids)}`),
        ],
        fixes: [
          ...(add ? [add] : []),
          consoleAuthorizer(
            chain,
            [
              "Authorization → Manage authorizers → Edit → Audience",
              `Put the id of the app client at which callers sign in: pool ${pool.poolId} has ${idsInWords(ids)}`,
              "Save",
            ],
            "Name an app client that exists",
          ),
        ],
      };
    }
    return { outcome: "pass", evidence: [field(authorizer, ["issuers"])] };
  },
});
