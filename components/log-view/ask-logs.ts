import type { LogsLine, LogsRequest } from "@/lib/logs/log-reading";

/**
 * Asks the dashboard's server for access logs of S3 and hears its lines to their end. Throws what a person can read:
 * the server's own words where it gave any.
 */
export async function askLogs(
  asked: LogsRequest,
  signal: AbortSignal,
  onLine: (line: LogsLine) => void,
): Promise<void> {
  const answer = await fetch("/api/v1/logs", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(asked),
    signal,
  });
  if (!answer.ok || answer.body === null) {
    const body = (await answer.json().catch(() => null)) as { error?: { message?: string } } | null;
    throw new Error(body?.error?.message ?? `The dashboard's server answered ${answer.status}.`);
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(JSON.parse(line) as LogsLine);
  }
}
