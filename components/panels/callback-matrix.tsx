import { DiffView } from "@/components/findings/diff-view";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { Status } from "@/components/ui/status";
import type { ShownStatus } from "@/lib/format/status";
import type { CallbackMatrix, CallbackRow } from "@/lib/model/panels";
import { Gaps, Panel } from "./panel";

interface CallbackMatrixPanelProps {
  readonly matrix: CallbackMatrix;
  readonly commands: readonly string[];
}

/** Rows that are shown at once; a listener may have hundreds of certificate names. */
const firstRows = 12;

/** Every host that the rule can answer beside the callbacks that the provider knows. */
export function CallbackMatrixPanel({ matrix, commands }: CallbackMatrixPanelProps) {
  const { rows, registrar, unused, gaps } = matrix;
  const rest = rows.slice(firstRows);
  return (
    <Panel
      id="callbacks"
      title="Callback matrix"
      commands={commands}
      lead={
        <>
          <p>
            Each host that this rule can answer, and whether {registrar} knows its callback. It is compared
            letter by letter; capitals and a slash at the end count.
          </p>
          <p>{countWords(rows)}</p>
        </>
      }
    >
      {rows.length === 0 ? (
        <p>The rule names no host, and neither a certificate nor a URL says which hosts reach it.</p>
      ) : (
        <Rows rows={rows.slice(0, firstRows)} />
      )}
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more hosts`}>
          <Rows rows={rest} />
        </Disclosure>
      )}
      {unused.length > 0 && (
        <Disclosure
          summary={`${unused.length} registered ${unused.length === 1 ? "callback" : "callbacks"} that no host of this rule sends`}
        >
          <ul className="flex flex-col">
            {unused.map((url) => (
              <li key={url}>
                <code>{url}</code>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Gaps gaps={gaps} />
    </Panel>
  );
}

function countWords(rows: readonly CallbackRow[]): string {
  const count = (kind: CallbackRow["answer"]["kind"]) => rows.filter(({ answer }) => answer.kind === kind);
  const parts = [
    [count("registered").length, "registered"],
    [count("missing").length, "missing"],
    [count("pattern").length, count("pattern").length === 1 ? "pattern" : "patterns"],
    [count("unknown").length, "unknown"],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(" · ");
}

const namedByWord: Readonly<Record<CallbackRow["namedBy"], string>> = {
  url: "of the URL",
  condition: "host condition of the rule",
  certificate: "name of a certificate",
  "load-balancer": "the load balancer's own name",
};

function Rows({ rows }: { readonly rows: readonly CallbackRow[] }) {
  return (
    <table className="data-table panel-table stacked">
      <thead>
        <tr>
          <th scope="col" className="w-32">
            Callback
          </th>
          <th scope="col" className="w-1/3">
            Host
          </th>
          <th scope="col">What the load balancer sends as redirect_uri</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.host}>
            <td>
              <Status {...lookOf(row)} />
            </td>
            <td>
              <code>{row.host}</code>
              <span className="block text-meta text-text-2">{namedByWord[row.namedBy]}</span>
              {row.note !== undefined && <span className="block text-meta text-text-2">{row.note}</span>}
            </td>
            <td>
              <Answer row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A host that only a certificate or DNS names need not be meant: its missing callback is no fault by itself. */
function lookOf({ answer, namedBy, note }: CallbackRow): { status: ShownStatus; word: string } {
  switch (answer.kind) {
    case "registered":
      return { status: "passes", word: answer.by === "listed" ? "registered" : "accepted" };
    case "missing": {
      const word = answer.by === "listed" ? "missing" : "refused";
      if (namedBy === "load-balancer" || note !== undefined) return { status: "not-applicable", word };
      return { status: namedBy === "certificate" ? "likely" : "fails", word };
    }
    case "pattern":
      return answer.registered.length > 0
        ? { status: "not-applicable", word: "pattern" }
        : { status: "likely", word: "none falls under it" };
    case "unknown":
      return { status: "unknown", word: "unknown" };
  }
}

function Answer({ row: { answer, callback } }: { readonly row: CallbackRow }) {
  if (answer.kind === "pattern") return <PatternAnswer registered={answer.registered} />;
  if (answer.kind === "missing" && answer.nearest !== undefined && callback !== null) {
    return (
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <DiffView
            actual={answer.nearest}
            expected={callback}
            labels={{ actual: "nearest", expected: "sent" }}
          />
        </div>
        <CopyButton text={callback} what="the callback URL" />
      </div>
    );
  }
  return (
    <>
      {callback !== null && (
        <span className="flex items-start justify-between gap-1">
          <code>{callback}</code>
          <CopyButton text={callback} what="the callback URL" />
        </span>
      )}
      {answer.kind === "unknown" && <span className="block text-text-2">{answer.reason}</span>}
      {answer.kind === "missing" && (
        <span className="block text-text-2">{answer.detail ?? "No registered callback is near it."}</span>
      )}
      {answer.kind === "registered" && answer.by === "accepted" && (
        <span className="block text-text-2">
          The provider's list cannot be read, but its authorization endpoint took this callback.
        </span>
      )}
    </>
  );
}

function PatternAnswer({ registered }: { readonly registered: readonly string[] }) {
  if (registered.length === 0) {
    return (
      <span>
        A pattern cannot be registered: each host that users open needs a callback of its own, and none that
        is registered falls under this one.
      </span>
    );
  }
  return (
    <>
      <span className="text-text-2">
        A pattern cannot be registered. Registered{" "}
        {registered.length === 1 ? "is 1 host" : `are ${registered.length} hosts`} of it; every other host
        fails:
      </span>
      <ul>
        {registered.map((url) => (
          <li key={url}>
            <code>{url}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
