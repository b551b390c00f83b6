"use client";

import { Notice } from "@/components/ui/notice";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** A fault of the dashboard itself. It says nothing of the sign-in that was looked at. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <div className="page py-6">
      <h1 className="sr-only">The page could not be made</h1>
      <Notice status="unknown" word="Unknown" title="The dashboard failed while it made this page.">
        <p>
          That is a fault of the dashboard and says nothing about your sign-in. The server's log has the cause
          {error.digest && (
            <>
              {" under "}
              <code>{error.digest}</code>
            </>
          )}
          .
        </p>
        <p>
          <button type="button" className="button" onClick={reset}>
            Try again
          </button>
        </p>
      </Notice>
    </div>
  );
}
