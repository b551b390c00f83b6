import type { BroughtHeader } from "../model/brought";
import { pastedResponse } from "./pasted-response";
import type { Recognition } from "./recognition";
import { symptomOfAnswer } from "./symptom-of-answer";

/** An answer is short; what is longer is read as something else. */
const longest = 10_000;

/**
 * An answer of API Gateway without the URL that was asked: its body, the header that says why, or its text alone, as a
 * program or a console shows it. Null: none that is known, or there is a URL in it.
 */
export function readApiAnswer(text: string): Recognition | null {
  if (text.length > longest || text.includes("://")) return null;
  const symptom = ofHandshake(text) ?? ofBody(text) ?? ofHeaders(text) ?? ofText(text);
  return symptom === null ? null : { kind: "symptom", what: "an answer of API Gateway", symptom };
}

/** What clients of WebSockets say: `wscat`, and the library that it is made of. */
function ofHandshake(text: string): string | null {
  return /unexpected server response: 40[13]\b/i.test(text) ? "websocket-connect" : null;
}

/** A JSON body, perhaps behind its status. */
function ofBody(text: string): string | null {
  if (text.startsWith("{")) return symptomOfAnswer({ headers: [], body: text });
  const response = /^\D{0,20}\d{3}\b[^{]*\{/.test(text) ? pastedResponse(text) : null;
  return response && symptomOfAnswer(response);
}

/** The header of an answer that says why, with or without others and a body below. */
function ofHeaders(text: string): string | null {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^< /, ""));
  const headers = lines.flatMap((line): BroughtHeader[] => {
    const [, name, value = ""] = /^([\w-]{1,60}):(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value: value.trim() }];
  });
  const says = headers.some(({ name }) => /^(?:x-amzn-errortype|www-authenticate)$/i.test(name));
  const from = lines.findIndex((line) => line.startsWith("{"));
  return says ? symptomOfAnswer({ headers, body: from < 0 ? "" : lines.slice(from).join("\n") }) : null;
}

/** The message of a body without its braces, of two words at least: one alone is everybody's. */
function ofText(text: string): string | null {
  const [, status, message = ""] = /^(?:(\d{3})[\s:,-]+)?["']?(.*?)["']?$/s.exec(text) ?? [];
  if (!/\S\s\S/.test(message) || message.length > 1_000) return null;
  return symptomOfAnswer({
    ...(status === undefined ? {} : { status: Number(status) }),
    headers: [],
    body: JSON.stringify({ message }),
  });
}
