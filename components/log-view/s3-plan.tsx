import { ExternalLink } from "@/components/ui/external-link";
import type { LogsPlan } from "@/lib/logs/log-reading";
import { number, size } from "./figures";

interface S3PlanProps {
  readonly plan: LogsPlan;
  readonly onConfirm: () => void;
  /** Null: Athena may not be asked. */
  readonly onAskAthena: (() => void) | null;
}

/** What a reading would take, before it is begun. */
export function S3Plan({ plan, onConfirm, onAskAthena }: S3PlanProps) {
  const { bucket, folder, ownBucket, objects, bytes, beyond, requests } = plan;
  const files = (count: number) => `${number(count)} ${count === 1 ? "file" : "files"}`;
  return (
    <div className="flex flex-col items-start gap-2 pt-3" data-s3-objects={objects}>
      <p role="status">
        {objects === 0 ? (
          <span className="font-semibold">No file of this time is there.</span>
        ) : (
          <>
            <span className="font-semibold">
              {files(objects)}, {size(bytes)}
            </span>{" "}
            would be read, the newest first.
          </>
        )}
      </p>
      <p className="text-text-2">
        <code className="wrap-anywhere">
          s3://{bucket}/{folder}
        </code>
        {!ownBucket && " The bucket belongs to another account."}
      </p>
      {objects === 0 && (
        <p className="max-w-measure text-text-2">
          Files come some minutes after the five minutes that they hold, and a load balancer without requests
          writes none.
        </p>
      )}
      {beyond.objects > 0 && (
        <p className="max-w-measure text-text-2">
          {files(beyond.objects)} more, {size(beyond.bytes)}, are older and beyond what one reading takes. On
          the command line there is no such limit: <code>npx authpath logs FILE…</code>
        </p>
      )}
      {beyond.objects > 0 && onAskAthena !== null && (
        <button type="button" className="button" onClick={onAskAthena}>
          See what Athena would take
        </button>
      )}
      {objects > 0 && (
        <>
          <p className="max-w-measure text-meta text-text-2">
            S3 bills {number(requests.get)} GET and {number(requests.list)} LIST{" "}
            {requests.list === 1 ? "request" : "requests"}, and the transfer where the dashboard does not run
            in the bucket's Region.{" "}
            <ExternalLink href="https://aws.amazon.com/s3/pricing/">Prices of S3</ExternalLink>
          </p>
          <button type="button" className="button button-filled" onClick={onConfirm}>
            Read {files(objects)}
          </button>
        </>
      )}
    </div>
  );
}
