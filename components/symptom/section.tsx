import type { ReactNode } from "react";

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** Of its heading; 3 where the page has two halves. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A titled part of a symptom's page. */
export function Section({ id, title, level = 2, children }: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={id}>
      <Heading id={id} className="section-title pb-1">
        {title}
      </Heading>
      {children}
    </section>
  );
}
