import { CodeBlock } from "@/components/ui/code-block";
import type { TokenInspection } from "@/lib/jwt/types";
import { indentJson } from "./indent-json";

/** Header and payload as JSON, digit for digit, to be copied. */
export function RawJson({ inspection }: { readonly inspection: TokenInspection }) {
  const parts = [
    ["Header", inspection.headerText],
    ["Payload", inspection.payloadText],
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      {parts.map(
        ([title, text]) =>
          text !== undefined && (
            <section key={title} aria-label={`${title} as JSON`}>
              <h3 className="section-title pb-1">{title}</h3>
              <CodeBlock code={indentJson(text)} what={`the ${title.toLowerCase()}`} />
            </section>
          ),
      )}
    </div>
  );
}
