"use client";

import { useCallback, useState } from "react";
import type { PermissionReport } from "@/lib/model/permission-report";

export type TrialState =
  | { readonly step: "idle" }
  | { readonly step: "trying" }
  | { readonly step: "done"; readonly report: PermissionReport }
  | { readonly step: "failed"; readonly message: string };

/** Has the server try each permission of an account in a Region, when asked to. */
export function usePermissionTrial(account: string | null): readonly [TrialState, (region: string) => void] {
  const [state, setState] = useState<TrialState>({ step: "idle" });
  const start = useCallback(
    (region: string) => {
      setState({ step: "trying" });
      const query = new URLSearchParams({ ...(account === null ? {} : { account }), region });
      void ask(`/api/v1/permissions?${query}`).then(setState);
    },
    [account],
  );
  return [state, start];
}

async function ask(address: string): Promise<TrialState> {
  try {
    const response = await fetch(address, { cache: "no-store" });
    const body: unknown = await response.json();
    if (response.ok && isReport(body)) return { step: "done", report: body };
    return { step: "failed", message: messageOf(body) ?? `The dashboard answered ${response.status}.` };
  } catch {
    return {
      step: "failed",
      message: "The dashboard did not answer: it was stopped, or the network is down.",
    };
  }
}

/** The dashboard's own answer has all of its members or is none: one tells. */
function isReport(body: unknown): body is PermissionReport {
  return typeof body === "object" && body !== null && "tries" in body && Array.isArray(body.tries);
}

/** The sentence of an error of the API. */
function messageOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  return typeof error.message === "string" ? error.message : null;
}
