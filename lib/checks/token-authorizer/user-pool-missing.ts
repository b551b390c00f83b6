import type { IssuerOfAuthorizer, PoolOfAuthorizer } from "../../facts/api/artifact-of-api";
import { poolOfIssuer } from "../../facts/api/issuer-pool";
import type { Located } from "../../facts/located";
import { listed } from "../../facts/words";
import type { Evidence } from "../../model/finding";
import type { Gathered } from "../../model/gathered";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { absent, field, notRead, probeEvidence } from "../evidence";
import { consoleAuthorizer } from "../fixes/api";
import { foundPool, noAuthorizer, poolRef } from "./shared-pool";

export default defineApiCheck({
  id: "user-pool-missing",
  title: "The user pool whose tokens the authorizer takes exists",
  failureTitle: "The user pool whose tokens the authorizer takes does not exist",
  description:
    "An authorizer keeps the ARN or the issuer of a user pool, and nothing stops anyone from deleting that pool. One that is made anew has another id and other keys, so every token of its users is refused with 401.",
  severity: "breaks-sign-in",
  kinds: ["rest-cognito", "rest-jwt", "http-jwt"],
  hop: "provider",
  meets: "401",
  docs: [documents.apiCognito, documents.httpJwt],
  requires: ["authorizer", "pools"],
  uses: ["issuers"],
  notApplicable: ({ authorizer, pools }) => {
    if (authorizer.value === null) return noAuthorizer;
    return pools.value.length === 0 ? "The authorizer names no user pool that can be told." : null;
  },
  evaluate: ({ authorizer, pools, issuers }, chain) => {
    const all = pools.value.map((pool) => ({ pool, standing: standingOf(pool, chain.kind, issuers) }));
    const gone = all.flatMap(({ pool, standing }) => (standing.state === "gone" ? [{ pool, standing }] : []));
    const [first] = gone;
    if (first) {
      const whole = gone.length === all.length;
      const names = listed(gone.map(({ pool }) => pool.poolId));
      return {
        outcome: "fail",
        certainty: gone.every(({ standing }) => standing.proven) ? "proven" : "likely",
        ...(whole ? {} : { severity: "may-break" }),
        because: `User pool ${names}, whose tokens authorizer ${authorizer.resource.name} takes, ${gone.length === 1 ? "does" : "do"} not exist${whole ? "" : `; ${all.length - gone.length} of its ${all.length} pools do`}.`,
        evidence: [
          first.standing.evidence,
          ...gone.slice(1).map(({ standing }) => standing.evidence),
          field(authorizer, [chain.kind === "rest-cognito" ? "providerARNs" : "issuers"]),
        ],
        fixes: [
          {
            type: "steps",
            title: "Name the pool in which the users are now",
            steps: [
              "A deleted user pool and its users cannot be restored: find the pool that took its place.",
              "Let callers sign in at that pool: its app clients have other ids than the old ones.",
            ],
          },
          consoleAuthorizer(
            chain,
            [
              chain.kind === "rest-cognito"
                ? "Authorizers → Edit → Cognito user pool: choose the pool that took its place"
                : "Authorization → Manage authorizers → Edit: the issuer of the pool that took its place, and its app client ids as audiences",
              "Save",
            ],
            "Change the authorizer",
          ),
        ],
      };
    }
    for (const { pool, standing } of all) {
      if (standing.state === "unread") return notRead(`User pool ${pool.poolId}`, standing.gathered);
      if (standing.state === "unknown") return { outcome: "unknown", because: standing.because };
    }
    return {
      outcome: "pass",
      evidence: all.flatMap(({ pool, standing }) => {
        const found = foundPool(pool);
        if (found) return [field(found, ["Id"])];
        return standing.state === "there" && standing.evidence ? [standing.evidence] : [];
      }),
    };
  },
});

type Standing =
  | { readonly state: "there"; readonly evidence?: Evidence }
  | { readonly state: "gone"; readonly proven: boolean; readonly evidence: Evidence }
  | { readonly state: "unread"; readonly gathered: Exclude<PoolOfAuthorizer["pool"], { state: "ok" }> }
  | { readonly state: "unknown"; readonly because: string };

/**
 * An ARN says whose the pool is; an issuer does not, so a pool that this account lacks may be another's. Its discovery
 * document is served whoever owns it: https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
function standingOf(
  one: PoolOfAuthorizer,
  kind: string,
  issuers: Gathered<Located<readonly IssuerOfAuthorizer[]>>,
): Standing {
  const { pool, poolId } = one;
  if (pool.state === "ok" && pool.value !== null) return { state: "there" };
  if (kind === "rest-cognito") {
    return pool.state === "ok"
      ? {
          state: "gone",
          proven: true,
          evidence: absent(poolRef(one), "cognito-idp:DescribeUserPool answers ResourceNotFoundException"),
        }
      : { state: "unread", gathered: pool };
  }
  const issuer = (issuers.state === "ok" ? issuers.value.value : []).find(
    ({ trusted }) => poolOfIssuer(trusted.issuer)?.poolId === poolId,
  );
  const discovery = issuer?.discovery.state === "ok" ? issuer.discovery.value : undefined;
  if (discovery?.document)
    return {
      state: "there",
      evidence: probeEvidence(discovery.probe, "the pool publishes its discovery document"),
    };
  if (pool.state !== "ok") return { state: "unread", gathered: pool };
  const { probe } = discovery ?? {};
  if (probe?.outcome === "answered" && probe.status >= 400 && probe.status < 500) {
    const detail = `no pool of this id: neither here nor at its public address, which answers ${probe.status}`;
    return { state: "gone", proven: false, evidence: probeEvidence(probe, detail) };
  }
  return {
    state: "unknown",
    because: `User pool ${poolId} is not in account ${one.arn.split(":")[4] ?? ""}, and whether it is another account's is not known.`,
  };
}
