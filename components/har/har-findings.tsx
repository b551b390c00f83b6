import { ExternalLink } from "@/components/ui/external-link";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import type { HarEvidence, HarFinding } from "@/lib/clue/har";
import { placeText } from "@/lib/clue/har/exchange";
import { checkPath, symptomPath } from "@/lib/format/paths";

interface HarFindingsProps {
  readonly findings: readonly HarFinding[];
  readonly explained: readonly string[];
}

/** What broke, the request that shows it, how sure that is, and where it leads. */
export function HarFindings({ findings, explained }: HarFindingsProps) {
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="har-findings-title">
      <h3 id="har-findings-title" className="section-title pb-2">
        What the recording shows
      </h3>
      <ul>
        {findings.map((finding) => (
          <HarFindingItem key={finding.id} finding={finding} explained={explained} />
        ))}
      </ul>
    </section>
  );
}

function HarFindingItem({
  finding,
  explained,
}: { readonly finding: HarFinding } & Pick<HarFindingsProps, "explained">) {
  const { id, certainty, title, because, evidence, docs } = finding;
  const { symptom, check } = leads(finding, explained);
  return (
    <li
      data-har-finding={id}
      data-certainty={certainty}
      className="grid gap-x-3 border-line border-t py-3 md:grid-cols-[104px_1fr]"
    >
      <Status status={certainty === "proven" ? "fails" : "likely"} className="h-5 self-start" />
      <div className="flex min-w-0 flex-col gap-2">
        <p className="font-semibold">
          {title}
          <span className="font-normal text-meta text-text-2"> · {certainty}</span>
        </p>
        <p className="max-w-measure">{because}</p>
        <ul className="flex flex-col gap-1">
          {evidence.map((each) => (
            <li key={each.entry}>
              <EvidenceLine evidence={each} />
            </li>
          ))}
        </ul>
        <p className="flex flex-wrap gap-x-4 text-meta max-md:flex-col [&_a]:inline-flex [&_a]:min-h-7 [&_a]:items-center max-md:[&_a]:min-h-11">
          {symptom !== undefined && (
            <Link href={symptomPath(symptom)} className="link">
              {symptom} explained
            </Link>
          )}
          {check !== undefined && (
            <Link href={checkPath(check)} className="link">
              Check {check}
            </Link>
          )}
          {docs.map((doc) => (
            <ExternalLink key={doc.url} href={doc.url}>
              {doc.title}
            </ExternalLink>
          ))}
        </p>
      </div>
    </li>
  );
}

function EvidenceLine({
  evidence: { entry, method, place, status, shows },
}: {
  readonly evidence: HarEvidence;
}) {
  return (
    <p>
      <span className="text-text-2">Entry {entry}</span>{" "}
      <code className="wrap-anywhere">
        {method} {placeText(place)}
      </code>{" "}
      <span className="font-semibold">{status === 0 ? "no answer" : status}</span>: {shows}
    </p>
  );
}

/** A page under `/explain` only where there is one. */
function leads({ leadsTo }: HarFinding, explained: readonly string[]) {
  const named = [leadsTo.symptom, leadsTo.reason, leadsTo.status?.toString()];
  return {
    symptom: named.find((each) => each !== undefined && explained.includes(each)),
    check: leadsTo.check,
  };
}
