import { hopTitles } from "@/components/catalogue/hop-titles";
import { CodeBlock } from "@/components/ui/code-block";
import { ExternalLink } from "@/components/ui/external-link";
import { Link } from "@/components/ui/link";
import { ListKeys } from "@/components/ui/list-keys";
import type { Explanation, Symptom } from "@/lib/diagnose";
import { checkPath, symptomPath } from "@/lib/format/paths";
import { apiHopId } from "@/lib/model/finding";
import { DoorSigns } from "./door-signs";
import { KnownAnswers } from "./known-answers";
import { Section } from "./section";

interface SymptomPageProps {
  readonly symptom: Symptom;
  /** What is true when a check fails, by its id. */
  readonly checkTitles: Readonly<Record<string, string>>;
  /** The same in the words of APIs, where a check of the same id looks at both doors. */
  readonly apiCheckTitles: Readonly<Record<string, string>>;
  /** Titles of other symptoms, by id. */
  readonly symptomTitles: Readonly<Record<string, string>>;
}

const halves = { alb: "A load balancer answered", api: "API Gateway answered" } as const;

/** What happened, who can mend it, what it is not, the causes by rank, how to confirm by hand, where it is written. */
export function SymptomPage({ symptom, checkTitles, apiCheckTitles, symptomTitles }: SymptomPageProps) {
  const { title, brief, doors, api, hop, see = [] } = symptom;
  return (
    <article className="page flex flex-col gap-6 py-6">
      <header>
        <ListKeys of="cause" />
        <p className="text-meta">
          <Link href="/explain" className="link">
            Explain
          </Link>
          {" · "}
          <Link href="/explain/runbook-links" className="link">
            Put a diagnosis behind it
          </Link>
        </p>
        <h1 className="max-w-measure text-verdict max-md:text-verdict-phone">{title}</h1>
        {!api && <p className="max-w-measure text-text-2">{brief}</p>}
      </header>
      {doors && (
        <Section id="doors" title="Who answered?">
          <DoorSigns doors={doors} />
          {api && (
            <p className="flex flex-wrap gap-x-4 pt-2">
              <a href="#alb" className="link flex min-h-7 items-center max-md:min-h-11">
                {halves.alb}
              </a>
              <a href="#api" className="link flex min-h-7 items-center max-md:min-h-11">
                {halves.api}
              </a>
            </p>
          )}
        </Section>
      )}
      {api ? (
        <>
          <Half id="alb" title={halves.alb} explanation={symptom} checkTitles={checkTitles} />
          <Half id="api" title={halves.api} explanation={api} checkTitles={apiCheckTitles} />
        </>
      ) : (
        <Explained
          explanation={symptom}
          checkTitles={apiHopId.safeParse(hop).success ? apiCheckTitles : checkTitles}
          metAt={hopTitles[hop]}
        />
      )}
      {see.length > 0 && (
        <Section id="see" title="Beside it">
          <ul className="flex flex-col">
            {see.map((id) => (
              <li key={id}>
                <Link href={symptomPath(id)} className="link flex min-h-7 items-center max-md:min-h-11">
                  {symptomTitles[id] ?? id}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </article>
  );
}

interface ExplainedProps {
  readonly explanation: Explanation;
  readonly checkTitles: Readonly<Record<string, string>>;
}

/** What one of two doors says. */
function Half({ id, title, ...rest }: ExplainedProps & { readonly id: string; readonly title: string }) {
  return (
    <section aria-labelledby={id} className="border-line border-t pt-4">
      <h2 id={id} className="text-verdict-phone">
        {title}
      </h2>
      <p className="max-w-measure pb-4 text-text-2">{rest.explanation.brief}</p>
      <Explained {...rest} half={id} />
    </section>
  );
}

/** `half`: what begins the ids of its sections, where a page has two of it. */
function Explained({
  explanation,
  checkTitles,
  half,
  metAt,
}: ExplainedProps & { readonly half?: string; readonly metAt?: string }) {
  const {
    meaning,
    answers = [],
    causes,
    uncheckable,
    confirm,
    whoFixes,
    notThis,
    metric,
    sources,
  } = explanation;
  const part = (id: string) => ({ id: half ? `${half}-${id}` : id, half });
  return (
    <div className="grid gap-x-6 gap-y-6 lg:grid-cols-12">
      <div className="flex min-w-0 flex-col gap-6 lg:col-span-8">
        <Section {...part("meaning")} title="What happened">
          <div className="flex max-w-measure flex-col gap-2">
            {meaning.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        </Section>
        {answers.length > 0 && (
          <Section {...part("answers")} title="How it is written">
            <KnownAnswers answers={answers} />
          </Section>
        )}
        {causes.length > 0 && (
          <Section {...part("causes")} title="Causes, most frequent first">
            <ol>
              {causes.map(({ check, why }, index) => (
                <li key={check} data-row className="grid grid-cols-[24px_1fr] border-line border-t py-2">
                  <span className="text-text-2">{index + 1}</span>
                  <div>
                    <Link href={checkPath(check)} className="link">
                      {checkTitles[check] ?? check}
                    </Link>
                    <p className="max-w-measure text-text-2">{why}</p>
                  </div>
                </li>
              ))}
            </ol>
          </Section>
        )}
        {uncheckable.length > 0 && (
          <Section {...part("uncheckable")} title="Causes that no configuration shows">
            <ul>
              {uncheckable.map(({ cause, why }) => (
                <li key={cause} className="border-line border-t py-2">
                  <p>{cause}</p>
                  <p className="max-w-measure text-text-2">{why}</p>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {confirm.length > 0 && (
          <Section {...part("confirm")} title="Confirm by hand">
            <div className="flex flex-col gap-3">
              {confirm.map(({ title, command }) => (
                <div key={title}>
                  <p className="pb-1">{title}</p>
                  <CodeBlock code={command} what="the command" />
                </div>
              ))}
            </div>
          </Section>
        )}
      </div>
      <aside
        aria-label={half === "api" ? "In short, for API Gateway" : "In short"}
        className="flex flex-col gap-6 lg:col-span-4"
      >
        <Section {...part("who")} title="Who can mend it">
          <p className="max-w-measure">{whoFixes}</p>
        </Section>
        {notThis.length > 0 && (
          <Section {...part("not-this")} title="What it is not">
            <ul className="flex max-w-measure list-disc flex-col gap-1 pl-5">
              {notThis.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Section>
        )}
        {(metAt !== undefined || metric !== undefined) && (
          <Section {...part("where")} title="Where it is met">
            {metAt !== undefined && <p>{metAt}</p>}
            {metric !== undefined && <p className="text-text-2">Metric: {metric}</p>}
          </Section>
        )}
        <Section {...part("sources")} title="Written at">
          <ul className="flex flex-col gap-1">
            {sources.map((source) => (
              <li key={source.url}>
                <ExternalLink href={source.url}>{source.title}</ExternalLink>
              </li>
            ))}
          </ul>
        </Section>
      </aside>
    </div>
  );
}
