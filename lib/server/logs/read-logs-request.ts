import "server-only";
import { type LogsRequest, logsRequest } from "../../logs/log-reading";
import { type Problem, refuse } from "../outcome";

const DAY_MS = 24 * 60 * 60_000;
/** A window is no longer than this: beyond it the files are better fetched and counted on a machine of one's own. */
const LONGEST_DAYS = { s3: 7, athena: 31 };
const example =
  '{"scope": "alb/111122223333/eu-west-1/shop/50dc6c495c0c9188", "from": "2026-10-06T09:00:00Z", "to": "2026-10-06T10:00:00Z"}';

/** The body of a request, or what is wrong with it. Only JSON is taken: a form of another site cannot send it unasked. */
export async function readLogsRequest(
  request: Request,
): Promise<{ ok: true; asked: LogsRequest } | { ok: false; problem: Problem }> {
  const type = request.headers.get("content-type") ?? "";
  const body: unknown = /^application\/json\b/.test(type) ? await request.json().catch(() => null) : null;
  const parsed = logsRequest.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue && issue.path.length > 0 ? ` (${issue.path.join(".")})` : "";
    return bad(`The body is not what is wanted${where}.`, `Send JSON such as ${example}`);
  }
  const length = Date.parse(parsed.data.to) - Date.parse(parsed.data.from);
  if (length <= 0) return bad("to is not after from.", "Give the earlier time as from.");
  const days = LONGEST_DAYS[parsed.data.by ?? "s3"];
  if (length > days * DAY_MS) {
    return bad(
      `The window is longer than ${days} days.`,
      "Narrow it, or fetch the files and count them: npx authpath logs FILE…",
    );
  }
  return { ok: true, asked: parsed.data };
}

function bad(message: string, wayOut: string) {
  return refuse({ code: "bad-logs-request", message, wayOut, understood: [] });
}
