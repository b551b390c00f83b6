import { CopyButton } from "@/components/ui/copy-button";
import { ExternalLink } from "@/components/ui/external-link";
import { Status } from "@/components/ui/status";
import { consoleLink } from "@/lib/format/console-link";
import { cutMiddle } from "@/lib/format/cut-middle";
import { shownStatus } from "@/lib/format/status";
import type { Finding } from "@/lib/model/finding";
import type { FlowNode } from "@/lib/model/flow-graph";

interface HopPanelProps {
  readonly node: FlowNode;
  /** Findings of this hop. */
  readonly findings: readonly Finding[];
}

const longestValue = 44;

/** The configuration of one hop, its checks, and where AWS shows the same. */
export function HopPanel({ node, findings }: HopPanelProps) {
  const link = node.resource && consoleLink(node.resource);
  const shown = findings.filter(
    (finding) => finding.status !== "not-applicable" && finding.status !== "pass",
  );
  const passes = findings.filter((finding) => finding.status === "pass").length;
  return (
    <div className="panel p-4">
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="section-title">{node.title}</h3>
        <Status status={node.status} className="text-meta" />
      </div>
      <p className="text-text-2">{node.name}</p>
      {node.details.length > 0 && (
        <dl className="mt-3 border-line border-t">
          {node.details.map(({ label, value }) => (
            <div key={`${label} ${value}`} className="border-line border-b py-1">
              <dt className="text-meta text-text-2">{label}</dt>
              <dd className="flex items-center justify-between gap-1">
                <code title={value}>{cutMiddle(value, longestValue)}</code>
                <CopyButton text={value} what={label} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {shown.length > 0 && (
        <ul className="mt-3 flex flex-col gap-2">
          {shown.map((finding) => (
            <li key={finding.check}>
              <a href={`#${finding.check}`} className="link block">
                <Status status={shownStatus(finding)} className="text-meta" />
                <span className="block">{finding.title}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 text-meta text-text-2">
        {passes === 0
          ? "No check passes here."
          : passes === 1
            ? "1 check passes here."
            : `${passes} checks pass here.`}
        {link && (
          <>
            {" "}
            <ExternalLink href={link}>Open in the AWS console</ExternalLink>
          </>
        )}
      </p>
    </div>
  );
}
