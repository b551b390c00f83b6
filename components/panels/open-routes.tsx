import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { chainPath } from "@/lib/format/paths";
import type { ShownStatus } from "@/lib/format/status";
import type { OpenRoute, OpenRoutes } from "@/lib/model/panels";
import { Gaps, Panel } from "./panel";

interface OpenRoutesPanelProps {
  readonly open: OpenRoutes;
  readonly commands: readonly string[];
}

/** Rules that answer the same hosts without a sign-in, those that give the same targets away first. */
export function OpenRoutesPanel({ open, commands }: OpenRoutesPanelProps) {
  const { routes, gaps } = open;
  const around = routes.filter(({ reaches }) => reaches === "same-targets").length;
  return (
    <Panel
      id="open-routes"
      title="Ways without a sign-in"
      commands={commands}
      lead={
        <>
          <p>Rules of this load balancer that answer the same hosts and ask nobody to sign in.</p>
          {routes.length > 0 && (
            <p>
              {around === 0
                ? `${rules(routes.length)}; none reaches this rule's own targets.`
                : `${rules(routes.length)}; ${around} ${around === 1 ? "reaches" : "reach"} this rule's own targets.`}
            </p>
          )}
        </>
      }
    >
      {routes.length > 0 ? (
        <table className="data-table panel-table stacked">
          <thead>
            <tr>
              <th scope="col" className="w-36">
                Reaches
              </th>
              <th scope="col" className="w-1/4">
                Rule
              </th>
              <th scope="col">Conditions</th>
              <th scope="col">Action</th>
            </tr>
          </thead>
          <tbody>
            {routes.map((route) => (
              <tr key={route.chain}>
                <td>
                  <Status {...looks[route.reaches]} />
                </td>
                <td>
                  <Link href={chainPath(route.chain)} className="link">
                    {route.listener}, {route.rule}
                  </Link>
                  <span className="block text-meta text-text-2">{placeWord[route.place]}</span>
                  {route.hosts.length > 0 && (
                    <span className="block text-meta text-text-2">answers {route.hosts.join(", ")}</span>
                  )}
                </td>
                <td data-label="Conditions">
                  {route.conditions.length === 0 ? (
                    <span className="text-text-2">none: what no other rule took</span>
                  ) : (
                    route.conditions.map((condition) => (
                      <code key={condition} className="block">
                        {condition}
                      </code>
                    ))
                  )}
                </td>
                <td data-label="Action">
                  {route.action}
                  {route.note !== undefined && <span className="block text-text-2">{route.note}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>
          {gaps.length === 0
            ? "None: no rule that requests reach answers these hosts without a sign-in."
            : "None among the rules that could be read."}
        </p>
      )}
      <Gaps gaps={gaps} />
    </Panel>
  );
}

function rules(count: number): string {
  return count === 1 ? "1 rule" : `${count} rules`;
}

const looks: Readonly<Record<OpenRoute["reaches"], { status: ShownStatus; word: string }>> = {
  "same-targets": { status: "likely", word: "same targets" },
  "other-targets": { status: "not-applicable", word: "other targets" },
  "no-target": { status: "not-applicable", word: "no target" },
};

const placeWord: Readonly<Record<OpenRoute["place"], string>> = {
  own: "this rule itself",
  before: "tried before this rule",
  after: "tried after this rule",
  "other-listener": "another listener",
};
