import type { ReactNode } from "react";
import { Gaps, Panel } from "@/components/panels/panel";
import { CodeBlock } from "@/components/ui/code-block";
import { Status } from "@/components/ui/status";
import { BriefTime, TimeStamp } from "@/components/ui/time-stamp";
import { missingStatement } from "@/lib/format/policy-statement";
import type { ChainEvidence } from "@/lib/model/chain-evidence";
import type { Gathered } from "@/lib/model/gathered";
import { ChangeList } from "./change-list";
import { MetricRows } from "./metric-rows";
import { ReadAgain } from "./read-again";
import type { LiveEvidence } from "./use-evidence";

type ReadProps = Extract<LiveEvidence, { state: "read" }> & { readonly id: string; readonly title: string };

/** What was recorded, once it is read. */
export default function ReadEvidence({ id, title, evidence, reading, isReading, retry }: ReadProps) {
  const { counted, window, metrics, trail, takenAt } = evidence;
  const changes = trail.state === "ok" ? trail.value.changes : [];
  const what = counted.kind === "load-balancer" ? "load balancer" : "stage";
  return (
    <Panel
      id={id}
      title={title}
      lead={
        <>
          {reading.headline !== null && (
            <p data-evidence="headline" className="wrap-anywhere font-semibold text-text">
              {reading.headline}.
            </p>
          )}
          {reading.metrics !== null && (
            <p data-evidence="branch" data-branch={reading.metrics.branch}>
              {reading.metrics.sentence} {reading.metrics.next}
            </p>
          )}
          {reading.moved !== null && <p data-evidence="moved">{reading.moved}</p>}
          <p>
            Metrics count the whole {what}
            {counted.name !== "" && ` ${counted.name}`}, never one {what === "stage" ? "method" : "rule"}.{" "}
            <BriefTime iso={window.from} form="day" /> to <BriefTime iso={window.to} />.
          </p>
          <p className="text-meta">
            Read <TimeStamp iso={takenAt} />.
          </p>
          <ReadAgain retry={retry} busy={isReading} />
        </>
      }
    >
      <Part title="Metrics" read={metrics}>
        {(series) =>
          series.every(({ points }) => points.length === 0) ? (
            <p>
              No data points <Span evidence={evidence} />: AWS reports a metric only where it counted
              something.
            </p>
          ) : (
            <MetricRows
              window={window}
              series={series}
              onset={reading.metrics?.onset ?? null}
              changes={changes}
            />
          )
        }
      </Part>
      <Part title="Changes" read={trail}>
        {(value) => <ChangeList trail={value} linked={reading.linked} />}
      </Part>
    </Panel>
  );
}

/** "in the last 3 h", or between two times where a moment was asked about. */
function Span({ evidence: { window, takenAt } }: { readonly evidence: ChainEvidence }) {
  if (Date.parse(window.to) >= Date.parse(takenAt)) return "in the last 3 h";
  return (
    <>
      between <BriefTime iso={window.from} form="day" /> and <BriefTime iso={window.to} form="day" />
    </>
  );
}

/** One source with states of its own: the other does not wait for it, nor fail with it. */
function Part<T>({
  title: name,
  read,
  children,
}: {
  readonly title: string;
  readonly read: Gathered<T>;
  readonly children: (value: T) => ReactNode;
}) {
  return (
    <section aria-label={name} data-recording={name.toLowerCase()} data-state={read.state} className="pb-3">
      <h4 className="pb-1 font-semibold">{name}</h4>
      {read.state === "ok" && children(read.value)}
      {read.state === "skipped" && <Gaps gaps={[read.reason]} />}
      {read.state === "failed" && (
        <div className="flex flex-col gap-2">
          <p>
            <Status status="unknown" /> <code>{read.error.operation}</code>: {read.error.message}
          </p>
          {read.error.code === "access-denied" && (
            <>
              <p className="text-text-2">The statement that is missing in the role's policy:</p>
              <CodeBlock code={missingStatement([read.error]) ?? ""} what="the policy statement" />
            </>
          )}
        </div>
      )}
    </section>
  );
}
