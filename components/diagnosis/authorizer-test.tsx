"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Panel } from "@/components/panels/panel";
import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { Status } from "@/components/ui/status";
import type { AuthorizerTestPlan, AuthorizerTestResult } from "@/lib/model/authorizer-test";
import { LONGEST_VALUE, looksReal } from "@/lib/model/made-up-value";
import { authorizerTestPlanQuery, runAuthorizerTest } from "@/lib/query/authorizer-test-query";

/** A live test of a Lambda authorizer: nothing is read or called before somebody asks for it. */
export default function AuthorizerTest({ chain }: { readonly chain: string }) {
  const [wanted, setWanted] = useState(false);
  const plan = useQuery({ ...authorizerTestPlanQuery(chain), enabled: wanted });
  return (
    <Panel
      id="authorizer-test"
      title="Try the authorizer"
      lead={
        <p>
          API Gateway can call the authorizer's function with values that you make up. That really runs the
          function, with all that it does. What is tried is the draft, which may differ from what the stage
          serves, and the method is not called.
        </p>
      }
    >
      {!wanted && (
        <button type="button" className="button" onClick={() => setWanted(true)}>
          Show what would be tried
        </button>
      )}
      <div role="status">
        {plan.isLoading && <p className="text-text-2">Reading the draft …</p>}
        {plan.error && (
          <p>
            <Status status="unknown" /> {plan.error.message}{" "}
            <button type="button" className="link" onClick={() => plan.refetch()}>
              Try again
            </button>
          </p>
        )}
      </div>
      {plan.data && <TestForm chain={chain} plan={plan.data} />}
    </Panel>
  );
}

function TestForm({ chain, plan }: { readonly chain: string; readonly plan: AuthorizerTestPlan }) {
  const id = useId();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const test = useMutation({ mutationFn: () => runAuthorizerTest({ chain, values }) });
  const real = plan.sources.flatMap(({ written, words }) => {
    const why = looksReal(values[written] ?? "");
    return why === null ? [] : [`${words}: ${why}`];
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (real.length === 0) test.mutate();
  };
  return (
    <form onSubmit={submit} className="flex max-w-measure flex-col gap-3">
      <p>
        Authorizer <strong>{plan.authorizer}</strong> calls{" "}
        <code className="wrap-anywhere">{plan.functionUri}</code>.
      </p>
      {plan.sources.length === 0 && (
        <p className="text-text-2">It looks for nothing: it is called without values.</p>
      )}
      {plan.sources.map(({ written, words }, index) => (
        <label key={written} htmlFor={`${id}-${index}`} className="flex flex-col gap-1">
          <span>
            {words.replaceAll("`", "")} <span className="text-text-2">({written})</span>
          </span>
          <input
            id={`${id}-${index}`}
            className="field w-full font-mono"
            value={values[written] ?? ""}
            maxLength={LONGEST_VALUE + 1}
            autoComplete="off"
            spellCheck={false}
            data-1p-ignore="true"
            data-lpignore="true"
            onChange={({ target }) => setValues({ ...values, [written]: target.value })}
          />
        </label>
      ))}
      <p role="alert" className="text-fails empty:hidden">
        {real.length > 0 &&
          `Not sent: ${real.join("; ").replaceAll("`", "")}. A real token does not leave this tab.`}
      </p>
      <div>
        <button type="submit" className="button" disabled={test.isPending || real.length > 0}>
          {test.isPending ? "Calling the function …" : "Call the function once"}
        </button>
      </div>
      <div role="status">
        {test.error && (
          <p>
            <Status status="unknown" /> {test.error.message}
          </p>
        )}
        {test.data && <Result result={test.data} />}
      </div>
      <Disclosure summary="With a real token, from a terminal of your own">
        <CodeBlock code={plan.command} what="the command" />
      </Disclosure>
    </form>
  );
}

function Result({ result }: { readonly result: AuthorizerTestResult }) {
  const { status, latencyMs, principalId, policy, said } = result;
  return (
    <section aria-label="What came of it" data-authorizer-test={status} className="flex flex-col gap-2">
      <p>
        <Status
          status={policy === null ? "fails" : "passes"}
          word={policy === null ? "refused" : "answered"}
        />{" "}
        {policy === null
          ? `The authorizer answers ${status} before any policy is looked at.`
          : "The function answered with this policy: whether the call is let in is what it says of the method."}{" "}
        <span className="text-text-2 tabular-nums">
          {latencyMs} ms{principalId === null || principalId === "" ? "" : `, principal ${principalId}`}
        </span>
      </p>
      {said.map((line) => (
        <p key={line} className="wrap-anywhere font-mono">
          {line}
        </p>
      ))}
      {policy !== null && <CodeBlock code={JSON.stringify(policy, null, 2)} what="the policy" low />}
    </section>
  );
}
