/** A call as somebody pastes it, in the words of `curl -i`. */
import type { Brought } from "../../../lib/model/brought";

/** The command, then its answer, as far as they were brought. */
export function callText({ request, response }: Brought): string {
  const lines: string[] = [];
  if (request) {
    const headers = request.headers.map(({ name, value }) =>
      value === "" ? ` \\\n  -H '${name};'` : ` \\\n  -H '${name}: ${value.replaceAll("'", `'\\''`)}'`,
    );
    const data = request.body === undefined ? "" : ` \\\n  --data-raw '${request.body}'`;
    lines.push(`$ curl -i -X ${request.method ?? "GET"} '${request.url ?? ""}'${headers.join("")}${data}`);
  }
  if (response) {
    lines.push(`HTTP/1.1 ${response.status}`);
    lines.push(...response.headers.map(({ name, value }) => `${name}: ${value}`), "", response.body);
  }
  return lines.join("\n");
}

/** What of a call must be shown to nobody: signatures of tokens, other long header values' ends, a client's secret. */
export function secretsOf({ request }: Brought): string[] {
  const [secret = ""] = /[a-z0-9]{51}/.exec(request?.body ?? "") ?? [];
  return [
    secret,
    ...(request?.headers ?? [])
      .filter(({ name }) => !/^(?:origin|accept|host|user-agent|content-type)$/i.test(name))
      .map(({ value }) => value.slice(-20)),
  ].filter((value) => value.length >= 16);
}
