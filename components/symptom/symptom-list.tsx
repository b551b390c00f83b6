import { Link } from "@/components/ui/link";
import { ListKeys } from "@/components/ui/list-keys";
import type { Symptom } from "@/lib/diagnose";
import { symptomPath } from "@/lib/format/paths";

const groups = [
  { kind: "status", title: "Statuses" },
  { kind: "reason", title: "Reasons in the access log (error_reason)" },
  { kind: "oauth-error", title: "OAuth errors" },
  { kind: "pattern", title: "Patterns" },
  { kind: "gateway-response", title: "Gateway responses of API Gateway (x-amzn-ErrorType)" },
  { kind: "challenge", title: "HTTP APIs with a JWT authorizer (www-authenticate)" },
] as const;

/** Everything that can be explained, without any access to AWS. */
export function SymptomList({ symptoms }: { readonly symptoms: readonly Symptom[] }) {
  return (
    <div className="page py-6">
      <h1 className="text-verdict max-md:text-verdict-phone">Explain</h1>
      <p className="max-w-measure pb-4 text-text-2">
        What a status, a reason or an error says, what usually causes it and who can mend it. Readable without
        any access to AWS. To have a diagnosis at hand where it fails:{" "}
        <Link href="/explain/runbook-links" className="link underline">
          runbook links
        </Link>
        .
      </p>
      <ListKeys of="symptom" />
      {groups.map(({ kind, title }) => {
        const shown = symptoms.filter((symptom) => symptom.kind === kind);
        if (shown.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`group-${kind}`} className="pb-6">
            <h2 id={`group-${kind}`} className="section-title pb-1">
              {title}
            </h2>
            <ul>
              {shown.map((symptom) => (
                <li
                  key={symptom.id}
                  data-row
                  className="grid gap-x-4 border-line border-t py-2 md:grid-cols-[minmax(0,1fr)_minmax(0,3fr)]"
                >
                  <Link href={symptomPath(symptom.id)} className="link">
                    <code>{symptom.id}</code>
                  </Link>
                  <div className="max-w-measure">
                    <p>{symptom.brief}</p>
                    {symptom.api && <p>API Gateway: {symptom.api.brief}</p>}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
