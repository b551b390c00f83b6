import { ReadErrors } from "@/components/diagnosis/read-errors";
import { TimeStamp } from "@/components/ui/time-stamp";
import type { GatherError } from "@/lib/model/gathered";

interface FleetScopeProps {
  readonly scopes: { readonly asked: number; readonly read: number };
  readonly takenAt: string;
}

/** How much of what there is was read, and when. */
export function FleetScope({ scopes, takenAt }: FleetScopeProps) {
  const missing = scopes.asked - scopes.read;
  return (
    <p className="text-meta text-text-2">
      {scopes.read} of {scopes.asked} load balancers and APIs read <TimeStamp iso={takenAt} />
      {missing > 0 && <strong className="text-unknown"> · {missing} could not be read</strong>}
    </p>
  );
}

/** Failures of the sweep, one place for all. */
export function FleetErrors({ errors }: { readonly errors: readonly GatherError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="pt-8">
      <ReadErrors errors={errors} />
    </div>
  );
}
