import type { ReactNode } from "react";

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** Id of the heading of the half that it belongs to, where the page has two: its name is then one of its own. */
  readonly half?: string | undefined;
  readonly children: ReactNode;
}

/** A titled part of a symptom's page. */
export function Section({ id, title, half, children }: SectionProps) {
  const Heading = half === undefined ? "h2" : "h3";
  return (
    <section aria-labelledby={half === undefined ? id : `${half} ${id}`}>
      <Heading id={id} className="section-title pb-1">
        {title}
      </Heading>
      {children}
    </section>
  );
}
