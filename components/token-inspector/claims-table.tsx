import { CopyButton } from "@/components/ui/copy-button";
import { ExternalLink } from "@/components/ui/external-link";
import { Status } from "@/components/ui/status";
import type { JsonObject, JsonValue, TokenFinding } from "@/lib/jwt/types";
import { meaningOf } from "./claim-dictionary";
import { ClaimValue } from "./claim-value";

interface ClaimsTableProps {
  readonly title: string;
  readonly place: "header" | "claims";
  readonly members: JsonObject;
  readonly findings: readonly TokenFinding[];
}

/** Header parameters or claims: name, value, and what the standards or the provider mean by it. */
export function ClaimsTable({ title, place, members, findings }: ClaimsTableProps) {
  const entries = Object.entries(members);
  return (
    <section aria-label={title}>
      <h3 className="section-title pb-1">
        {title} <span className="font-normal text-meta text-text-2">{entries.length}</span>
      </h3>
      <dl>
        {entries.map(([name, value]) => (
          <ClaimRow
            key={name}
            name={name}
            value={value}
            place={place}
            wrong={findings.some((found) => found.level === "error" && found.claim === name)}
          />
        ))}
      </dl>
    </section>
  );
}

interface ClaimRowProps {
  readonly name: string;
  readonly value: JsonValue;
  readonly place: "header" | "claims";
  readonly wrong: boolean;
}

function ClaimRow({ name, value, place, wrong }: ClaimRowProps) {
  const known = meaningOf(place, name);
  return (
    <div className="grid gap-x-3 grid-cols-1 border-line border-t py-1.5 md:grid-cols-[168px_1fr]">
      <dt className="flex min-w-0 flex-wrap items-start gap-x-2 pt-1">
        <code className="font-semibold">{name}</code>
        {wrong && <Status status="fails" word="refused" className="text-meta" />}
      </dt>
      <dd className="flex min-w-0 items-start justify-between gap-2">
        <div className="min-w-0 pt-1">
          <ClaimValue name={name} value={value} />
          {known && (
            <p className="text-meta text-text-2">
              {known.meaning} · <ExternalLink href={known.url}>{known.source}</ExternalLink>
            </p>
          )}
        </div>
        <CopyButton
          text={typeof value === "string" ? value : JSON.stringify(value)}
          what={`the value of ${name}`}
        />
      </dd>
    </div>
  );
}
