import type { ReactNode } from "react";
import { kindWord } from "@/components/chains/kind-word";
import { ExternalLink } from "@/components/ui/external-link";
import { IdText } from "@/components/ui/id-text";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import type { CheckInfo } from "@/lib/checks";
import { symptomPath } from "@/lib/format/paths";
import { severityWord } from "@/lib/format/status";
import { hopTitles } from "./hop-titles";

interface CheckPageProps {
  readonly check: CheckInfo;
  /** Links of the configuration that name this check. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** Symptoms that it can cause. */
  readonly symptoms: readonly { readonly id: string; readonly title: string }[];
}

/** One check: what it asks, why it matters, what it reads, where that is written. */
export function CheckPage({ check, links, symptoms }: CheckPageProps) {
  return (
    <article className="page py-6">
      <p className="text-meta">
        <Link href="/checks" className="link">
          Checks
        </Link>
      </p>
      <h1 className="max-w-measure text-verdict max-md:text-verdict-phone">{check.failureTitle}</h1>
      <IdText id={check.id} what="the check's id" longest={80} />
      <p className="max-w-measure py-4">{check.description}</p>
      {check.ofApis && (
        <section className="max-w-measure pb-4">
          <h2 className="section-title">At an API: {check.ofApis.failureTitle}</h2>
          <p>{check.ofApis.description}</p>
        </section>
      )}
      <dl className="max-w-200">
        <Row term="Passes">
          <Status status="passes" className="mr-2" />
          {check.title}
          {check.ofApis && <span className="block text-text-2">At an API: {check.ofApis.title}</span>}
        </Row>
        <Row term="Severity">{severityWord[check.severity]}</Row>
        <Row term="Met at">
          {hopTitles[check.hop]}
          {check.ofApis && (
            <span className="block text-text-2">At an API: {hopTitles[check.ofApis.hop]}</span>
          )}
        </Row>
        <Row term="Looks at">{check.kinds.map((kind) => kindWord[kind]).join(", ")}</Row>
        {check.reads.length > 0 && <Row term="Reads">{check.reads.join(", ")}</Row>}
        {symptoms.length > 0 && (
          <Row term="Shows as">
            <span className="flex flex-wrap gap-x-4">
              {symptoms.map(({ id, title }) => (
                <Link key={id} href={symptomPath(id)} className="link min-h-6" title={title}>
                  {id}
                </Link>
              ))}
            </span>
          </Row>
        )}
        {links.length > 0 && (
          <Row term="Seen in">
            <span className="flex flex-col">
              {links.map(({ title, url }) => (
                <a key={url} href={url} className="link flex min-h-6 items-center max-md:min-h-11">
                  {title}
                </a>
              ))}
            </span>
          </Row>
        )}
        <Row term="Written at">
          <span className="flex flex-col gap-1">
            {check.docs.map((doc) => (
              <ExternalLink key={doc.url} href={doc.url}>
                {doc.title}
              </ExternalLink>
            ))}
          </span>
        </Row>
      </dl>
    </article>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-line border-t py-2 md:grid-cols-[136px_1fr]">
      <dt className="text-text-2">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
