import { ChevronRight } from "lucide-react";
import { Activity, type ReactNode } from "react";
import type { ChainPanels as Panels } from "@/lib/model/panels";
import { CallbackMatrixPanel } from "./callback-matrix";
import { ClientCardsPanel } from "./client-cards";
import { CookiePanel } from "./cookie-panel";
import { EndpointTablePanel } from "./endpoint-table";
import { OpenRoutesPanel } from "./open-routes";
import { SessionPanel } from "./session-panel";

interface ChainPanelsProps {
  readonly panels: Panels;
  readonly takenAt: string;
  /** On the page of a chain all stands open; beside a diagnosis it is one line that opens. */
  readonly open: boolean;
  /** Panels that the server streams in when they are ready. */
  readonly streamed?: ReactNode;
}

/** What is worth knowing of a chain beside its verdict. */
export function ChainPanels({ panels, takenAt, open, streamed }: ChainPanelsProps) {
  const { callbacks, endpoints, session, cookies, openRoutes, clients, commands } = panels;
  const content = (
    <Activity>
      {callbacks && <CallbackMatrixPanel matrix={callbacks} commands={commands.callbacks} />}
      {endpoints && <EndpointTablePanel table={endpoints} commands={commands.endpoints} takenAt={takenAt} />}
      {session && <SessionPanel session={session} commands={commands.session} />}
      {cookies && <CookiePanel budget={cookies} commands={commands.cookies} />}
      {clients && <ClientCardsPanel cards={clients} commands={commands.clients} />}
      {openRoutes && <OpenRoutesPanel open={openRoutes} commands={commands.openRoutes} />}
      {streamed}
    </Activity>
  );
  if (open) {
    return (
      <section aria-labelledby="panels-title">
        <h2 id="panels-title" className="section-title pb-2">
          More about this chain
        </h2>
        {content}
      </section>
    );
  }
  return (
    <details data-panels="folded">
      <summary className="flex min-h-7 items-center gap-1 rounded-control border-line border-t py-2 hover:text-text max-md:min-h-11">
        <ChevronRight
          size={16}
          strokeWidth={1.75}
          aria-hidden
          className="shrink-0 motion-safe:transition-transform [[open]>summary>&]:rotate-90"
        />
        <h2 className="section-title">More about this chain</h2>
        <span className="pl-2 text-meta text-text-2 max-md:hidden">
          {callbacks
            ? "callbacks, endpoints, session, cookies, ways without a sign-in, what else uses it"
            : "issuers, the clients that get its tokens, what else uses it"}
        </span>
      </summary>
      {content}
    </details>
  );
}
