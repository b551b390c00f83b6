import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckPage } from "@/components/catalogue/check-page";
import { catalogue } from "@/lib/checks";
import { symptoms } from "@/lib/diagnose";
import { pageConfig } from "@/lib/server";
import { pageViewer } from "@/lib/server/access/page-viewer";

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).id };
}

export default async function CheckRoute({ params }: Props) {
  const viewer = await pageViewer();
  const { id } = await params;
  const check = catalogue.find((each) => each.id === id);
  if (!check) notFound();
  const { links } = pageConfig(viewer);
  return (
    <CheckPage
      check={check}
      links={links.filter(({ checks }) => checks.includes(id))}
      symptoms={symptoms.filter(({ causes, api }) =>
        [...causes, ...(api?.causes ?? [])].some((cause) => cause.check === id),
      )}
    />
  );
}
