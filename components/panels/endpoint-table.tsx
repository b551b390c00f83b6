import { DiffView } from "@/components/findings/diff-view";
import { CopyButton } from "@/components/ui/copy-button";
import { Status } from "@/components/ui/status";
import type { ShownStatus } from "@/lib/format/status";
import { duration } from "@/lib/format/time";
import type { EndpointAnswer, EndpointRow, EndpointTable } from "@/lib/model/panels";
import { Panel } from "./panel";

interface EndpointTablePanelProps {
  readonly table: EndpointTable;
  readonly commands: readonly string[];
  /** When it was read, ISO 8601: what a certificate's last day is measured against. */
  readonly takenAt: string;
}

const endpointWord: Readonly<Record<EndpointRow["endpoint"], string>> = {
  issuer: "Issuer",
  authorization: "Authorization endpoint",
  token: "Token endpoint",
  userinfo: "Userinfo endpoint",
  jwks: "JWKS",
};

/** The addresses that the rule trusts beside those that the issuer publishes, and what each answered. */
export function EndpointTablePanel({ table, commands, takenAt }: EndpointTablePanelProps) {
  const own = table.ownBy;
  return (
    <Panel
      id="endpoints"
      title="Endpoints"
      commands={commands}
      lead={
        <>
          <p>{leads[table.ownBy]}</p>
          <p>Answers are as seen from the dashboard: AWS may have another way there.</p>
        </>
      }
    >
      <table className="data-table panel-table stacked">
        <thead>
          <tr>
            <th scope="col" className="w-32">
              Compared
            </th>
            <th scope="col" className="w-40">
              Endpoint
            </th>
            <th scope="col">{heads[table.ownBy]}</th>
            <th scope="col" className="w-1/4">
              Answer
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={`${row.endpoint} ${row.own} ${row.published}`}>
              <td>
                <Status {...lookOf(row)} />
              </td>
              <td className="font-semibold">{endpointWord[row.endpoint]}</td>
              <td>
                <Values row={row} own={own} />
              </td>
              <td data-label="Answer">
                <AnswerCell answer={row.answer} takenAt={takenAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

const leads: Readonly<Record<EndpointTable["ownBy"], string>> = {
  rule: "The addresses that the rule names, beside those of the issuer's discovery document.",
  authorizer:
    "The issuers that the authorizer trusts, beside what each publishes. API Gateway asks an issuer for its keys alone.",
  derived:
    "AWS makes these addresses out of the user pool and its domain. Beside them stands what the issuer's discovery document names.",
};

const heads: Readonly<Record<EndpointTable["ownBy"], string>> = {
  rule: "Rule and published",
  authorizer: "Authorizer and published",
  derived: "Derived and published",
};

function lookOf({ comparison }: EndpointRow): { status: ShownStatus; word: string } {
  switch (comparison.kind) {
    case "equal":
      return { status: "passes", word: "equal" };
    case "differs":
      return { status: "likely", word: "differs" };
    case "not-in-rule":
      return { status: "not-applicable", word: "published only" };
    case "unknown":
      return { status: "unknown", word: "unknown" };
  }
}

const differsIn: Readonly<Record<"text" | "host" | "tenant" | "path", string>> = {
  text: "An issuer is compared letter by letter.",
  host: "Another host.",
  tenant: "Another tenant, realm or authorization server of the same host.",
  path: "The same host and tenant, another path.",
};

function Values({ row, own: called }: { readonly row: EndpointRow; readonly own: string }) {
  const { own, published, comparison, endpoint } = row;
  if (comparison.kind === "differs" && own !== null && published !== null) {
    return (
      <>
        <DiffView actual={own} expected={published} labels={{ actual: called, expected: "published" }} />
        <span className="block text-text-2">{differsIn[comparison.in]}</span>
      </>
    );
  }
  const value = own ?? published;
  return (
    <>
      {value !== null && (
        <span className="flex items-start justify-between gap-1">
          <code>{value}</code>
          <CopyButton text={value} what={`the ${endpointWord[endpoint]} address`} />
        </span>
      )}
      {value === null && <span className="text-text-2">No address is known.</span>}
      {comparison.kind === "unknown" && <span className="block text-text-2">{comparison.reason}</span>}
    </>
  );
}

function AnswerCell({ answer, takenAt }: { readonly answer: EndpointAnswer; readonly takenAt: string }) {
  if (answer.kind === "unknown") return <span className="text-text-2">{answer.reason}</span>;
  const until = answer.certificateUntil;
  return (
    <>
      <span className="block" title={answer.url}>
        {answer.kind === "answered"
          ? `${answer.status} in ${duration(answer.elapsedMs)}`
          : `No answer after ${duration(answer.elapsedMs)}: ${answer.message}`}
      </span>
      {until !== undefined && (
        <span className="block text-meta text-text-2">
          certificate {until < takenAt ? "ended" : "until"} {until.slice(0, 10)}
        </span>
      )}
    </>
  );
}
