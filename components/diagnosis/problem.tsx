import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";

/** Why there is no diagnosis: what was understood, and the way out. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly wayOut: string;
  readonly understood: readonly string[];
}

/** The page for input that leads nowhere. */
export function ProblemNotice({ problem }: { readonly problem: Problem }) {
  return (
    <div className="page py-6">
      <h1 className="sr-only">No diagnosis</h1>
      <Notice status="unknown" word="No diagnosis" title={problem.message}>
        <p className="text-text">{problem.wayOut}</p>
        {problem.understood.length > 0 && (
          <div>
            <p className="font-semibold text-text">Understood so far</p>
            <ul className="list-disc pl-5">
              {problem.understood.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
        <p>
          <Link href="/" className="link">
            Paste something else
          </Link>
          {" · "}
          <Link href="/chains" className="link">
            Look through all chains
          </Link>
          {" · "}
          <Link href="/explain" className="link">
            Explain a status or error code
          </Link>
          {" · "}
          <Link href="/explain/runbook-links" className="link">
            Make a runbook link
          </Link>
        </p>
      </Notice>
    </div>
  );
}
