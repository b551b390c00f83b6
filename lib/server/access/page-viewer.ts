import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { admit, isFetchedOutOfSight, type Viewer } from "./index";

/**
 * Who asks for this page. Every page that is not for everybody begins with it, before anything is read: whoever is not
 * let in gets the page that says why. It does not rely on `proxy.ts`, which only says the same sooner.
 */
export async function pageViewer(): Promise<Viewer> {
  const asked = await headers();
  const admission = await admit(asked);
  if (!admission.ok || isFetchedOutOfSight(asked)) redirect("/sign-in");
  return admission.viewer;
}

/** For the frame of a page: null where nobody is let in. */
export async function viewerIfAny(): Promise<Viewer | null> {
  const admission = await admit(await headers());
  return admission.ok ? admission.viewer : null;
}
