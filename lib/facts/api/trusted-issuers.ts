import type { ApiAuthorizer, ApiStage, TrustedIssuer } from "../../model/api";
import { userPoolIssuer } from "../cognito-addresses";
import { parseUserPoolArn } from "../user-pool-arn";
import { poolArnInAccount, poolOfIssuer } from "./issuer-pool";
import { type Replaced, replaceStageVariables } from "./stage-variables";

/** One pool that a Cognito authorizer names. `index`: of `providerARNs`. */
export interface ProviderArn {
  readonly index: number;
  readonly written: string;
  readonly replaced: Replaced;
  /** Null where the text, variables replaced, is no user pool ARN. */
  readonly pool: { readonly poolId: string; readonly region: string; readonly account: string } | null;
}

/** The pools of a COGNITO_USER_POOLS authorizer, the stage's variables put in. */
export function providerArns(authorizer: ApiAuthorizer, variables: ApiStage["variables"]): ProviderArn[] {
  return authorizer.providerARNs.map((written, index) => {
    const replaced = replaceStageVariables(written, variables);
    return { index, written, replaced, pool: parseUserPoolArn(replaced.text) };
  });
}

/** Where tokens may come from: named by the authorizer, or implied by the pools that it names. */
export function trustedIssuers(
  authorizer: ApiAuthorizer,
  variables: ApiStage["variables"],
): readonly TrustedIssuer[] {
  if (authorizer.issuers.length > 0) return authorizer.issuers;
  return providerArns(authorizer, variables).flatMap(({ pool }) =>
    pool
      ? [
          {
            issuer: userPoolIssuer(pool.poolId, pool.region),
            audiences: [],
            algorithms: [],
            requiredClaims: {},
          },
        ]
      : [],
  );
}

/** ARNs of the pools behind an authorizer, each once; those of an issuer as pools of `account`. */
export function poolArnsOf(
  authorizer: ApiAuthorizer,
  variables: ApiStage["variables"],
  account: string,
): string[] {
  const named = providerArns(authorizer, variables).flatMap(({ pool, replaced }) =>
    pool ? [replaced.text] : [],
  );
  const implied = authorizer.issuers.flatMap(({ issuer }) => {
    const pool = poolOfIssuer(issuer);
    return pool ? [poolArnInAccount(pool, account)] : [];
  });
  return [...new Set([...named, ...implied])];
}
