import { readLogs } from "@/lib/server";
import { tooMany } from "@/lib/server/access";
import { lines, problem, refusal } from "@/lib/server/api/answer";
import { route } from "@/lib/server/api/route";
import { readLogsRequest } from "@/lib/server/logs/read-logs-request";

export const dynamic = "force-dynamic";

/** Access logs from S3: what would be read, and, where that is confirmed, what they say. */
export const POST = route(async (request, _, viewer) => {
  const read = await readLogsRequest(request);
  if (!read.ok) return problem(read.problem);
  // Each asks AWS anew.
  const refused = await tooMany(viewer, true);
  if (refused !== null) return refusal(refused);
  const reading = readLogs(viewer, read.asked);
  if (!reading.ok) return problem(reading.problem);
  return lines((emit, gone) => reading.run(AbortSignal.any([gone, request.signal]), emit));
});
