import { Disclosure } from "@/components/ui/disclosure";

/** Everything that this page has asked the dashboard for, word for word: nothing of the text is in it. */
export function WhatLeft({ requests }: { readonly requests: readonly string[] }) {
  const all = ["/api/v1/targets", ...requests];
  return (
    <Disclosure
      summary={`${all.length} ${all.length === 1 ? "request has" : "requests have"} left this page`}
    >
      <ul>
        {all.map((request) => (
          <li key={request}>
            <code className="text-meta">GET {request}</code>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
