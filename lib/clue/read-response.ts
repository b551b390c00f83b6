import { cleanAbsoluteUrl, cleanUrl } from "./clean-url";
import { findOauthError } from "./known-words";
import { pastedResponse } from "./pasted-response";
import type { Recognition } from "./recognition";
import { request } from "./request";
import { symptomOfAnswer } from "./symptom-of-answer";

const statusLine = /^(?:< )?HTTP\/[\d.]+ (\d{3})\b/m;

/** A response as `curl -i` prints it, or request and response as `curl -v` does. */
export function readResponse(text: string): Recognition | null {
  const head = text.slice(0, 100_000);
  if (!/^(?:[<>*] |HTTP\/[\d.]+ \d{3})/.test(head)) return null;
  const status = lastStatus(head);
  if (status === null) return null;
  const location = header(head, "location");
  const target = location === null ? null : cleanAbsoluteUrl(location);
  const reason = target?.error ?? findOauthError(header(head, "www-authenticate") ?? "");
  const url = requestedUrl(head) ?? hostBehind(target?.redirectUri);
  if (url) return request("an HTTP response", url, { status, reason });
  const answer = Number(status) < 400 ? null : pastedResponse(head);
  const symptom = (answer && symptomOfAnswer(answer)) ?? reason ?? status;
  return Number(status) < 400 && reason === null
    ? {
        kind: "incomplete",
        what: `an HTTP response with status ${status}`,
        missing: "the URL that was asked",
      }
    : { kind: "symptom", what: `an HTTP response with ${symptom}, without the URL that was asked`, symptom };
}

function lastStatus(head: string): string | null {
  return [...head.matchAll(new RegExp(statusLine, "gm"))].at(-1)?.[1] ?? null;
}

function header(head: string, name: string): string | null {
  return new RegExp(`^(?:< )?${name}:[ \\t]*(.+)$`, "im").exec(head)?.[1]?.trim() ?? null;
}

/** What `curl -v` says that it sent. */
function requestedUrl(head: string) {
  const path = /^> [A-Z]+ (\/\S*) HTTP/m.exec(head)?.[1];
  const host = /^> host: *(\S+)/im.exec(head)?.[1];
  return path && host ? cleanUrl(`https://${host}${path}`) : null;
}

/** Where a redirect to a provider says that the user is to come back to: the host that was asked. */
function hostBehind(redirectUri: string | undefined) {
  if (redirectUri === undefined) return null;
  const back = cleanAbsoluteUrl(redirectUri);
  return back === null ? null : cleanUrl(new URL("/", back.url).href);
}
