import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { Status } from "@/components/ui/status";
import { cutMiddle } from "@/lib/format/cut-middle";
import { missingStatement } from "@/lib/format/policy-statement";
import type { GatherError } from "@/lib/model/gathered";

const words: Readonly<Record<GatherError["code"], string>> = {
  "access-denied": "denied",
  throttled: "throttled",
  "not-found": "not found",
  unreachable: "unreachable",
  "timed-out": "timed out",
  "invalid-response": "unreadable answer",
  credentials: "credentials",
  "region-disabled": "Region not enabled",
  "clock-skew": "clock is wrong",
};

/** What could not be read, and the permission statement that would let it. Never shown as absent or fine. */
export function ReadErrors({ errors }: { readonly errors: readonly GatherError[] }) {
  const statement = missingStatement(errors);
  if (errors.length === 0) return null;
  const different = new Map(
    errors.map((error) => [`${error.code} ${error.operation} ${error.resource} ${error.message}`, error]),
  );
  return (
    <section aria-labelledby="errors-title">
      <div className="flex flex-wrap items-baseline gap-x-3 pb-2">
        <h2 id="errors-title" className="section-title">
          Could not be read
        </h2>
        <Status status="unknown" word={`${different.size} unknown`} className="text-meta" />
      </div>
      <ul>
        {[...different].map(([key, error]) => (
          <li key={key} className="border-line border-t py-2">
            <p>
              <code className="font-semibold">{error.operation}</code> <span>{words[error.code]}</span>
              {error.resource !== "" && (
                <>
                  {" · "}
                  <code title={error.resource} className="text-text-2">
                    {cutMiddle(error.resource, 64)}
                  </code>
                </>
              )}
            </p>
            <p className="text-text-2">{error.message}</p>
          </li>
        ))}
      </ul>
      {statement !== null && (
        <Disclosure summary="The statement that is missing in the role's policy">
          <CodeBlock code={statement} what="the policy statement" />
        </Disclosure>
      )}
    </section>
  );
}
