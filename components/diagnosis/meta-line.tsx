import { TimeStamp } from "@/components/ui/time-stamp";
import { certaintyOf } from "@/lib/format/causes";
import { duration } from "@/lib/format/time";
import type { Diagnosis } from "@/lib/model/diagnosis";

interface MetaLineProps {
  readonly diagnosis: Diagnosis;
  readonly probing: boolean;
}

/** How sure, when and where it was read, and what that took. */
export function MetaLine({ diagnosis, probing }: MetaLineProps) {
  const { source, snapshot, request } = diagnosis;
  const certainty = certaintyOf(diagnosis);
  const account = [source.accountName, source.account].filter((part) => part !== "").join(" ");
  const owner = source.owner === "" ? "owner unknown" : source.owner.replace(/^(?!owner )/, "owner ");
  const parts = [account, source.region, source.account === "" ? "" : owner].filter((part) => part !== "");
  return (
    <div className="text-meta text-text-2">
      <p>
        {certainty !== null && <>{certainty} · </>}
        read <TimeStamp iso={snapshot.takenAt} />
        {parts.map((part) => ` · ${part}`).join("")}
        {` · ${snapshot.calls} ${snapshot.calls === 1 ? "call" : "calls"} in ${duration(snapshot.elapsedMs)}`}
      </p>
      {request.at !== undefined && (
        <p>
          You asked about <TimeStamp iso={request.at} form="day" />. The configuration is that of{" "}
          <TimeStamp iso={snapshot.takenAt} form="day" />: what was changed or repaired between the two does
          not show.
        </p>
      )}
      {/* Its line stays when it is gone: nothing below it moves. */}
      <p role="status" className="-mb-2 min-h-4">
        {probing && (
          <>
            {asked(diagnosis)}
            <span className="max-md:hidden">; the verdict may sharpen</span>.
          </>
        )}
      </p>
    </div>
  );
}

/** What the verdict does not wait for: of an API more than its issuers. */
function asked({ resolution }: Diagnosis): string {
  return resolution.kind === "alb"
    ? "The identity provider is being asked"
    : "The rest of the API is being asked";
}
