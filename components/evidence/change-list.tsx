import { IdText } from "@/components/ui/id-text";
import { BothTimes } from "@/components/ui/time-stamp";
import type { LinkedChange } from "@/lib/diagnose/evidence/link-evidence";
import type { Change, Trail } from "@/lib/model/chain-evidence";

interface ChangeListProps {
  readonly trail: Trail;
  readonly linked: LinkedChange | null;
}

/** What was changed of the chain, the newest first: who, when, which field, from what to what. */
export function ChangeList({ trail, linked }: ChangeListProps) {
  const { changes, since, gaps } = trail;
  return (
    <div className="flex flex-col gap-1">
      {changes.length === 0 ? (
        <p>
          Nothing that makes up this chain was changed since <BothTimes iso={since} form="minute" />, as far
          as CloudTrail tells. What changed at the provider is not recorded here.
        </p>
      ) : (
        <ol>
          {changes.toReversed().map((change) => (
            <li
              key={change.id}
              data-change={change.id}
              className="border-line border-t py-2 first:border-t-0 first:pt-0"
            >
              <p>
                <BothTimes iso={change.at} /> <strong>{change.event}</strong> by{" "}
                <span className="wrap-anywhere">{change.who}</span>
                {change.id === linked?.change.id && (
                  <>
                    {" "}
                    · {linked.field === null ? "removed" : "set"} what{" "}
                    <a href={`#${linked.cause}`} className="link underline">
                      {linked.cause}
                    </a>{" "}
                    names{linked.minutes !== null && `, ${Math.round(linked.minutes)} min before it began`}
                  </>
                )}
              </p>
              <p className="text-text-2">
                {change.resources.map((id) => (
                  <IdText key={id} id={id} what="what was changed" longest={64} />
                ))}
              </p>
              <Fields fields={change.fields} />
            </li>
          ))}
        </ol>
      )}
      {gaps.map((gap) => (
        <p key={gap} className="text-unknown">
          {gap}
        </p>
      ))}
      <p className="text-meta text-text-2">
        CloudTrail shows a change within minutes, at times a quarter of an hour. Secrets that an event holds
        are never read.
      </p>
    </div>
  );
}

function Fields({ fields }: { readonly fields: Change["fields"] }) {
  if (fields.length === 0) return null;
  return (
    <dl className="mt-1 grid gap-x-3 md:grid-cols-[auto_1fr]">
      {fields.map(({ field, before, after }) => {
        const lost = before?.filter((value) => !after.includes(value)) ?? [];
        const isSame = before !== null && listed(before) === listed(after);
        return (
          <div key={field} className="contents">
            <dt className="text-text-2">{field}</dt>
            <dd className="wrap-anywhere min-w-0">
              {before !== null && !isSame && (
                <>
                  <code>{listed(before)}</code> <span aria-hidden>→</span>
                  <span className="sr-only">became</span>{" "}
                </>
              )}
              <code>{listed(after)}</code>
              {isSame && <span className="text-text-2"> as before</span>}
              {lost.length > 0 && <strong className="text-fails"> removed {listed(lost)}</strong>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const listed = (values: readonly string[]) => (values.length === 0 ? "nothing" : values.join(", "));
