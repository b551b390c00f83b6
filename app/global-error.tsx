"use client";

import "./globals.css";

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Where even the frame of the page could not be made. It stands alone, so it brings its own document. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Authpath: the page could not be made</title>
        <main className="page py-6">
          <h1 className="section-title">The dashboard failed while it made this page.</h1>
          <p className="max-w-measure py-2">
            That is a fault of the dashboard and says nothing about your sign-in. The server's log has the
            cause
            {error.digest === undefined ? "" : ` under ${error.digest}`}.
          </p>
          <button type="button" className="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
