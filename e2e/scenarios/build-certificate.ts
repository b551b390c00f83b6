import type { RegionState } from "../sandbox/world";
import { arn, daysFrom, type Ids } from "./build-ids";

type Certificate = RegionState["acm"]["certificates"][number];

/** An issued RSA certificate for `names`, valid from 30 days before `base` to 365 days after. */
export function acmCertificate(
  ids: Ids,
  names: readonly [string, ...string[]],
  usedBy: string,
  base: Date,
): Certificate {
  const h = ids.hex(`certificate ${names[0]}`, 32);
  const uuid = [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join("-");
  return {
    CertificateArn: arn("acm", `certificate/${uuid}`),
    DomainName: names[0],
    SubjectAlternativeNames: [...names],
    DomainValidationOptions: names.map((DomainName) => ({
      DomainName,
      ValidationStatus: "SUCCESS" as const,
      ValidationMethod: "DNS" as const,
    })),
    Serial: ids.hex(`serial ${names[0]}`, 32).replace(/(..)(?=.)/g, "$1:"),
    Subject: `CN=${names[0]}`,
    Issuer: "Amazon",
    CreatedAt: daysFrom(base, -30),
    IssuedAt: daysFrom(base, -30),
    NotBefore: daysFrom(base, -30),
    NotAfter: daysFrom(base, 365),
    Status: "ISSUED",
    Type: "AMAZON_ISSUED",
    KeyAlgorithm: "RSA_2048",
    SignatureAlgorithm: "SHA256WITHRSA",
    InUseBy: [usedBy],
    RenewalEligibility: "ELIGIBLE",
    KeyUsages: [{ Name: "DIGITAL_SIGNATURE" }, { Name: "KEY_ENCIPHERMENT" }],
    ExtendedKeyUsages: [{ Name: "TLS_WEB_SERVER_AUTHENTICATION", OID: "1.3.6.1.5.5.7.3.1" }],
    Options: { CertificateTransparencyLoggingPreference: "ENABLED" },
  };
}
