import Link from "next/link";
import type { ReactNode } from "react";
import { hopTitles } from "@/components/catalogue/hop-titles";
import { CodeBlock } from "@/components/ui/code-block";
import { ExternalLink } from "@/components/ui/external-link";
import type { Symptom } from "@/lib/diagnose";
import { checkPath } from "@/lib/format/paths";

interface SymptomPageProps {
  readonly symptom: Symptom;
  /** What is true when a check fails, by its id. */
  readonly checkTitles: Readonly<Record<string, string>>;
}

/** What happened, who can mend it, what it is not, the causes by rank, how to confirm by hand, where it is written. */
export function SymptomPage({ symptom, checkTitles }: SymptomPageProps) {
  return (
    <article className="page grid gap-x-6 gap-y-6 py-6 lg:grid-cols-12">
      <header className="lg:col-span-12">
        <p className="text-meta">
          <Link href="/explain" className="link">
            Explain
          </Link>
        </p>
        <h1 className="max-w-measure text-verdict max-md:text-verdict-phone">{symptom.title}</h1>
        <p className="max-w-measure text-text-2">{symptom.brief}</p>
      </header>
      <div className="flex min-w-0 flex-col gap-6 lg:col-span-8">
        <Section id="meaning" title="What happened">
          <div className="flex max-w-measure flex-col gap-2">
            {symptom.meaning.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        </Section>
        <Section id="causes" title="Causes, most frequent first">
          <ol>
            {symptom.causes.map(({ check, why }, index) => (
              <li key={check} className="grid grid-cols-[24px_1fr] border-line border-t py-2">
                <span className="text-text-2">{index + 1}</span>
                <div>
                  <Link href={checkPath(check)} prefetch={false} className="link">
                    {checkTitles[check] ?? check}
                  </Link>
                  <p className="max-w-measure text-text-2">{why}</p>
                </div>
              </li>
            ))}
          </ol>
        </Section>
        {symptom.uncheckable.length > 0 && (
          <Section id="uncheckable" title="Causes that no configuration shows">
            <ul>
              {symptom.uncheckable.map(({ cause, why }) => (
                <li key={cause} className="border-line border-t py-2">
                  <p>{cause}</p>
                  <p className="max-w-measure text-text-2">{why}</p>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {symptom.confirm.length > 0 && (
          <Section id="confirm" title="Confirm by hand">
            <div className="flex flex-col gap-3">
              {symptom.confirm.map(({ title, command }) => (
                <div key={title}>
                  <p className="pb-1">{title}</p>
                  <CodeBlock code={command} what="the command" />
                </div>
              ))}
            </div>
          </Section>
        )}
      </div>
      <aside aria-label="In short" className="flex flex-col gap-6 lg:col-span-4">
        <Section id="who" title="Who can mend it">
          <p className="max-w-measure">{symptom.whoFixes}</p>
        </Section>
        {symptom.notThis.length > 0 && (
          <Section id="not-this" title="What it is not">
            <ul className="flex max-w-measure list-disc flex-col gap-1 pl-5">
              {symptom.notThis.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Section>
        )}
        <Section id="where" title="Where it is met">
          <p>{hopTitles[symptom.hop]}</p>
          {symptom.metric !== undefined && <p className="text-text-2">Metric: {symptom.metric}</p>}
        </Section>
        <Section id="sources" title="Written at">
          <ul className="flex flex-col gap-1">
            {symptom.sources.map((source) => (
              <li key={source.url}>
                <ExternalLink href={source.url}>{source.title}</ExternalLink>
              </li>
            ))}
          </ul>
        </Section>
      </aside>
    </article>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-title pb-1">
        {title}
      </h2>
      {children}
    </section>
  );
}
