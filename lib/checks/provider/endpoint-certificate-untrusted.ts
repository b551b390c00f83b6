import type { AskedEndpoint } from "../../facts/back-channel";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { type EndpointFault, judgeBackChannel } from "../judge-back-channel";

export default defineCheck({
  id: "endpoint-certificate-untrusted",
  title: "The provider's endpoints present certificates that a public CA vouches for",
  failureTitle: "An endpoint presents a certificate that a load balancer does not trust",
  description:
    "The load balancer accepts a provider's certificate only if it is in date, names the host and was issued by a public certificate authority. Otherwise it cannot talk to the endpoint, and the request ends in 500: the callback of a sign-in, or every call where a rule validates tokens and fetches its keys there.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "500",
  docs: [documents.albAuthentication],
  requires: ["backChannel"],
  evaluate: ({ backChannel }) => judgeBackChannel(backChannel.value, judge),
});

function judge({ name, url, probe }: AskedEndpoint): EndpointFault | "unknown" | null {
  const { hostname, host, port } = new URL(url);
  const seen = probe.certificate;
  const fixes = renew(hostname, port || "443");
  const untrusted: EndpointFault = {
    because: `${name}: ${host} presents a certificate that no public authority vouches for, seen from the dashboard.`,
    detail: `issued by ${seen?.issuer ?? "an unknown authority"}`,
    certainty: "likely",
    fixes,
  };
  // Accepted here: an authority of one's own that the dashboard was taught to trust is none to a load balancer.
  const accepted = () => {
    if (seen?.publiclyTrusted === null) return "unknown";
    return seen?.publiclyTrusted === false ? untrusted : null;
  };
  if (probe.outcome === "answered") return accepted();
  switch (probe.code) {
    case "certificate-expired":
      return {
        because: `${name}: the certificate of ${host} expired${seen ? ` on ${seen.validTo.slice(0, 10)}` : ""}.`,
        detail: seen ? `valid until ${seen.validTo}, issued by ${seen.issuer}` : "expired",
        certainty: "proven",
        fixes,
      };
    case "certificate-not-yet-valid":
      return {
        because: `${name}: the certificate of ${host} is not valid yet, by the dashboard's clock.`,
        detail: seen ? `valid from ${seen.validFrom}, issued by ${seen.issuer}` : "not valid yet",
        certainty: "likely",
        fixes,
      };
    case "certificate-name-mismatch": {
      const names = namesOf(seen?.altNames ?? []);
      return {
        because: `${name}: the certificate of ${host} is for ${names}.`,
        detail: `presented for ${names}`,
        // Behind an authority of one's own, another server may answer here than the public meets.
        certainty: seen?.publiclyTrusted === true ? "proven" : "likely",
        fixes,
      };
    }
    case "certificate-untrusted":
      return untrusted;
    case "timed-out":
    case "connection-lost":
    case "invalid-response":
    case "unexpected-encoding":
    case "too-large":
      // Where a certificate was shown, what failed came after it.
      return seen ? accepted() : "unknown";
    default:
      return "unknown";
  }
}

/** Certificates of large providers carry hundreds of names. */
function namesOf(altNames: readonly string[]): string {
  if (altNames.length === 0) return "another name";
  const more = altNames.length - 3;
  return altNames.slice(0, 3).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function renew(host: string, port: string): EndpointFault["fixes"] {
  return [
    {
      type: "steps",
      title: "Have the provider present a public certificate",
      steps: [
        `See it as it is: openssl s_client -connect ${host}:${port} -servername ${host} </dev/null | openssl x509 -noout -dates -issuer -ext subjectAltName`,
        `Whoever runs ${host} renews it: in date, naming ${host}, from a public authority, with its intermediate certificates.`,
      ],
    },
  ];
}
