import { Disclosure } from "@/components/ui/disclosure";

interface RunbookLink {
  readonly title: string;
  readonly url: string;
  readonly checks: readonly string[];
}

/** So many are shown at once. */
const shownLinks = 12;

/** The team's own links, from the configuration. */
export function RunbookLinks({ links }: { readonly links: readonly RunbookLink[] }) {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="links-title" className="mt-6">
      <h2 id="links-title" className="section-title pb-1">
        Runbooks
      </h2>
      <Links links={links.slice(0, shownLinks)} />
      {links.length > shownLinks && (
        <Disclosure summary={`${links.length - shownLinks} more`}>
          <Links links={links.slice(shownLinks)} />
        </Disclosure>
      )}
    </section>
  );
}

function Links({ links }: { readonly links: readonly RunbookLink[] }) {
  return (
    <ul className="grid gap-x-6 md:grid-cols-2 lg:grid-cols-3">
      {links.map(({ title, url }) => (
        <li key={`${title} ${url}`} className="border-line border-t">
          <a href={url} className="link flex min-h-8 items-center py-1 max-md:min-h-11">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
