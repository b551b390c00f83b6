import { Disclosure } from "@/components/ui/disclosure";
import { IdText } from "@/components/ui/id-text";
import type { Resolution } from "@/lib/model/diagnosis";
import type { NumberedStep } from "./select-steps";
import { selectSteps } from "./select-steps";

/** How the URL became this chain: what decided, the nearest misses, and the rest behind a line. */
export function ResolutionTrace({ resolution }: { readonly resolution: Resolution }) {
  const { shown, rest } = selectSteps(resolution.steps);
  if (resolution.steps.length === 0) return null;
  return (
    <section aria-labelledby="resolution-title">
      <h2 id="resolution-title" className="section-title pb-2">
        {resolution.chain === null ? "Where it was looked for" : "How the URL leads here"}
      </h2>
      <StepTable steps={shown} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more that do not match`}>
          <StepTable steps={rest} />
        </Disclosure>
      )}
      {resolution.chain !== null && (
        <p className="mt-2 flex flex-wrap items-center gap-1 text-meta text-text-2">
          Chain <IdText id={resolution.chain} what="the chain id" longest={72} />
        </p>
      )}
    </section>
  );
}

const looks: Readonly<Record<NumberedStep["outcome"], string>> = {
  hit: "font-semibold",
  may: "text-text",
  miss: "text-text-3",
};

function StepTable({ steps }: { readonly steps: readonly NumberedStep[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li
          key={step.number}
          className="grid grid-cols-[44px_1fr] gap-x-3 border-line border-t py-1 md:grid-cols-[44px_minmax(0,2fr)_minmax(0,3fr)]"
        >
          <span className={`row-span-2 md:row-span-1 ${looks[step.outcome]}`}>{step.outcome}</span>
          <span className={step.outcome === "hit" ? "font-semibold" : ""}>{step.what}</span>
          <span className="text-text-2">{step.detail}</span>
        </li>
      ))}
    </ol>
  );
}
