import type { PoolOfAuthorizer } from "../../facts/api/artifact-of-api";
import { audienceOfPool } from "../../facts/api/audience-of-pool";
import { broughtToken, type ClaimsOfToken, needsToken } from "../../facts/api/brought-token";
import { poolOfIssuer } from "../../facts/api/issuer-pool";
import type { Located } from "../../facts/located";
import { nearest } from "../../facts/nearest";
import { listed } from "../../facts/words";
import type { ApiAuthorizer, ApiStage, TrustedIssuer } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Fix, Verdict } from "../../model/finding";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field } from "../evidence";
import { consoleAuthorizer, editJwtAuthorizer } from "../fixes/api";
import { draftedOf } from "./shared-draft";
import { foundPool, idsInWords, noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "audience-unlisted",
  title: "The audience of the issuer's tokens is among those that the authorizer takes",
  failureTitle: "The audience of the issuer's tokens is none that the authorizer takes",
  description:
    "A JWT authorizer compares a token's aud, or client_id where the token has no aud, with its audiences. Tokens of a user pool name the app client; those of another provider name what its configuration says. Without a match API Gateway answers 401.",
  severity: "breaks-sign-in",
  kinds: ["rest-jwt", "http-jwt"],
  hop: "authorizer",
  meets: "401",
  docs: [documents.httpJwt, documents.restJwt],
  requires: ["authorizer", "stage"],
  uses: ["pools", "draftAuthorizers"],
  notApplicable: ({ authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return authorizer.value.issuers.length === 0
      ? "The authorizer names no issuer that could be read."
      : null;
  },
  evaluate: ({ authorizer, stage, pools, draftAuthorizers }, chain, { brought }) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const drafted = draftedOf(draftAuthorizers, authorizer.value.name);
    const all = authorizer.value.issuers.map((trusted, index): Trust => {
      const poolId = poolOfIssuer(trusted.issuer)?.poolId;
      const known = pools.state === "ok" ? pools.value.value : [];
      return { trusted, index, pool: known.find((pool) => pool.poolId === poolId) };
    });
    const parts: Parts = { authorizer, stage: stage.value, drafted, chain, several: all.length > 1 };
    const token = broughtToken(brought, authorizer.value);
    const ofToken =
      token.state === "read" ? all.find(({ trusted }) => trusted.issuer === token.issuer) : undefined;
    if (token.state === "read" && ofToken) return byToken(token, ofToken, parts);
    return byPools(all, parts, token.state === "absent" ? token.why : "The pasted token has another issuer.");
  },
});

interface Trust {
  readonly trusted: TrustedIssuer;
  readonly index: number;
  readonly pool: PoolOfAuthorizer | undefined;
}

interface Parts {
  readonly authorizer: Located<ApiAuthorizer | null>;
  readonly stage: ApiStage;
  readonly drafted: ApiAuthorizer | undefined;
  readonly chain: ApiChain;
  readonly several: boolean;
}

/** `client_id` counts where there is no `aud`: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html */
function byToken(token: ClaimsOfToken, { trusted, index, pool }: Trust, parts: Parts): Verdict {
  const claim = token.audience === undefined ? "client_id" : "aud";
  const held = token.audience ?? (token.clientId === undefined ? [] : [token.clientId]);
  const place = ["issuers", index, "audiences"];
  if (held.some((one) => trusted.audiences.includes(one)))
    return {
      outcome: "pass",
      evidence: [field(parts.authorizer, place), clueEvidence(claim, held.join(" "))],
    };
  // The client of the audience is gone, so whatever is sent now differs: that it is gone is the fault.
  if (pool && audienceOfPool(trusted, pool).state === "lost-client") return judgedElsewhere(parts, place);
  const [value] = held;
  return {
    outcome: "fail",
    certainty: "proven",
    because:
      value === undefined
        ? `The token that was sent has neither aud nor client_id, and authorizer ${parts.authorizer.resource.name} takes ${listed(trusted.audiences)}.`
        : `The token that was sent has ${claim} ${listed(held)}, and authorizer ${parts.authorizer.resource.name} takes ${trusted.audiences.length === 0 ? "none" : listed(trusted.audiences)}.`,
    evidence: [
      field(parts.authorizer, place, {
        ...(value === undefined ? {} : { expected: value }),
        ...near(value, trusted.audiences),
      }),
      clueEvidence(claim, held.join(" "), trusted.audiences.join(" ")),
    ],
    fixes: fixesOf(parts, trusted, value, "callers are meant to use this token here"),
  };
}

function byPools(all: readonly Trust[], parts: Parts, why: string): Verdict {
  for (const { trusted, index, pool } of all) {
    const place = ["issuers", index, "audiences"];
    if (pool === undefined) {
      return {
        outcome: "unknown",
        because: `What the tokens of ${trusted.issuer} have as audience only a token shows. ${why}`,
        needs: needsToken,
      };
    }
    const standing = audienceOfPool(trusted, pool);
    switch (standing.state) {
      case "client":
        continue;
      case "lost-client":
        return judgedElsewhere(parts, place);
      case "unknown":
        return { outcome: "unknown", because: standing.why, needs: needsToken };
      case "none": {
        const ids = pool.clientIds.state === "ok" ? pool.clientIds.value : [];
        const [only] = ids.length === 1 ? ids : [];
        const found = foundPool(pool);
        return {
          outcome: "fail",
          certainty: "proven",
          ...(parts.several ? { severity: "may-break" } : {}),
          because: `Authorizer ${parts.authorizer.resource.name} takes the audience ${trusted.audiences.length === 0 ? "of nobody" : listed(trusted.audiences)}, and the tokens of pool ${pool.poolId} name their app client: ${idsInWords(ids)}.`,
          evidence: [
            field(parts.authorizer, place, only === undefined ? {} : { expected: only }),
            ...(found ? [field(found, ["Id"])] : []),
          ],
          fixes: fixesOf(parts, trusted, only, `it is one of ${idsInWords(ids)}`),
        };
      }
    }
  }
  return { outcome: "pass", evidence: [field(parts.authorizer, ["issuers"])] };
}

function judgedElsewhere({ authorizer }: Parts, place: readonly (string | number)[]): Verdict {
  return {
    outcome: "unknown",
    because:
      "An audience looks like an app client that the pool does not have: until that is settled nothing is to be compared.",
    evidence: [field(authorizer, place)],
  };
}

function near(value: string | undefined, audiences: readonly string[]): { nearest?: string } {
  const found = value === undefined ? undefined : nearest(value, audiences);
  return found === undefined ? {} : { nearest: found };
}

function fixesOf(parts: Parts, { issuer }: TrustedIssuer, value: string | undefined, where: string): Fix[] {
  const { chain, stage, drafted } = parts;
  const edit =
    value === undefined
      ? null
      : editJwtAuthorizer(
          chain,
          stage,
          drafted,
          { type: "audience", issuer, add: value },
          `Take the audience ${value}`,
          "audience-unlisted",
        );
  return [
    ...(edit ? [edit] : []),
    consoleAuthorizer(
      chain,
      [
        "Authorization → Manage authorizers → Edit → Audience",
        `Add the audience of the tokens, where ${where}`,
        "Save",
      ],
      "Add the audience",
    ),
  ];
}
