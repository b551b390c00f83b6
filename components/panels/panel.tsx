import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import "./panels.css";

interface PanelProps {
  readonly id: string;
  readonly title: string;
  /** What it says in one or two sentences. */
  readonly lead: ReactNode;
  /** Read-only commands that show the same. */
  readonly commands?: readonly string[];
  readonly children: ReactNode;
}

/** One panel of a chain: what it is about at the left, what was found at the right, under a hairline. */
export function Panel({ id, title, lead, commands = [], children }: PanelProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      data-panel={id}
      className="grid gap-x-6 gap-y-3 border-line border-t py-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,9fr)]"
    >
      <div className="flex min-w-0 flex-col gap-1">
        <h3 id={`${id}-title`} className="section-title">
          {title}
        </h3>
        <div className="flex max-w-measure flex-col gap-1 text-text-2">{lead}</div>
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        {children}
        {commands.length > 0 && (
          <Disclosure summary="Show the same with the CLI">
            <CodeBlock code={commands.join("\n\n")} what={`the commands for ${title.toLowerCase()}`} />
          </Disclosure>
        )}
      </div>
    </section>
  );
}

/** What is not known, said beside what is. */
export function Gaps({ gaps }: { readonly gaps: readonly string[] }) {
  if (gaps.length === 0) return null;
  return (
    <div>
      <p className="text-unknown">Not known:</p>
      <ul className="list-disc pl-5 text-text-2">
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </div>
  );
}
