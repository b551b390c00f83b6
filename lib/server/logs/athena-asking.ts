import "server-only";
import {
  type AthenaSettings,
  athenaPolicy,
  countInAthena,
  countingQuery,
  createTableStatement,
  findLogTable,
  type GatherContext,
  type LogPlace,
  type QueryEnd,
  readWorkgroup,
  type Workgroup,
  workgroupArn,
} from "../../gather/index";
import type { LogsLine, LogsUnavailable, QueryPlan } from "../../logs/log-reading";
import type { GatherError } from "../../model/gathered";
import type { Scope } from "../../model/scope";
import { bytesOf, type FoundLogs, findLogs } from "./find-logs";
import type { LogReading } from "./log-reading";
import { failure, unavailable } from "./logs-unavailable";

/** Milliseconds for all of it. Athena itself ends a query after 30 minutes. */
const ASKING_DEADLINE_MS = 600_000;
/** Questions at once of this process, whoever asks: an account runs a score, and others want theirs. */
const MOST_QUESTIONS = 4;
const under = { questions: 0 };

/** Says what Athena would be asked, and asks it where that is confirmed. Never rejects for what AWS answers. */
export function createAthenaAsking(
  settings: AthenaSettings | null,
  context: (signal: AbortSignal, deadlineMs: number) => GatherContext,
): LogReading {
  return async (scope, asked, signal, emit) => {
    if (settings === null)
      return emit(unavailable("not-read", "Athena is not configured.", "Set logs.athena."));
    const ctx = context(signal, ASKING_DEADLINE_MS);
    const found = await findLogs(ctx, scope, asked);
    if ("why" in found) return emit(found);
    const asking = { ctx, scope, settings, found };
    const plan = await planOf(asking);
    if (plan.type === "unavailable") return emit(plan);
    emit(plan);
    if (asked.confirm !== true || plan.objects === 0) return;
    if (under.questions >= MOST_QUESTIONS) {
      return emit(unavailable("busy", "Athena is being asked for others.", "Try again in a minute."));
    }
    under.questions += 1;
    try {
      await ask(asking, plan, emit);
    } finally {
      under.questions -= 1;
    }
  };
}

interface Asking {
  readonly ctx: GatherContext;
  readonly scope: Scope;
  readonly settings: AthenaSettings;
  readonly found: FoundLogs;
}

async function planOf(asking: Asking): Promise<QueryPlan | LogsUnavailable> {
  const { ctx, scope, settings, found } = asking;
  const { place, logs, window, objects } = found;
  const workgroup = await readWorkgroup(ctx, place, scope, settings.workgroup);
  if (workgroup.state === "failed") return refusal(asking, null, workgroup.error, "no-workgroup");
  const group = usable(settings.workgroup, workgroup.value);
  if ("why" in group) return group;
  const { limitBytes, results } = group;
  const table = await findLogTable(ctx, place, settings, logs);
  if (table.state === "failed") return refusal(asking, results, table.error, "no-database");
  if (table.value.state !== "fits") return noTable(settings, logs, table.value, window.from);
  const bytes = bytesOf(objects);
  if (bytes > limitBytes) {
    return unavailable(
      "over-limit",
      `The files alone are ${bytes} bytes, and workgroup ${settings.workgroup} ends a query at ${limitBytes}.`,
      "Narrow the time, or raise BytesScannedCutoffPerQuery of the workgroup.",
    );
  }
  return {
    type: "query-plan",
    workgroup: settings.workgroup,
    table: `${table.value.table.database}.${table.value.table.name}`,
    sql: countingQuery(table.value.table, logs, window),
    objects: objects.length,
    bytes,
    limitBytes,
    results: results.kind === "bucket" ? results.url : null,
  };
}

type Results = NonNullable<Workgroup["results"]>;

/** Without a limit of its own a question could cost anything; without a place for results none can be asked. */
function usable(
  name: string,
  { enabled, limitBytes, results }: Workgroup,
): { readonly limitBytes: number; readonly results: Results } | LogsUnavailable {
  if (!enabled) {
    return unavailable(
      "no-workgroup",
      `Workgroup ${name} is disabled.`,
      "Enable it, or name another in logs.athena.",
    );
  }
  if (limitBytes === null) {
    return unavailable(
      "no-limit",
      `Workgroup ${name} does not limit what a query scans, so none is asked in it.`,
      "Set its BytesScannedCutoffPerQuery: what one question may scan, and cost.",
    );
  }
  if (results === null) {
    return unavailable(
      "no-workgroup",
      `Workgroup ${name} names no place for results.`,
      "Set its OutputLocation, or let Athena keep results itself (managed query results).",
    );
  }
  return { limitBytes, results };
}

function noTable(
  { database }: AthenaSettings,
  logs: LogPlace,
  found:
    | { readonly state: "none" }
    | { readonly state: "unfit"; readonly name: string; readonly lacks: string },
  from: number,
): LogsUnavailable {
  const year = new Date(from).getUTCFullYear() - 1;
  const statement = createTableStatement(database, logs, `${year}/01/01`);
  const wayOut =
    "Run this once in Athena, as whoever may create tables: the dashboard creates none. It reads no file and costs nothing.";
  return found.state === "none"
    ? unavailable(
        "no-table",
        `Database ${database} has no table over s3://${logs.bucket}/${logs.folder}.`,
        wayOut,
        { statement },
      )
    : unavailable("table-unfit", `Table ${database}.${found.name} cannot be asked. ${found.lacks}`, wayOut, {
        statement,
      });
}

async function ask(asking: Asking, plan: QueryPlan, emit: (line: LogsLine) => void): Promise<void> {
  const { ctx, scope, settings, found } = asking;
  const query = {
    sql: plan.sql,
    workgroup: settings.workgroup,
    resource: workgroupArn(scope, settings.workgroup),
    window: found.window,
  };
  const ended = await countInAthena(ctx, found.place, query, (progress) =>
    emit({ type: "query-progress", ...progress }),
  );
  if (ended.state === "failed") return emit(refusal(asking, null, ended.error, "query-failed"));
  emit(lineOf(ended.value, settings.workgroup));
}

function lineOf(ended: QueryEnd, workgroup: string): LogsLine {
  switch (ended.state) {
    case "counted":
      return { type: "query-counts", counts: ended.counts, scannedBytes: ended.scannedBytes };
    case "over-limit":
      return unavailable(
        "over-limit",
        `Workgroup ${workgroup} ended the query: ${ended.why}`,
        "Narrow the time, or raise BytesScannedCutoffPerQuery of the workgroup. What was scanned until then is billed.",
      );
    case "failed":
      return unavailable("query-failed", `Athena could not answer: ${ended.why}`, wayOutOf(ended.why));
    case "cancelled":
      return unavailable("query-cancelled", `The query was cancelled: ${ended.why}`, "Ask again.");
    case "too-many-rows":
      return unavailable(
        "too-many-rows",
        "The answer has more than 100,000 rows: hosts, rules, reasons and times.",
        "Narrow the time.",
      );
    case "stopped":
      return unavailable(
        "query-cancelled",
        ended.told
          ? "The time for the question was over, and Athena was told to stop it."
          : "The time for the question was over. Athena did not take it that it is to stop: it ends the query itself at the workgroup's limit.",
        "Narrow the time.",
      );
  }
}

/** Athena reads and writes S3, and reads Glue, as whoever asks: https://docs.aws.amazon.com/athena/latest/ug/troubleshooting-athena.html */
function wayOutOf(why: string): string {
  if (/access denied|not authorized|permission/i.test(why)) {
    return "Athena reads the logs and writes the result with the permissions of the role in use: README has the statements.";
  }
  return "Run the SQL in Athena's own editor to see what it stumbles over.";
}

function refusal(
  { scope, settings, found: { logs } }: Asking,
  place: Results | null,
  error: GatherError,
  other: LogsUnavailable["why"],
): LogsUnavailable {
  const { code, operation, message } = error;
  if (code === "throttled") {
    return unavailable(
      "throttled",
      `${operation}: ${message}`,
      "Others ask as well. Try again in a minute.",
      { error },
    );
  }
  if (code === "access-denied") {
    const { account, region } = scope;
    const results = place === null ? "RESULT-BUCKET/PREFIX/" : folderOf(place);
    const policy = JSON.stringify(athenaPolicy({ account, region, ...settings, logs, results }), null, 2);
    return {
      ...failure(error, logs),
      wayOut: "Allow the role these statements.",
      policy,
    };
  }
  if (code === "invalid-response" || code === "not-found") {
    return unavailable(other, `${operation}: ${message}`, wayOutOfNames(other), { error });
  }
  return failure(error, logs);
}

/** `bucket/prefix/`; null where Athena keeps results itself. */
function folderOf(results: Results): string | null {
  return results.kind === "bucket" ? `${results.url.replace("s3://", "").replace(/\/$/, "")}/` : null;
}

function wayOutOfNames(why: LogsUnavailable["why"]): string {
  switch (why) {
    case "no-workgroup":
      return "Name a workgroup of this account and Region in logs.athena.workgroup.";
    case "no-database":
      return "Name a database of this account and Region in logs.athena.database.";
    default:
      return "Ask again, or run the SQL in Athena's own editor.";
  }
}
