"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { BriefTime } from "@/components/ui/time-stamp";
import { diagnosePath, symptomPath } from "@/lib/format/paths";
import { number } from "./figures";
import { type ReasonRow, ruleWord, share } from "./reason-rows";
import type { TimeAxis } from "./time-bars";
import { TimeBars } from "./time-bars-view";

interface ReasonRowViewProps {
  readonly row: ReasonRow;
  readonly axis: TimeAxis;
  readonly explained: readonly string[];
}

/** One reason: how often, where, since when; its earliest line opens below. */
export function ReasonRowView({ row, axis, explained }: ReasonRowViewProps) {
  const [open, setOpen] = useState(false);
  const sampleId = useId();
  const { reason, status, host, rule, loadBalancer, first, last, count, buckets, sample } = row.counted;
  const what = `${reason ?? `status ${status}`} on ${host ?? "no host"}`;
  return (
    <>
      <tr
        className="reason-row"
        data-row
        data-reason={reason ?? ""}
        data-status={status}
        data-host={host ?? ""}
      >
        <td className="reason-number font-semibold" data-label="lines">
          {number(count)}
        </td>
        <td className="reason-number" data-label="of the host's requests">
          <span title={`${number(count)} of ${number(row.ofHost)} requests to this host`}>
            {share(count, row.ofHost)}
          </span>
        </td>
        <td data-label="status">{status === 0 ? "000" : status}</td>
        <td className="reason-what">
          {reason === null ? (
            <span className="text-text-2">no reason in the log</span>
          ) : (
            <code className="font-semibold">{reason}</code>
          )}
        </td>
        <td className="reason-host">
          {host ?? <span className="text-text-2">no host name</span>}
          <span className="block text-meta text-text-2">
            rule {ruleWord(rule)}
            {loadBalancer !== null && ` of ${loadBalancer.split("/")[1] ?? loadBalancer}`}
          </span>
        </td>
        <td className="reason-times">
          <BriefTime iso={first} form="day" />
          <span className="text-text-2">
            {" to "}
            <BriefTime iso={last} form="day" />
          </span>
        </td>
        <td className="reason-bars">
          <TimeBars axis={axis} buckets={buckets} />
        </td>
        <td className="reason-links">
          <RowLinks row={row} what={what} explained={explained} />
          <button
            type="button"
            className="flex min-h-7 items-center gap-1 text-text-2 hover:text-text max-md:min-h-11"
            aria-expanded={open}
            aria-controls={sampleId}
            aria-label={`Earliest line of ${what}`}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight
              size={16}
              strokeWidth={1.75}
              aria-hidden
              className={`shrink-0 motion-safe:transition-transform ${open ? "rotate-90" : ""}`}
            />
            Earliest line
          </button>
        </td>
      </tr>
      {open && (
        <tr className="reason-sample">
          <td colSpan={8} id={sampleId}>
            <CodeBlock code={sample} what="the redacted line" low />
          </td>
        </tr>
      )}
    </>
  );
}

interface RowLinksProps {
  readonly row: ReasonRow;
  readonly what: string;
  readonly explained: readonly string[];
}

function RowLinks({ row, what, explained }: RowLinksProps) {
  const { reason, status, host, first, answeredBy } = row.counted;
  const symptom = reason ?? String(status);
  const look = "link inline-flex min-h-7 items-center max-md:min-h-11";
  return (
    <>
      {answeredBy === "load-balancer" && host !== null && (
        <Link
          className={look}
          aria-label={`Diagnose ${what}`}
          href={diagnosePath({
            url: `https://${host}/`,
            status: String(status),
            ...(reason === null ? {} : { reason }),
            at: first,
          })}
        >
          Diagnose
        </Link>
      )}
      {(reason !== null || explained.includes(symptom)) && (
        <Link className={look} aria-label={`What ${symptom} means`} href={symptomPath(symptom)}>
          Explain
        </Link>
      )}
    </>
  );
}
