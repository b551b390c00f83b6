import "server-only";
import { type CertificateSummary, KeyAlgorithm } from "@aws-sdk/client-acm";
import type { Answer } from "../../aws/answer";
import { describeCertificate, listCertificates } from "../../aws/operations/acm";
import type { Place } from "../../aws/place";
import type { GatherError } from "../../model/gathered";
import { type Scope, scopeOfLoadBalancerArn } from "../../model/scope";
import { readList, readOne } from "../answers";
import type { GatherContext } from "../context";

export const actions = [listCertificates.action, describeCertificate.action];

/** Load balancers that present a certificate for a host, and what could not be read on the way. */
export interface CertificateMatches {
  readonly scopes: readonly Scope[];
  /** Other resources that use such a certificate: a CloudFront distribution, for one. */
  readonly others: readonly string[];
  /** Names of certificates that are in use, to guess what was meant. */
  readonly names: readonly string[];
  readonly errors: readonly GatherError[];
}

/** https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html */
const PAGE_SIZE = 1_000;

export async function findByCertificate(
  ctx: GatherContext,
  place: Place,
  host: string,
): Promise<CertificateMatches> {
  const listed = await listAll(ctx, place);
  if (listed.state === "failed") return { scopes: [], others: [], names: [], errors: [listed.error] };
  const used = listed.value.filter(({ InUse }) => InUse !== false);
  const fitting = used.filter((summary) => mayCover(summary, host));
  const details = await Promise.all(
    fitting.map(({ CertificateArn = "" }) =>
      readOne(
        ctx.session,
        place,
        describeCertificate,
        { CertificateArn },
        CertificateArn,
        (output) => output.Certificate,
      ),
    ),
  );
  const users = details.flatMap((detail) => {
    if (detail.state === "failed") return [];
    const { DomainName = "", SubjectAlternativeNames = [], InUseBy = [] } = detail.value;
    return [DomainName, ...SubjectAlternativeNames].some((name) => coversHost(name, host)) ? InUseBy : [];
  });
  const unique = [...new Set(users)];
  const scopes = unique.flatMap((arn) => scopeOfLoadBalancerArn(arn) ?? []);
  return {
    scopes,
    others: unique.filter((arn) => scopeOfLoadBalancerArn(arn) === null),
    names: used.flatMap((summary) => namesOf(summary)),
    errors: details.flatMap((detail) => (detail.state === "failed" ? [detail.error] : [])),
  };
}

/** Without the filter, ACM lists RSA 1024 and 2048 only. */
function listAll(ctx: GatherContext, place: Place): Promise<Answer<CertificateSummary[]>> {
  return readList(
    ctx.session,
    place,
    listCertificates,
    (NextToken) => ({
      Includes: { keyTypes: Object.values(KeyAlgorithm) },
      MaxItems: PAGE_SIZE,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    "",
    ({ CertificateSummaryList, NextToken }) => ({ items: CertificateSummaryList, next: NextToken }),
  );
}

function namesOf({ DomainName = "", SubjectAlternativeNameSummaries = [] }: CertificateSummary): string[] {
  return [...new Set([DomainName, ...SubjectAlternativeNameSummaries])];
}

/** A summary shows the first hundred names only. */
function mayCover(summary: CertificateSummary, host: string): boolean {
  return (
    summary.HasAdditionalSubjectAlternativeNames === true ||
    namesOf(summary).some((name) => coversHost(name, host))
  );
}

/** A wildcard stands for exactly one label, the first: RFC 6125, 6.4.3. */
export function coversHost(name: string, host: string): boolean {
  const [pattern, asked] = [name.toLowerCase(), host.toLowerCase()];
  if (!pattern.startsWith("*.")) return pattern === asked;
  const dot = asked.indexOf(".");
  return dot > 0 && asked.slice(dot) === pattern.slice(1);
}
