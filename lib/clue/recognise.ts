import type { CleanUrl } from "./clean-url";
import { cleanAbsoluteUrl, cleanUrl } from "./clean-url";
import { looksLikeHar } from "./har/looks-like-har";
import { findGatewayType, findOauthError, findReason, findStatus } from "./known-words";
import { readApiAnswer } from "./read-api-answer";
import { readApiLogs } from "./read-api-logs";
import { readArn, readChainId } from "./read-arn";
import { readLogLines } from "./read-log-lines";
import { readRequest } from "./read-request";
import { readResponse } from "./read-response";
import type { Recognition } from "./recognition";
import { request } from "./request";

/** More than this is a file, not a paste. */
const longestText = 20_000_000;
/** What reads like a sentence with a URL in it; longer texts are of a kind of their own. */
const longestNote = 10_000;

/** A compact JWS or JWE (RFC 7515 section 7.1, RFC 7516 section 7.1), bare or behind the header that carried it. */
const tokenShape =
  /^(?:["']?[\w-]{1,40}["']?\s*[:=]\s*)?["']?(?:bearer\s+)?eyJ[\w-]+=*(?:\.[\w-]*=*){1,4}["']?,?$/i;

/**
 * Says what a pasted text is. Pure and quick: it runs while somebody types. Nothing of the text survives in the
 * result except what may stand in a URL.
 */
export function recognise(text: string): Recognition {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "empty" };
  if (trimmed.length > longestText) return { kind: "unknown", why: "It is larger than 20 MB." };
  if (isToken(trimmed)) return { kind: "token", what: "a token" };
  return (
    readChainId(trimmed) ??
    readArn(trimmed) ??
    readLogLines(trimmed) ??
    readApiLogs(trimmed) ??
    readHar(trimmed) ??
    readResponse(trimmed) ??
    readRequest(trimmed) ??
    readApiAnswer(trimmed) ??
    readNote(trimmed) ?? {
      kind: "unknown",
      why: "No URL, host name, status, error code, log line, response or identifier is in it.",
    }
  );
}

/** Only what it is: a HAR may be large, so it is read in a worker. */
function readHar(text: string): Recognition | null {
  return looksLikeHar(text) ? { kind: "har", what: "a HAR" } : null;
}

function isToken(text: string): boolean {
  return tokenShape.test(text.length > 100_000 ? text.slice(0, 100_000) : text);
}

/** A URL or host, a status, an error code, in any order, with words between. */
function readNote(text: string): Recognition | null {
  if (text.length > longestNote) return null;
  const words = text.split(/[\s<>"'`]+/).filter((word) => word !== "");
  const absolute = first(words, cleanAbsoluteUrl);
  const found = absolute ?? first(words, (word) => (findOauthError(word) ? null : cleanUrl(word)));
  const rest = words.filter((word) => word !== found?.word).join(" ");
  const url = found?.url;
  const reason = findReason(rest) ?? url?.error ?? findGatewayType(rest) ?? findOauthError(rest);
  const status = findStatus(rest);
  if (url) {
    const what = words.length === 1 ? "a URL" : "a URL with a note";
    return request(what, url, { status, reason });
  }
  if (reason) return { kind: "symptom", what: reasonWords(reason), symptom: reason };
  if (status) return { kind: "symptom", what: `status ${status}`, symptom: status };
  return null;
}

function reasonWords(reason: string): string {
  if (findGatewayType(reason) !== null) return "a gateway response type of API Gateway";
  return /^[a-z_]+$/.test(reason) ? "an OAuth error" : "an error_reason of the access log";
}

/** The first word that is one, without the punctuation that a sentence leaves around it. */
function first(words: readonly string[], read: (text: string) => CleanUrl | null) {
  for (const word of words) {
    const url = read(word.replace(/^[([]+|(?<![)\],.;!])[)\],.;!]+$/g, ""));
    if (url) return { word, url };
  }
  return null;
}
