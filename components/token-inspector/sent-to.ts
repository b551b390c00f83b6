import { pastedRequest } from "@/lib/clue/pasted-request";
import { parseApiChainId } from "@/lib/model/scope";
import { readApiHost } from "@/lib/routing/api/api-host";
import { segmentsOf } from "@/lib/routing/api/path-segments";

/** The call in a paste that carried the token, as far as it says which API it went to. */
export interface SentTo {
  readonly apiId: string;
  readonly method: string | undefined;
  /** Of the URL, stage included. */
  readonly segments: readonly string[];
}

/** Null: no call is in the paste, or not one to an API's own address. */
export function sentTo(text: string): SentTo | null {
  const request = pastedRequest(text);
  const url = request?.url === undefined ? null : URL.parse(request.url);
  if (!request || !url) return null;
  const host = readApiHost(url.hostname);
  if (host.form !== "execute-api") return null;
  return { apiId: host.apiId, method: request.method, segments: segmentsOf(url.pathname) };
}

/** How well a chain fits the call: 0 is another API, or no API. */
export function fitOfChain(chain: string, sent: SentTo): number {
  const place = parseApiChainId(chain);
  if (place?.stage === undefined || place.scope.id !== sent.apiId) return 0;
  const { stage, httpMethod = "", path = "" } = place;
  const rest = stage === "$default" ? sent.segments : sent.segments.slice(1);
  const isStage = stage === "$default" || stage === sent.segments[0];
  const method = httpMethod === "ANY" ? 1 : httpMethod === sent.method ? 2 : 0;
  return 10 + (isStage ? 4 : 0) + (isStage ? fitOfPath(segmentsOf(path), rest) : 0) + method;
}

/** A literal before a parameter before a greedy one, as API Gateway chooses. */
function fitOfPath(wanted: readonly string[], given: readonly string[]): number {
  const greedy = wanted.at(-1)?.endsWith("+}") ?? false;
  if (greedy ? given.length < wanted.length : given.length !== wanted.length) return 0;
  const fits = wanted.map((segment, at) => (segment === given[at] ? 3 : segment.startsWith("{") ? 1 : 0));
  return fits.some((points) => points === 0) ? 0 : 2 + fits.reduce<number>((sum, points) => sum + points, 0);
}
