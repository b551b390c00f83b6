import {
  type CertificateDetail,
  type CertificateSummary,
  DescribeCertificate$,
  type DescribeCertificateRequest,
  type DescribeCertificateResponse,
  type KeyAlgorithm,
  ListCertificates$,
  type ListCertificatesRequest,
  type ListCertificatesResponse,
  ResourceNotFoundException$,
  ThrottlingException$,
  ValidationException$,
} from "@aws-sdk/client-acm";
import { pageOf } from "./paging";
import { awsError, byName, type Handler, operation, type Service } from "./service";

/** ACM takes `RSA_2048` but answers `RSA-2048` (https://docs.aws.amazon.com/cli/latest/reference/acm/describe-certificate.html, example). */
function answered<T extends { KeyAlgorithm?: KeyAlgorithm | undefined }>(row: T): T {
  return { ...row, KeyAlgorithm: row.KeyAlgorithm?.replaceAll("_", "-") as KeyAlgorithm | undefined };
}

function summaryOf(certificate: CertificateDetail): CertificateSummary {
  const names = certificate.SubjectAlternativeNames ?? [];
  return answered({
    CertificateArn: certificate.CertificateArn,
    DomainName: certificate.DomainName,
    SubjectAlternativeNameSummaries: names.slice(0, 100),
    HasAdditionalSubjectAlternativeNames: names.length > 100,
    Status: certificate.Status,
    Type: certificate.Type,
    KeyAlgorithm: certificate.KeyAlgorithm,
    KeyUsages: certificate.KeyUsages?.flatMap(({ Name }) => Name ?? []),
    ExtendedKeyUsages: certificate.ExtendedKeyUsages?.flatMap(({ Name }) => Name ?? []),
    InUse: (certificate.InUseBy ?? []).length > 0,
    RenewalEligibility: certificate.RenewalEligibility,
    NotBefore: certificate.NotBefore,
    NotAfter: certificate.NotAfter,
    CreatedAt: certificate.CreatedAt,
    IssuedAt: certificate.IssuedAt,
    ImportedAt: certificate.ImportedAt,
  });
}

/** Without `keyTypes` only RSA_1024 and RSA_2048 are listed (https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html). */
const listCertificates: Handler<ListCertificatesRequest, ListCertificatesResponse> = (
  state,
  input,
  context,
) => {
  const { CertificateStatuses, Includes, MaxItems, NextToken } = input;
  if (MaxItems !== undefined && (MaxItems < 1 || MaxItems > 1000)) {
    return awsError(ValidationException$, `Value '${MaxItems}' at 'maxItems' must be between 1 and 1000`);
  }
  const keyTypes: readonly string[] = Includes?.keyTypes ?? ["RSA_1024", "RSA_2048"];
  const rows = state.acm.certificates.filter(
    ({ KeyAlgorithm = "RSA_2048", Status = "ISSUED" }) =>
      keyTypes.includes(KeyAlgorithm) && (CertificateStatuses?.includes(Status) ?? true),
  );
  const page = pageOf(context, rows, { token: NextToken, size: MaxItems, max: 1000 });
  if (page.state === "bad-token") return awsError(ValidationException$, "Invalid NextToken");
  return { CertificateSummaryList: page.rows.map(summaryOf), NextToken: page.next };
};

const describeCertificate: Handler<DescribeCertificateRequest, DescribeCertificateResponse> = (
  state,
  { CertificateArn },
  { account },
) => {
  const certificate = state.acm.certificates.find((row) => row.CertificateArn === CertificateArn);
  if (certificate !== undefined) return { Certificate: answered(certificate) };
  return awsError(
    ResourceNotFoundException$,
    `Could not find certificate ${CertificateArn} in account ${account}.`,
  );
};

/** https://docs.aws.amazon.com/acm/latest/APIReference/Welcome.html */
export const acm: Service = {
  name: "acm",
  protocol: "awsJson1_1",
  version: "2015-12-08",
  target: "CertificateManager",
  xmlNamespace: "",
  denied: (message) => awsError("AccessDeniedException", message),
  throttled: () => awsError(ThrottlingException$, "Rate exceeded"),
  expired: () => awsError("ExpiredTokenException", "The security token included in the request is expired"),
  resourceOf: ({ CertificateArn }) => (typeof CertificateArn === "string" ? CertificateArn : undefined),
  operations: byName([
    operation(ListCertificates$, listCertificates),
    operation(DescribeCertificate$, describeCertificate),
  ]),
};
