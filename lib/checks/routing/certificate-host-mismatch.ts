import type { Located, PresentedCertificate } from "../../facts/artifact-of-chain";
import { certificateCovers, certificateNames } from "../../facts/certificate-names";
import { expectedHosts } from "../../facts/expected-hosts";
import { readCertificates } from "../../facts/read-certificates";
import { type HostLeads, whereHostLeads } from "../../facts/where-host-leads";
import { listed } from "../../facts/words";
import type { Certainty, Fix, Severity, Verdict } from "../../model/finding";
import type { Certificate } from "../../model/load-balancer";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { regionOfArn } from "../fixes/rule";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "certificate-host-mismatch",
  title: "A certificate of the listener covers every host of the rule",
  failureTitle: "No certificate of the listener covers a host of the rule",
  description:
    "The listener answers with the certificate that names the host, else with its default one. Browsers refuse a certificate for another name before any rule is reached.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "listener",
  meets: "certificate warning",
  docs: [documents.albCertificates],
  requires: ["certificates", "listenerRules"],
  uses: ["loadBalancer", "requestedHost", "ownHost"],
  evaluate: (available, chain, { host }) => {
    const { certificates, listenerRules, loadBalancer, requestedHost, ownHost } = available;
    const hosts = expectedHosts(chain, listenerRules.value, host);
    const [first] = hosts;
    if (first === undefined)
      return { outcome: "unknown", because: "No host is known that this rule answers: it names none." };
    const known = readCertificates(certificates.value);
    const uncovered = hosts.filter((name) => !known.some(({ value }) => certificateCovers(value, name)));
    if (uncovered.length === 0) {
      const serving = known.filter(({ value }) => hosts.some((name) => certificateCovers(value, name)));
      return { outcome: "pass", evidence: serving.map((one) => namesOf(one)) };
    }
    const unread = certificates.value.find((one) => one.certificate.state !== "ok");
    if (unread) return mayCover(unread, uncovered);
    const asked = host !== undefined && hosts.includes(host) ? host : undefined;
    const leads =
      loadBalancer.state === "ok" && requestedHost.state === "ok"
        ? whereHostLeads(requestedHost.value.value, loadBalancer.value.value.DNSName, ownHost)
        : undefined;
    if (asked !== undefined && uncovered.includes(asked) && leads && mayEndTls(leads)) {
      return {
        outcome: "unknown",
        because: `No certificate of the listener covers ${asked}, but DNS does not lead browsers straight to the load balancer: what stands before it may present its own.`,
        evidence: known.map((one) => namesOf(one, asked)),
      };
    }
    const names = known.flatMap(({ value }) => certificateNames(value));
    const reach = asked !== undefined && !uncovered.includes(asked) ? `; ${asked} itself is covered` : "";
    return {
      outcome: "fail",
      ...gravity(asked, uncovered, leads),
      because: `No certificate of the listener covers ${listed(uncovered)}: they name ${listed(names)}${reach}.`,
      evidence: [
        field({ ...certificates, value: certificates.value.map((one) => one.reference) }, [], {
          expected: uncovered.join(" "),
        }),
        ...known.map((one) => namesOf(one, uncovered.join(" "))),
      ],
      fixes: [addCertificate(chain.listenerArn, uncovered)],
    };
  },
});

/**
 * Proven only for the host that was asked for, where browsers meet this listener. Other hosts of the rule may be
 * called by nobody, or only through a proxy.
 */
function gravity(
  asked: string | undefined,
  uncovered: readonly string[],
  leads: HostLeads | undefined,
): { certainty: Certainty; severity?: Severity } {
  if (asked === undefined) return { certainty: "likely", severity: "may-break" };
  if (!uncovered.includes(asked)) return { certainty: "likely", severity: "hygiene" };
  return { certainty: leads?.to === "load-balancer" ? "proven" : "likely" };
}

function mayEndTls(leads: HostLeads): boolean {
  return leads.to === "proxy"
    ? leads.proxy.endsTls
    : leads.to === "other-addresses" || leads.to === "other-load-balancer";
}

function namesOf(certificate: Located<Certificate>, expected?: string) {
  return field(certificate, ["SubjectAlternativeNames"], expected === undefined ? {} : { expected });
}

function mayCover(unread: PresentedCertificate, uncovered: readonly string[]): Verdict {
  const { certificate, reference } = unread;
  const failed = certificate.state === "failed" ? certificate.error : undefined;
  const why = failed
    ? `${failed.operation}: ${failed.message}`
    : certificate.state === "skipped"
      ? certificate.reason
      : "";
  return {
    outcome: "unknown",
    because: `Certificate ${reference.CertificateArn} could not be read (${why}), and no other covers ${listed(uncovered)}.`,
    ...(failed ? { evidence: [{ type: "gather-error", error: failed }] } : {}),
  };
}

function addCertificate(listenerArn: string, hosts: readonly string[]): Fix {
  const region = regionOfArn(listenerArn);
  return {
    type: "cli",
    title: "Add a certificate that covers the host",
    command: [
      awsCommand("acm", "request-certificate", {
        region,
        "domain-name": hosts[0] ?? "",
        ...(hosts.length > 1 ? { "subject-alternative-names": hosts.slice(1) } : {}),
        "validation-method": "DNS",
      }),
      "# create the DNS records that it asks for, wait until it is issued, then put in its ARN:",
      awsCommand("elbv2", "add-listener-certificates", {
        region,
        "listener-arn": listenerArn,
        certificates: "CertificateArn=ARN",
      }),
    ].join("\n"),
    risk: "Adds a certificate beside those there are; nothing is interrupted.",
  };
}
