/** Finds tokens in free text: headers, commands, URLs, cookies, log lines, prose. Linear in the text. */
import { decodeBase64url, utf8 } from "../base64url";
import { isUsualSignature } from "../decode/signature-length";
import { readJson, stringMember } from "../json-reader";

/** A stretch of the text that reads as a token. */
export type Candidate = {
  readonly label: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Three or five parts, the first of which begins as JSON. */
  readonly whole: boolean;
  /** Put together from several lines or words. */
  readonly joined: boolean;
  /** Starred, elided or replaced in part. */
  readonly masked: boolean;
  readonly bearer: boolean;
};

/** More tokens than this in one paste are not looked for. */
export const MAX_CANDIDATES = 50;

// `{"`, `{ `, `{\n`, `{\r` and `{\t` in base64; `/` may stand before it (a path), a letter or a dot may not.
const START = /(?<![A-Za-z0-9_.+-])(?:eyJ|eyA|ewo|ew0|ewk)/g;
const RUN = /[A-Za-z0-9_\-.=]+/y;
const WIDE_RUN = /[A-Za-z0-9_\-.=+/]+/y;
const GAP = /(?:\\?\s)+/y;
const MASK_AHEAD = /[*•…●█]/;
const PLACEHOLDER_AHEAD = /[<[{]/;
const MASK_INSIDE = /\.\.\.|x{8}|X{8}|REDACTED|redacted|MASKED/;
const LABEL = /([A-Za-z0-9_.-]{1,80})["']?\s{0,4}[:=]\s{0,4}["'`]?(?:bearer\s{1,4})?["'`]?$/i;
const BEARER = /bearer\s{1,4}["'`]?$/i;
const MAX_HEADER = 8192;
const LONG_PIECE = 16;
/** Lines that one token is put together from at most: 80 KB at 20 characters a line. */
const MAX_PIECES = 4096;

function run(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** The `alg` of the token whose text begins so; "" where the header cannot be read. */
function algOf(text: string): string {
  const first = text.slice(0, text.indexOf("."));
  if (first.length > MAX_HEADER) return "";
  const decoded = decodeBase64url(first);
  const json = decoded.ok ? utf8(decoded.bytes) : undefined;
  const read = json === undefined ? undefined : readJson(json);
  return read?.ok === true ? (stringMember(read.node, "alg") ?? "") : "";
}

/** Collects pieces of one token, and knows when nothing more belongs to it. Each piece is looked at once. */
function assembly(first: string) {
  const pieces: string[] = [];
  let dots = 0;
  let last = "";
  let doubled = false;
  let charsBehindDot = 0;
  let padding = 0;
  let alg: string | undefined;
  const add = (piece: string) => {
    doubled ||= piece.includes("..") || (last === "." && piece.startsWith("."));
    const parts = piece.split(".");
    const tail = parts.at(-1) ?? "";
    dots += parts.length - 1;
    charsBehindDot = (parts.length > 1 ? 0 : charsBehindDot) + tail.length;
    padding = (parts.length > 1 ? 0 : padding) + (tail.split("=").length - 1);
    last = piece.at(-1) ?? last;
    pieces.push(piece);
  };
  const isWhole = (): boolean => {
    if (dots >= 4) return last !== ".";
    if (dots === 3) return last === "." && !doubled;
    if (dots !== 2) return false;
    alg ??= algOf(pieces.join(""));
    if (alg.toLowerCase() === "none") return true;
    const chars = charsBehindDot - padding;
    return chars > 0 && (alg === "" || isUsualSignature(alg, Math.floor((chars * 3) / 4)));
  };
  add(first);
  return { add, isWhole, dots: () => dots, endsWithDot: () => last === ".", text: () => pieces.join("") };
}

/** Takes the token that starts at `start`, over line breaks where it is not whole before them. */
function take(text: string, start: number): { text: string; end: number; joined: boolean; whole: boolean } {
  const first = run(RUN, text, start);
  const token = assembly(first);
  let end = start + first.length;
  let joined = false;
  for (let pieces = 1; pieces <= MAX_PIECES; pieces++) {
    if (token.isWhole()) break;
    const wide = run(WIDE_RUN, text, end);
    if (wide !== "") {
      token.add(wide);
      end += wide.length;
      continue;
    }
    const gap = run(GAP, text, end);
    const piece = gap === "" ? "" : run(RUN, text, end + gap.length);
    if (piece === "" || text[end + gap.length + piece.length] === ":") break;
    if (piece.startsWith("ey") && token.dots() >= 2 && !token.endsWithDot()) break;
    const wrapped = gap.includes("\n") || gap.includes("\r");
    const belongs = token.endsWithDot() || piece.startsWith(".") || piece.length >= LONG_PIECE;
    if (!wrapped && !belongs) break;
    token.add(piece);
    end += gap.length + piece.length;
    joined = true;
  }
  return { text: token.text(), end, joined, whole: token.dots() === 2 || token.dots() === 4 };
}

/** All tokens of the text, first come first. `label` is used where the text names none. */
export function scan(text: string, label = "token"): Candidate[] {
  const found: Candidate[] = [];
  START.lastIndex = 0;
  while (found.length < MAX_CANDIDATES) {
    const start = START.exec(text)?.index;
    if (start === undefined) break;
    const taken = take(text, start);
    let end = taken.end;
    let token = taken.text;
    // A full stop that ends a sentence, not a fourth part.
    if (token.endsWith(".") && token.split(".", 6).length === 4 && !token.includes("..")) {
      token = token.slice(0, -1);
      end--;
    }
    const before = text.slice(Math.max(0, start - 120), start);
    const next = text.charAt(end);
    const masked =
      MASK_INSIDE.test(token) ||
      MASK_AHEAD.test(next) ||
      (PLACEHOLDER_AHEAD.test(next) && (!taken.whole || token.endsWith(".")));
    const dots = token.split(".", 6).length - 1;
    found.push({
      label: LABEL.exec(before)?.[1]?.toLowerCase() ?? label,
      text: token,
      start,
      end,
      whole: !masked && (dots === 2 || dots === 4),
      joined: taken.joined,
      masked,
      bearer: BEARER.test(before),
    });
    START.lastIndex = Math.max(taken.end, start + 3);
  }
  return found;
}
