import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { Status } from "@/components/ui/status";
import { TimeStamp } from "@/components/ui/time-stamp";
import { cutMiddle } from "@/lib/format/cut-middle";
import type { PermissionReport, PermissionTry } from "@/lib/model/permission-report";
import { orderTries, outcomeLook } from "./order-tries";

/** What trying showed: what is missing first, with the statement that allows it; what is allowed folds. */
export function PermissionResult({ report }: { readonly report: PermissionReport }) {
  const { open, allowed, counts, hidden } = orderTries(report);
  if (hidden !== null) {
    return (
      <div>
        <Status status="unknown" word="Nothing could be tried" className="font-semibold" />
        <p>{hidden}</p>
        <p className="text-text-2">
          Load this page again: it says whose credentials are in use, and what to do.
        </p>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <p>
        <span className="font-semibold">{counts}</span>
        <span className="text-meta text-text-2">
          {" "}
          in {report.region} · {report.calls} calls · <TimeStamp iso={report.takenAt} />
        </span>
      </p>
      {report.missing !== null && (
        <div className="flex flex-col gap-1">
          <p className="text-text-2">Add this statement to the policy of the role:</p>
          <CodeBlock code={report.missing} what="the policy statement" low />
        </div>
      )}
      {report.missingForLogs !== null && (
        <div className="flex flex-col gap-1">
          <p className="text-text-2">To count access logs, the role needs these statements:</p>
          <CodeBlock code={report.missingForLogs} what="the policy statements for access logs" low />
        </div>
      )}
      {open.length > 0 && <Tries tries={open} />}
      {allowed.length > 0 && (
        <Disclosure summary={open.length === 0 ? "Each of them" : `${allowed.length} allowed`}>
          <Tries tries={allowed} />
        </Disclosure>
      )}
    </div>
  );
}

function Tries({ tries }: { readonly tries: readonly PermissionTry[] }) {
  return (
    <ul>
      {tries.map(({ action, outcome, resource, why }) => (
        <li
          key={action}
          data-permission={action}
          data-outcome={outcome}
          className="grid grid-cols-[104px_1fr] items-start gap-x-2 border-line border-t py-1"
        >
          <Status status={outcomeLook[outcome].status} word={outcomeLook[outcome].word} />
          <div className="min-w-0">
            <code className="font-semibold">{action}</code>
            {resource !== "" && (
              <code title={resource} className="block text-text-2">
                {cutMiddle(resource, 64)}
              </code>
            )}
            {why !== "" && <p className="text-text-2">{why}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
