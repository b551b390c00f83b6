"use client";

import { useState } from "react";
import { forgetRecent } from "@/components/palette/recent";

/** Who is signed in, and the way out. */
export function SignOut({ name }: { readonly name: string }) {
  const [failed, setFailed] = useState(false);
  const end = async () => {
    const next = await askToEnd();
    if (next === null) setFailed(true);
    else {
      forgetRecent();
      window.location.assign(next);
    }
  };
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2" data-viewer={name}>
      <span className="wrap-anywhere">Signed in as {name}</span>
      <button type="button" className="link min-h-7 max-md:min-h-11" onClick={() => void end()}>
        Sign out
      </button>
      {failed && <span role="alert">The dashboard did not answer: you are still signed in.</span>}
    </span>
  );
}

/** Where to go next; null where the session may still stand. */
async function askToEnd(): Promise<string | null> {
  try {
    const response = await fetch("/api/v1/session", { method: "DELETE", cache: "no-store" });
    const { next }: { next?: unknown } = await response.json();
    return response.ok && typeof next === "string" ? next : null;
  } catch {
    return null;
  }
}
