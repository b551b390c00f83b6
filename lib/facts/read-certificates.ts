import type { Certificate } from "../model/load-balancer";
import type { Located, PresentedCertificate } from "./artifact-of-chain";

/** The certificates that ACM told of, each with its place in the snapshot. */
export function readCertificates(presented: readonly PresentedCertificate[]): Located<Certificate>[] {
  return presented.flatMap(({ at, certificate, reference }) =>
    certificate.state === "ok"
      ? [
          {
            value: certificate.value,
            at,
            resource: {
              kind: "certificate" as const,
              id: reference.CertificateArn,
              name: certificate.value.DomainName,
            },
          },
        ]
      : [],
  );
}
