import "server-only";
import type { CertificateDetail } from "@aws-sdk/client-acm";
import { describeCertificate } from "../../aws/operations/acm";
import { type Gathered, skipped } from "../../model/gathered";
import type { Certificate } from "../../model/load-balancer";
import { readOne } from "../answers";
import { type GatherContext, placeOfAccount } from "../context";
import { withoutUndefined } from "../without-undefined";

export const actions = [describeCertificate.action];

/** https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html */
export function normaliseCertificate(raw: CertificateDetail): Certificate {
  return withoutUndefined({
    CertificateArn: raw.CertificateArn ?? "",
    Status: raw.Status ?? "",
    DomainName: raw.DomainName ?? "",
    SubjectAlternativeNames: raw.SubjectAlternativeNames ?? [],
    NotBefore: raw.NotBefore?.toISOString(),
    NotAfter: raw.NotAfter?.toISOString(),
    Type: raw.Type,
  });
}

/** What ACM says of a certificate. Those of IAM and of accounts that are not configured are skipped. */
export async function readCertificate(ctx: GatherContext, arn: string): Promise<Gathered<Certificate>> {
  const match = /^arn:[^:]+:(acm|iam):([^:]*):(\d{12}):/.exec(arn);
  if (!match) return skipped(`${arn} is not the ARN of a certificate`);
  const [, service, region = "", account = ""] = match;
  if (service === "iam") return skipped("it is a server certificate of IAM, which is not read");
  const place = await placeOfAccount(ctx, account, region);
  if (place.state !== "ok") return place;
  return readOne(
    ctx.session,
    place.value,
    describeCertificate,
    { CertificateArn: arn },
    arn,
    (output) => output.Certificate && normaliseCertificate(output.Certificate),
  );
}
