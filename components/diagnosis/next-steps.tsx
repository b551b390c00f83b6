/** One line each, the most useful first. */
export function NextSteps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol className="flex max-w-measure list-decimal flex-col gap-1 pl-5">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
