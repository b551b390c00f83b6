import type { CookieBudget } from "@/lib/model/panels";
import { Panel } from "./panel";

interface CookiePanelProps {
  readonly budget: CookieBudget;
  readonly commands: readonly string[];
}

/** What the session cookies may take of a request's headers, and what is left. */
export function CookiePanel({ budget, commands }: CookiePanelProps) {
  const { cookie, others, rows, worst } = budget;
  return (
    <Panel
      id="cookies"
      title="Cookie budget"
      commands={commands}
      lead={
        <>
          <p>
            The session is cut into cookies of 4 KB, <code>{cookie}-0</code> to <code>-3</code>; how many
            depends on the claims. A request whose one header passes 16 KB, or all headers 64 KB, is answered
            400.
          </p>
          <p>Over HTTP/1.1 a browser sends all cookies of a host in one header.</p>
        </>
      }
    >
      <table className="data-table panel-table max-w-measure">
        <thead>
          <tr>
            <th scope="col">Cookies</th>
            <th scope="col" className="text-right">
              Session
            </th>
            <th scope="col" className="text-right">
              Left of 16 KB
            </th>
            <th scope="col" className="text-right">
              Left of 64 KB
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.shards}>
              <td>{row.shards}</td>
              <td className="text-right">{kilobytes(row.bytes)}</td>
              <td className="text-right">{kilobytes(row.leftOfHeader)}</td>
              <td className="text-right">{kilobytes(row.leftOfAll)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {others.length === 0 ? (
        <p className="text-text-2">
          No other rule of this load balancer keeps a session under another name for the same hosts.
        </p>
      ) : (
        <div>
          <p>
            {others.length === 1 ? "One more session cookie" : `${others.length} more session cookies`} may
            come from the same hosts. All at their largest: {kilobytes(worst.bytes)};{" "}
            {worst.leftOfAll < 0
              ? `${kilobytes(-worst.leftOfAll)} over what all headers may have.`
              : `${kilobytes(worst.leftOfAll)} left of 64 KB.`}
          </p>
          <ul className="list-disc pl-5">
            {others.map((other) => (
              <li key={other.cookie}>
                <code>{other.cookie}</code> <span className="text-text-2">{other.rules.join(", ")}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

function kilobytes(bytes: number): string {
  return `${bytes / 1024} KB`;
}
