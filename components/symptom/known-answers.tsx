import type { KnownAnswer } from "@/lib/diagnose";

const doorWords = { rest: "REST or WebSocket API", http: "HTTP API" } as const;

/** Status, header and body of what API Gateway writes, each with what it says. */
export function KnownAnswers({ answers }: { readonly answers: readonly KnownAnswer[] }) {
  return (
    <ul>
      {answers.map(({ door, status, header, body, says, likely }) => (
        <li key={`${door} ${header} ${body}`} className="flex flex-col gap-1 border-line border-t py-2">
          <p className="text-meta text-text-2">
            {status}, {doorWords[door]}
            {likely && ", likely"}
          </p>
          {header !== undefined && <code className="wrap-anywhere">{header}</code>}
          {body !== undefined && <code className="wrap-anywhere">{body}</code>}
          <p className="max-w-measure">{says}</p>
        </li>
      ))}
    </ul>
  );
}
