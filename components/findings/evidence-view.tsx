import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { comparison, valueText, visible } from "@/lib/format/evidence-text";
import { duration } from "@/lib/format/time";
import type { Evidence } from "@/lib/model/finding";
import { DiffView } from "./diff-view";

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  /** Shows the read-only command at once, not behind a line that opens. */
  readonly proveIt?: boolean;
}

/** What proves a finding: the field, the answer, the absence; and the command that shows the same. */
export function EvidenceList({ evidence, proveIt = false }: EvidenceListProps) {
  const items = evidence.map((item, index) => ({ item, key: `${item.type} ${index}` }));
  return (
    <ul className="flex flex-col gap-3">
      {items.map(({ item, key }) => (
        <li key={key} className="flex flex-col gap-1">
          <EvidenceView evidence={item} proveIt={proveIt} />
        </li>
      ))}
    </ul>
  );
}

function EvidenceView({ evidence, proveIt }: { readonly evidence: Evidence; readonly proveIt: boolean }) {
  switch (evidence.type) {
    case "field":
      return <FieldView evidence={evidence} proveIt={proveIt} />;
    case "absent":
      return (
        <p>
          <code>{evidence.resource.name}</code>: {evidence.what}
        </p>
      );
    case "clue":
      return <ClueView evidence={evidence} />;
    case "probe":
      return (
        <p>
          <code>{evidence.url}</code> answered {evidence.status ?? "nothing"} in{" "}
          {duration(evidence.elapsedMs)}: {evidence.detail}{" "}
          <span className="text-text-2">Seen from the dashboard.</span>
        </p>
      );
    case "gather-error":
      return (
        <p>
          <code>{evidence.error.operation}</code>
          {evidence.error.resource && (
            <>
              {" on "}
              <code>{evidence.error.resource}</code>
            </>
          )}
          : {evidence.error.message}
        </p>
      );
  }
}

/** Values of a list that stand there at once. */
const shownValues = 2;

function FieldView({
  evidence,
  proveIt,
}: {
  readonly evidence: Extract<Evidence, { type: "field" }>;
  readonly proveIt: boolean;
}) {
  const compared = comparison(evidence);
  const list = Array.isArray(evidence.actual) ? evidence.actual : null;
  // The fix stays on the first screen, however many values there are.
  const isLong = compared === null && list !== null && list.length > shownValues + 1;
  return (
    <>
      <p>
        <code className="font-semibold">{evidence.field}</code>{" "}
        <span className="text-text-2">
          of {evidence.resource.kind.replaceAll("-", " ")} {evidence.resource.name}
          {compared && list && list.length > 1 && ` has ${list.length} values; nearest to what is needed:`}
        </span>
      </p>
      {compared ? (
        <DiffView actual={compared.actual} expected={compared.expected} />
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 rounded-control bg-sunken px-3 py-2">
          <dt className="text-meta text-text-2 leading-5">actual</dt>
          <dd>
            <code>{valueText(isLong ? list.slice(0, shownValues) : evidence.actual)}</code>
            {isLong && <span className="text-text-2"> and {list.length - shownValues} more</span>}
          </dd>
          {evidence.expected !== undefined && (
            <>
              <dt className="text-meta text-text-2 leading-5">expected</dt>
              <dd>
                <code>{visible(evidence.expected)}</code>
              </dd>
            </>
          )}
        </dl>
      )}
      {list && (isLong || (compared && list.length > 1)) && (
        <Disclosure summary={`All ${list.length} values`}>
          <ul>
            {list.map((value) => (
              <li key={JSON.stringify(value)}>
                <code>{valueText(value)}</code>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {evidence.command !== undefined &&
        (proveIt ? (
          <div className="mt-1 max-md:hidden">
            <p className="mb-1 text-meta text-text-2">
              Prove it, read-only: look at {evidence.field} in the answer
            </p>
            <CodeBlock code={evidence.command} what="the command that proves it" low />
          </div>
        ) : (
          <Disclosure summary="Prove it, read-only">
            <CodeBlock code={evidence.command} what="the command that proves it" low />
          </Disclosure>
        ))}
    </>
  );
}

function ClueView({ evidence }: { readonly evidence: Extract<Evidence, { type: "clue" }> }) {
  return (
    <p>
      {evidence.what}: <code>{visible(evidence.actual)}</code>
      {evidence.expected !== undefined && (
        <>
          {"; expected "}
          <code>{visible(evidence.expected)}</code>
        </>
      )}
    </p>
  );
}
