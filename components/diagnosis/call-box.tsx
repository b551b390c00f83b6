"use client";

import { useId } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { Status } from "@/components/ui/status";
import type { CallStep } from "@/lib/diagnose";
import { otherHostOf, pastedCallWords } from "@/lib/format/pasted-call";
import { answerWord } from "@/lib/format/status";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { PastedCall } from "./use-pasted-call";

interface CallBoxProps {
  /** What the server said: it knows no call. */
  readonly before: Diagnosis;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly call: PastedCall;
}

/** The call that fails, pasted where it is judged. It has no name and belongs to no form: nothing of it goes anywhere. */
export function CallBox({ before, text, onText, call }: CallBoxProps) {
  const id = useId();
  const isWanted = before.findings.some(({ needs }) => needs !== undefined) && before.answer !== "found";
  return (
    <section aria-label="The call that fails" data-call={call.state} className="print:hidden">
      <Disclosure
        open={isWanted || text !== ""}
        summary={<span className="section-title text-text">Judge the call itself</span>}
      >
        <div className="flex flex-col gap-2">
          <label htmlFor={id} className="max-w-measure text-text-2">
            Paste the curl command or the request with its headers, its answer (<code>curl -i</code>), or
            both. Where no token comes at all: the authorize or token request, or Postman's settings. It is
            judged in this tab and goes nowhere.
          </label>
          <textarea
            id={id}
            rows={4}
            value={text}
            onChange={(event) => onText(event.target.value)}
            aria-describedby={`${id}-words`}
            placeholder="curl -i https://… -H 'Authorization: Bearer …'"
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            data-gramm="false"
            data-1p-ignore="true"
            data-lpignore="true"
            className="field w-full resize-y font-mono"
          />
          <div id={`${id}-words`} role="status" className="min-h-11 max-w-measure">
            <Words before={before} call={call} />
          </div>
          {call.state === "judged" && call.steps.length > 0 && <CallSteps steps={call.steps} />}
        </div>
      </Disclosure>
    </section>
  );
}

/** What API Gateway does with the call, one after another. */
function CallSteps({ steps }: { readonly steps: readonly CallStep[] }) {
  const end = steps.find(({ status }) => status === "fails");
  return (
    <section aria-labelledby="call-steps" data-walk={end === undefined ? "through" : "stops"}>
      <h3 id="call-steps" className="section-title pb-1">
        {end === undefined ? "What API Gateway does with it" : `It ends at: ${end.what}`}
      </h3>
      <ol className="flex max-w-measure flex-col">
        {steps.map(({ what, status, detail }) => (
          <li
            key={what}
            data-step={what}
            data-status={status}
            className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2 border-line border-t py-1"
          >
            <Status status={status} className="h-5 self-start text-meta" />
            <span className={status === "not-reached" ? "text-text-2" : ""}>
              <strong className="font-semibold">{what}</strong>
              {detail !== "" && <span className="block text-text-2">{detail}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Words({ before, call }: Pick<CallBoxProps, "before" | "call">) {
  switch (call.state) {
    case "empty":
      return null;
    case "unreadable":
      return (
        <p>
          This is neither a request nor an answer. Read are a curl command, a request with its headers, what{" "}
          <code>curl -i</code> or <code>curl -v</code> prints, and a browser's “copy as cURL” or “copy as
          fetch”.
        </p>
      );
    case "reading":
      return (
        <p className="text-text-2">
          {call.brought === null
            ? "What reads it is on its way here …"
            : `Read: ${pastedCallWords(call.brought)}. The configuration is on its way here …`}
        </p>
      );
    case "failed":
      return (
        <p>
          The paste was not judged: {call.message}{" "}
          <button type="button" className="link" onClick={call.again}>
            Try again
          </button>
        </p>
      );
    case "judged": {
      const other = otherHostOf(call.brought, before.request.url);
      const changed = call.diagnosis.summary !== before.summary;
      return (
        <>
          <p>
            Read: {pastedCallWords(call.brought)}.{" "}
            {call.steps.length === 0 &&
              call.brought.oauth === undefined &&
              "It leads to no method of this API that is known, so it was left out. "}
            The verdict above{" "}
            {changed ? (
              <>
                is now that of this call: <strong>{answerWord(call.diagnosis)}</strong>.
              </>
            ) : (
              "stays as it was."
            )}
          </p>
          {other !== null && (
            <p className="text-text-2">
              It was sent to {other}, which is not what is diagnosed here: only its method, headers and answer
              count.
            </p>
          )}
        </>
      );
    }
  }
}
