import { partitionOf } from "../partition";

/** The user pool whose tokens an issuer signs. */
export interface PoolOfIssuer {
  readonly region: string;
  readonly poolId: string;
}

/**
 * The pool behind a Cognito issuer, ORIGINAL or UPDATED; null where the issuer is somebody else.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export function poolOfIssuer(issuer: string): PoolOfIssuer | null {
  const match =
    /^https:\/\/(?:issuer-)?cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([\w-]+_[0-9A-Za-z]+)\/?$/.exec(
      issuer,
    );
  return match ? { region: match[1] ?? "", poolId: match[2] ?? "" } : null;
}

/** Its ARN, were it a pool of this account: an issuer does not say whose it is. */
export function poolArnInAccount({ region, poolId }: PoolOfIssuer, account: string): string {
  return `arn:${partitionOf(region)}:cognito-idp:${region}:${account}:userpool/${poolId}`;
}
