import { Link2 } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { ExternalLink } from "@/components/ui/external-link";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { checkPath } from "@/lib/format/paths";
import { severityWord, shownStatus } from "@/lib/format/status";
import type { Finding } from "@/lib/model/finding";
import { EvidenceList } from "./evidence-view";
import { FixesView } from "./fixes-view";
import { missingPermissions } from "./missing-permissions";

interface FindingItemProps {
  readonly finding: Finding;
  /** Findings that merely follow from this one. */
  readonly followers: readonly Finding[];
  /** Passes and what is not applicable are lines; all else shows its evidence. */
  readonly brief?: boolean;
}

/** One line of the checklist, with what proves it and what mends it. */
export function FindingItem({ finding, followers, brief = false }: FindingItemProps) {
  const status = shownStatus(finding);
  const permissions = missingPermissions(finding);
  // Why something could not be read is said once.
  const evidence = finding.evidence.filter(
    (item) => item.type !== "gather-error" || !finding.because?.includes(item.error.message),
  );
  return (
    <li
      id={finding.check}
      data-row
      data-check={finding.check}
      data-status={finding.status}
      className={`grid gap-x-3 border-line border-t md:grid-cols-[104px_1fr] ${brief || status === "unknown" ? "py-2" : "py-3"}`}
    >
      <Status status={status} className="h-5 self-start" />
      <div className={`flex min-w-0 flex-col ${status === "unknown" ? "gap-1" : "gap-2"}`}>
        <div>
          <p className={brief ? "" : "font-semibold"}>{finding.title}</p>
          <p className="text-meta text-text-2">
            <Link href={checkPath(finding.check)} className="link inline-flex items-center gap-1">
              <Link2 size={12} strokeWidth={1.75} aria-hidden />
              {finding.check}
            </Link>
            {status === "fails" && ` · ${severityWord[finding.severity]} · proven`}
            {status === "likely" && ` · ${severityWord[finding.severity]} · likely`}
            {finding.followsFrom !== undefined && ` · follows from ${finding.followsFrom}`}
          </p>
        </div>
        {finding.because !== undefined && <p className="max-w-measure">{finding.because}</p>}
        {finding.needs !== undefined && <p className="text-text-2">Would be settled by {finding.needs}.</p>}
        {permissions.length > 0 && (
          <p className="-my-1 flex flex-wrap items-center gap-1">
            <span className="text-text-2">Missing permission</span> <code>{permissions.join(", ")}</code>
            <CopyButton text={permissions.join("\n")} what="the missing permissions" />
          </p>
        )}
        {!brief && evidence.length > 0 && permissions.length === 0 && <EvidenceList evidence={evidence} />}
        {!brief && finding.fixes.length > 0 && (
          <Disclosure summary={finding.fixes.length === 1 ? "Fix" : "Fixes"}>
            <FixesView fixes={finding.fixes} />
          </Disclosure>
        )}
        {!brief && finding.status === "fail" && finding.docs.length > 0 && (
          <p className="flex flex-wrap gap-x-4 text-meta max-md:flex-col [&_a]:min-h-7 [&_a]:items-center max-md:[&_a]:min-h-11">
            {finding.docs.map((doc) => (
              <ExternalLink key={doc.url} href={doc.url}>
                {doc.title}
              </ExternalLink>
            ))}
          </p>
        )}
        {followers.length > 0 && (
          <Disclosure
            summary={`${followers.length} more ${followers.length === 1 ? "follows" : "follow"} from this`}
          >
            <ul>
              {followers.map((follower) => (
                <FindingItem key={follower.check} finding={follower} followers={[]} />
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </li>
  );
}
