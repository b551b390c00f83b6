import "server-only";
import type { DomainDescriptionType } from "@aws-sdk/client-cognito-identity-provider";
import { describeUserPoolDomain } from "../../aws/operations/cognito";
import type { Place } from "../../aws/place";
import { type Gathered, ok } from "../../model/gathered";
import type { UserPoolDomain } from "../../model/user-pool";
import { absentAs, readOne } from "../answers";
import type { GatherContext } from "../context";
import { withoutUndefined } from "../without-undefined";

export const actions = [describeUserPoolDomain.action];

/**
 * Null: an empty description, which is how AWS says that it does not know the domain.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DomainDescriptionType.html
 */
export function normaliseUserPoolDomain(raw: DomainDescriptionType): UserPoolDomain | null {
  if (raw.Domain === undefined) return null;
  return withoutUndefined({
    Domain: raw.Domain,
    UserPoolId: raw.UserPoolId ?? "",
    AWSAccountId: raw.AWSAccountId,
    Status: raw.Status ?? "",
    ManagedLoginVersion: raw.ManagedLoginVersion ?? 1,
    CustomDomain: raw.CustomDomainConfig?.CertificateArn !== undefined || raw.Domain.includes("."),
  });
}

/** No domain has a name of other characters than these: AWS would refuse the question. */
const POSSIBLE_DOMAIN = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

/** `domain` is what the rule says: a prefix, or a custom domain as it stands. Null: there is no such domain. */
export async function readUserPoolDomain(
  ctx: GatherContext,
  place: Place,
  domain: string,
): Promise<Gathered<UserPoolDomain | null>> {
  if (!POSSIBLE_DOMAIN.test(domain)) return ok(null);
  const answer = await readOne(
    ctx.session,
    place,
    describeUserPoolDomain,
    { Domain: domain },
    domain,
    ({ DomainDescription }) => DomainDescription && normaliseUserPoolDomain(DomainDescription),
  );
  return absentAs(answer, ok(null));
}
