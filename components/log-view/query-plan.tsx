import { CodeBlock } from "@/components/ui/code-block";
import { ExternalLink } from "@/components/ui/external-link";
import type { QueryPlan } from "@/lib/logs/log-reading";
import { number, size } from "./figures";

interface QueryPlanViewProps {
  readonly plan: QueryPlan;
  readonly onConfirm: () => void;
}

/** What Athena would be asked, what that may cost and what it leaves behind, before it is asked. */
export function QueryPlanView({ plan, onConfirm }: QueryPlanViewProps) {
  const { workgroup, table, sql, objects, bytes, limitBytes, results } = plan;
  if (objects === 0) {
    return (
      <div className="flex flex-col gap-2 pt-3" data-s3-objects={0}>
        <p role="status" className="font-semibold">
          No file of this time is there.
        </p>
        <p className="max-w-measure text-text-2">
          Files come some minutes after the five minutes that they hold, and a load balancer without requests
          writes none. Athena is not asked.
        </p>
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-2 pt-3" data-s3-objects={objects}>
      <p role="status" className="max-w-measure">
        Athena would scan <span className="font-semibold">{size(bytes)} at least</span> ({number(objects)}{" "}
        {objects === 1 ? "file" : "files"} of this load balancer, and what else lies in the folders of the
        same days), and <span className="font-semibold">{size(limitBytes)} at most</span>: there workgroup{" "}
        <code>{workgroup}</code> ends the query.
      </p>
      <p className="max-w-measure text-text-2">
        Asked of table <code className="wrap-anywhere">{table}</code>. It reads, and changes nothing.{" "}
        {results === null ? (
          "Athena keeps the result itself, for a day."
        ) : (
          <>
            Athena writes the result, counts and lines without their query, to{" "}
            <code className="wrap-anywhere">{results}</code>, where it stays.
          </>
        )}
      </p>
      <div className="w-full">
        <CodeBlock code={sql} what="the SQL" low />
      </div>
      <p className="max-w-measure text-meta text-text-2">
        Athena bills what it scans.{" "}
        <ExternalLink href="https://aws.amazon.com/athena/pricing/">Prices of Athena</ExternalLink>
      </p>
      <button type="button" className="button button-filled" onClick={onConfirm}>
        Ask Athena
      </button>
    </div>
  );
}
