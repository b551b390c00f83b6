import { cleanUrl } from "./clean-url";
import { pastedCall } from "./pasted-call";
import type { Recognition } from "./recognition";
import { request } from "./request";

/** A call as somebody made it: a curl command, a browser's fetch, or the request itself, perhaps with its answer behind it. */
export function readRequest(text: string): Recognition | null {
  const call = pastedCall(text);
  if (call?.request?.url === undefined) return null;
  const url = cleanUrl(call.request.url);
  if (url === null) return null;
  const { response } = call;
  const what = response === undefined ? "a request" : "a request with its answer";
  return request(what, url, { status: response && response.status >= 400 ? String(response.status) : null });
}
