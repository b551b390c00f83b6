import type { Located } from "../../facts/artifact-of-chain";
import { certificateCovers } from "../../facts/certificate-names";
import { expectedHosts } from "../../facts/expected-hosts";
import { readCertificates } from "../../facts/read-certificates";
import { capital } from "../../facts/words";
import type { Evidence, Fix, Severity } from "../../model/finding";
import type { Certificate } from "../../model/load-balancer";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { regionOfArn } from "../fixes/rule";
import { awsCommand } from "../fixes/shell";

const soonDays = 14;
const dayMs = 86_400_000;

export default defineCheck({
  id: "certificate-expired",
  title: "The certificate that serves the host is in date",
  failureTitle: "The certificate that serves the host is out of date, or soon will be",
  description:
    "Browsers refuse an expired certificate before any rule is reached. ACM renews its own certificates while their DNS records stand; imported ones are renewed by whoever imported them.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "listener",
  meets: "certificate warning",
  docs: [
    documents.albCertificates,
    {
      title: "Managed certificate renewal",
      url: "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
    },
  ],
  requires: ["certificates", "listenerRules"],
  evaluate: ({ certificates, listenerRules }, chain, { host, now }) => {
    const hosts = expectedHosts(chain, listenerRules.value, host);
    const asked = host !== undefined && hosts.includes(host) ? [host] : hosts;
    const unread = certificates.value.find((one) => one.certificate.state !== "ok");
    const known = readCertificates(certificates.value)
      .map((one) => ({ one, ...standing(one.value, now) }))
      .toSorted((a, b) => a.days - b.days);
    // Of several that cover a host, the load balancer prefers one in date. Without a host any may be meant.
    const serving = asked.map((name) => known.findLast(({ one }) => certificateCovers(one.value, name)));
    const judged = asked.length === 0 ? known : known.filter((one) => serving.includes(one));
    const [first] = judged;
    if (!first) {
      if (unread && unread.certificate.state !== "ok")
        return notRead("The listener's certificate", unread.certificate);
      return { outcome: "unknown", because: "No certificate of the listener covers the host." };
    }
    const proof: [Evidence, ...Evidence[]] = [
      dateEvidence(first, now),
      ...judged.slice(1).map((one) => dateEvidence(one, now)),
    ];
    const bad = judged.filter(({ days }) => days < 0);
    const undated = judged.find(({ days }) => days === Number.NEGATIVE_INFINITY);
    const doubt = undated
      ? undated.text
      : bad.length > 0 && unread
        ? `certificate ${unread.reference.CertificateArn} could not be read and may serve the host; ${first.text}`
        : asked.length === 0 && bad.length > 0 && bad.length < judged.length
          ? `which certificate serves this rule is not known without a URL; ${first.text}`
          : undefined;
    if (doubt !== undefined) return { outcome: "unknown", because: `${capital(doubt)}.`, evidence: proof };
    if (first.days > soonDays) return { outcome: "pass", evidence: proof };
    return {
      outcome: "fail",
      certainty: "proven",
      ...lowered(bad.length, judged.length),
      because: `${capital(first.text)}.`,
      evidence: proof,
      fixes: renewal(first.one.value, regionOfArn(chain.listenerArn)),
    };
  },
});

interface Standing {
  /** Days until it ends; negative where it is not in force, without end where ACM gives no date. */
  readonly days: number;
  readonly dated: "NotAfter" | "NotBefore";
  readonly text: string;
}

/** Both ends of the validity period belong to it (RFC 5280 §4.1.2.5). */
function standing({ DomainName, NotAfter, NotBefore, Status }: Certificate, now: Date): Standing {
  const name = `the certificate for ${DomainName}`;
  const daysUntil = (date: string) => (Date.parse(date) - now.getTime()) / dayMs;
  if (NotBefore !== undefined && daysUntil(NotBefore) > 0) {
    const text = `${name} is valid from ${NotBefore.slice(0, 10)} only`;
    return { days: -daysUntil(NotBefore), dated: "NotBefore", text };
  }
  if (NotAfter === undefined) {
    return {
      days: Number.NEGATIVE_INFINITY,
      dated: "NotAfter",
      text: `${name} has no dates: it is ${Status}`,
    };
  }
  const days = daysUntil(NotAfter);
  const left = Math.ceil(days);
  const how = days < 0 ? "expired" : `expires in ${left} ${left === 1 ? "day" : "days"},`;
  return { days, dated: "NotAfter", text: `${name} ${how} on ${NotAfter.slice(0, 10)}` };
}

/** Some hosts of several: some requests. None yet: worth saying, and no cause of what is seen now. */
function lowered(bad: number, judged: number): { severity?: Severity } {
  if (bad === 0) return { severity: "hygiene" };
  return bad < judged ? { severity: "may-break" } : {};
}

function dateEvidence(
  { one, dated }: Standing & { readonly one: Located<Certificate> },
  now: Date,
): Evidence {
  const today = now.toISOString().slice(0, 10);
  return field(one, [dated], { expected: dated === "NotAfter" ? `after ${today}` : `before ${today}` });
}

function renewal({ CertificateArn }: Certificate, region: string): Fix[] {
  return [
    {
      type: "cli",
      title: "See why it was not renewed",
      command: awsCommand("acm", "describe-certificate", {
        region,
        "certificate-arn": CertificateArn,
        query:
          "Certificate.{Type:Type,Status:Status,Renewal:RenewalSummary,Validation:DomainValidationOptions}",
      }),
      risk: "Reads only.",
    },
    {
      type: "steps",
      title: "Renew it",
      steps: [
        "Issued by ACM: put back the DNS validation records that the command shows; ACM then renews by itself.",
        `Imported: import the new one under the same ARN (${CertificateArn}); listeners take it at once.`,
      ],
    },
  ];
}
