"use client";

import { ListChecks } from "lucide-react";
import { useId, useState } from "react";
import { PermissionResult } from "./permission-result";
import { usePermissionTrial } from "./use-permission-trial";

interface PermissionTrialProps {
  /** 12 digits; null: the caller's own. */
  readonly account: string | null;
  /** For the name of the button: "demo". */
  readonly name: string;
  readonly regions: readonly string[];
  readonly actions: number;
}

/** The button that has each permission of an account tried, and what came of it. */
export function PermissionTrial({ account, name, regions, actions }: PermissionTrialProps) {
  const [state, start] = usePermissionTrial(account);
  const [region, setRegion] = useState(regions[0] ?? "");
  const regionId = useId();
  const trying = state.step === "trying";
  return (
    <div className="flex flex-col gap-3" data-permissions={state.step}>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        {regions.length > 1 && (
          <>
            <label htmlFor={regionId} className="text-meta text-text-2">
              Region
            </label>
            <select
              id={regionId}
              value={region}
              onChange={(event) => setRegion(event.target.value)}
              className="field"
            >
              {regions.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </>
        )}
        <button
          type="button"
          className="button"
          aria-disabled={trying}
          aria-label={`Try each permission of ${name}`}
          onClick={() => {
            if (!trying) start(region);
          }}
        >
          <ListChecks size={16} strokeWidth={1.75} aria-hidden />
          {state.step === "idle" ? "Try each permission" : trying ? "Trying…" : "Try again"}
        </button>
        <p className="min-w-0 flex-1 basis-60 text-meta text-text-2">
          Sends each of the {actions} reading actions to AWS once, by its smallest question. Nothing is
          changed, and nothing that is read is kept.
        </p>
      </div>
      <p role="status" className={trying ? "text-text-2" : "sr-only"}>
        {trying && `Trying ${actions} actions in ${region}. This takes a few seconds.`}
        {state.step === "done" && "Tried. The result stands below."}
      </p>
      {state.step === "failed" && (
        <p role="alert" className="text-unknown">
          {state.message}
        </p>
      )}
      {state.step === "done" && <PermissionResult report={state.report} />}
    </div>
  );
}
