import type { IssuerOfAuthorizer, PoolOfAuthorizer } from "../../facts/api/artifact-of-api";
import { broughtToken, needsToken } from "../../facts/api/brought-token";
import { poolOfIssuer } from "../../facts/api/issuer-pool";
import { issuerDifference } from "../../facts/issuer-difference";
import type { Located } from "../../facts/located";
import { nearest } from "../../facts/nearest";
import { listed } from "../../facts/words";
import type { ApiAuthorizer, ApiStage } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Evidence, Fix, Verdict } from "../../model/finding";
import type { Gathered } from "../../model/gathered";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field, probeEvidence } from "../evidence";
import { consoleAuthorizer, describeAuthorizer, editJwtAuthorizer } from "../fixes/api";
import { draftedOf } from "./shared-draft";
import { noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "issuer-mismatch",
  title: "The issuer of the authorizer is, letter by letter, the one that tokens name",
  failureTitle: "The issuer of the authorizer is not the one that tokens name",
  description:
    "API Gateway compares a token's iss with the authorizer's issuer, or with the issuers of its user pools, letter by letter. A slash too many, another realm, another pool or its Region: every such token is refused with 401.",
  severity: "breaks-sign-in",
  kinds: ["rest-cognito", "rest-jwt", "http-jwt"],
  hop: "authorizer",
  meets: "401",
  docs: [documents.httpJwt, documents.apiCognito, documents.discovery],
  requires: ["authorizer", "issuers", "stage"],
  uses: ["pools", "draftAuthorizers"],
  notApplicable: ({ authorizer, issuers, pools }, { kind }) => {
    if (authorizer.value === null) return noAuthorizer;
    if (issuers.value.length === 0) return "The authorizer names no issuer that could be told.";
    const gone =
      kind === "rest-cognito" && readPools(pools).every(({ pool }) => pool.state === "ok" && !pool.value);
    return gone ? "The authorizer names no user pool that exists." : null;
  },
  evaluate: ({ authorizer, issuers, stage, pools, draftAuthorizers }, chain, { brought }) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const parts: Parts = {
      authorizer,
      stage: stage.value,
      drafted: draftedOf(draftAuthorizers, authorizer.value.name),
      chain,
      issuers: issuers.value,
    };
    const token = broughtToken(brought, authorizer.value);
    if (token.state === "read" && token.issuer !== undefined)
      return byToken(token.issuer, parts, readPools(pools));
    return byDiscovery(parts, token.state === "absent" ? token.why : "The pasted token names no issuer.");
  },
});

interface Parts {
  readonly authorizer: Located<ApiAuthorizer | null>;
  readonly stage: ApiStage;
  readonly drafted: ApiAuthorizer | undefined;
  readonly chain: ApiChain;
  readonly issuers: readonly IssuerOfAuthorizer[];
}

function readPools(pools: Gathered<Located<readonly PoolOfAuthorizer[]>>): readonly PoolOfAuthorizer[] {
  return pools.state === "ok" ? pools.value.value : [];
}

function byToken(sent: string, parts: Parts, pools: readonly PoolOfAuthorizer[]): Verdict {
  const trusted = parts.issuers.map(({ trusted: { issuer } }) => issuer);
  if (trusted.includes(sent))
    return { outcome: "pass", evidence: [named(parts, {}), clueEvidence("iss", sent, sent)] };
  const pool = poolOfIssuer(sent)?.poolId;
  if (
    pools.some(
      (one) => one.poolId === pool && one.pool.state === "ok" && one.pool.value?.IssuerType === "UPDATED",
    )
  ) {
    if (parts.chain.kind === "rest-cognito") {
      return {
        outcome: "unknown",
        because: `The token names the UPDATED issuer of pool ${pool}, which no authorizer of this type takes: that is the fault of the pool's setting.`,
      };
    }
  }
  const close = nearest(sent, trusted) ?? trusted[0] ?? "";
  return {
    outcome: "fail",
    certainty: "proven",
    because: `The token that was sent names the issuer ${sent}, and authorizer ${parts.authorizer.resource.name} trusts ${listed(trusted)}${trusted.length === 1 ? issuerDifference(close, sent, "the authorizer") : ""}.`,
    evidence: [named(parts, { expected: sent, nearest: close }), clueEvidence("iss", sent, close)],
    fixes: fixesOf(parts, close, sent),
  };
}

function byDiscovery(parts: Parts, why: string): Verdict {
  const isCognito = parts.chain.kind === "rest-cognito";
  const judged: Evidence[] = [];
  for (const { trusted, discovery } of parts.issuers) {
    const published = discovery.state === "ok" ? discovery.value.document?.issuer : undefined;
    // A pool that names another issuer has the UPDATED form, which is the pool's own fault.
    if (published === undefined || discovery.state !== "ok" || (isCognito && published !== trusted.issuer)) {
      return {
        outcome: "unknown",
        because: `${trusted.issuer} published nothing to compare with, so what its tokens name only one of them shows. ${why}`,
        needs: needsToken,
      };
    }
    const proof = probeEvidence(discovery.value.probe, `issuer: ${published}`);
    if (published === trusted.issuer) {
      judged.push(proof);
      continue;
    }
    return {
      outcome: "fail",
      certainty: "likely",
      ...(parts.issuers.length > 1 ? { severity: "may-break" } : {}),
      because: `Authorizer ${parts.authorizer.resource.name} trusts the issuer ${trusted.issuer}, and the provider calls itself ${published}${issuerDifference(trusted.issuer, published, "the authorizer")}.`,
      evidence: [
        named(parts, published.includes("{") ? {} : { expected: published, nearest: trusted.issuer }),
        proof,
      ],
      fixes: fixesOf(parts, trusted.issuer, published),
    };
  }
  return { outcome: "pass", evidence: [named(parts, {}), ...judged] };
}

/** The field of the authorizer that names the issuer, or the pools. */
function named(
  { authorizer, drafted, chain }: Parts,
  note: { expected?: string; nearest?: string },
): Evidence {
  const command = describeAuthorizer(chain, drafted);
  const place = authorizer.value?.issuers.length === 1 ? ["issuers", 0, "issuer"] : ["issuers"];
  return field(authorizer, chain.kind === "rest-cognito" ? ["providerARNs"] : place, {
    ...note,
    ...(command === undefined ? {} : { command }),
  });
}

function fixesOf(parts: Parts, own: string, wanted: string): Fix[] {
  const { chain, stage, drafted } = parts;
  if (wanted.includes("{")) {
    return [
      {
        type: "steps",
        title: "Name the issuer of one tenant",
        steps: [
          "This address serves every tenant, and tokens name the one that the user belongs to: an authorizer can trust only one by one.",
          "Take the issuer from the discovery document of your own tenant.",
        ],
      },
    ];
  }
  if (chain.kind === "rest-cognito") {
    return [
      {
        type: "steps",
        title: "Send a token of the pool that the authorizer names, or name the pool of the token",
        steps: [
          `If callers sign in at the wrong pool: the authorizer takes tokens of ${own}.`,
          `If the authorizer is behind: add the ARN of the pool ${wanted.split("/").at(-1) ?? wanted} to it, then deploy the API. A deployment ships all of the draft.`,
        ],
      },
    ];
  }
  const title = "Name the issuer as its tokens do";
  const edit = editJwtAuthorizer(
    chain,
    stage,
    drafted,
    { type: "issuer", from: own, to: wanted },
    title,
    "issuer-mismatch",
  );
  return [
    ...(edit ? [edit] : []),
    consoleAuthorizer(
      chain,
      ["Authorization → Manage authorizers → Edit", `Issuer URL: ${wanted}`, "Save"],
      title,
    ),
  ];
}
