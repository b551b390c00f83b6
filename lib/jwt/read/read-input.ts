/** From whatever was pasted to the tokens in it, and what was cleaned on the way. */
import { type DecodedToken, decodeToken, splitUnencoded } from "../decode/decode-token";
import { lookInside } from "../decode/part";
import { finding } from "../finding";
import { decodeJweJson, decodeJwsJson } from "../json-serialization";
import { list } from "../show";
import type { TokenFinding, TokenForm } from "../types";
import { findForeign, identityFinding, isUuid } from "./foreign";
import { readJsonText } from "./json-text";
import { type Candidate, scan } from "./scan";
import { findSecrets } from "./secrets";
import { removeUnseen } from "./unseen";
import { describeWrapping, unwrap } from "./wrapping";

/** One token of the paste, where it stood, and whether `Bearer` stood before it. */
export type LabelledToken = {
  readonly label: string;
  readonly token: DecodedToken;
  readonly bearer: boolean;
};

/** What a paste holds. */
export type Reading = {
  /** Tokens in the order of the text; empty where there is none. */
  readonly tokens: readonly LabelledToken[];
  readonly findings: readonly TokenFinding[];
  /** The form where there is no token. */
  readonly form: TokenForm;
  /** The text as cleaned, for what looks at all of it. */
  readonly text: string;
};

/** Characters that are read at most; more is refused without looking. */
const MAX_INPUT = 4 * 1024 * 1024;

const SPACED_TOKEN_TEXT = /^[A-Za-z0-9_\-.=+/\s]+$/;
const TOKEN_TEXT = /^[A-Za-z0-9_\-.=+/]+$/;
const MASK_ONLY =
  /^(?:[*•…●█]{1,200}|x{3,200}|X{3,200}|<[^<>]{1,80}>|\[[^[\]]{1,80}\]|\$?\{[^{}]{1,80}\}|REDACTED|redacted|\.{3,9})$/;
const DELIMITERS = new Set(["", ..." \t\r\n\"'`“”‘’,;)>]}|\\&"]);
const OPAQUE = /^[A-Za-z0-9_\-.~+/=:|]{16,}$/;
const PERCENT = /%(?:[2-7][0-9a-f])/gi;

function maskedFinding(): TokenFinding {
  return finding(
    "masked",
    "part of the token is starred, elided or replaced: nothing can be decoded or verified",
    {
      fix: "Copy the token from where it is whole: the browser's storage, the response of the token endpoint.",
    },
  );
}

function fromCandidate(candidate: Candidate): LabelledToken {
  const decoded = decodeToken(candidate.text);
  const token = candidate.masked
    ? { ...decoded, form: "malformed" as const, findings: [maskedFinding()] }
    : decoded;
  return { label: candidate.label, token, bearer: candidate.bearer };
}

/** Whole tokens first where there are any; fragments count only where nothing is whole. */
function keepBest(candidates: readonly Candidate[]): Candidate[] {
  const whole = candidates.filter((candidate) => candidate.whole);
  const kept = whole.length > 0 ? whole : candidates.slice(0, 1);
  return kept.filter(
    (candidate, index) => kept.findIndex((other) => other.text === candidate.text) === index,
  );
}

function undoPercent(text: string): string {
  return text.replace(PERCENT, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

type Scanned = { text: string; candidates: readonly Candidate[]; percent: boolean };

/** Scans the text, percent-decoded (once, or twice) where that changes what is found. */
function scanDecoded(text: string): Scanned {
  let best: Scanned = { text, candidates: scan(text), percent: false };
  let decoded = text;
  for (let round = 0; round < 2; round++) {
    const before = decoded;
    decoded = undoPercent(before);
    if (decoded === before) break;
    const candidates = scan(decoded);
    const differs =
      candidates.length > best.candidates.length ||
      candidates.some((candidate, index) => candidate.text !== best.candidates[index]?.text);
    if (differs) best = { text: decoded, candidates, percent: true };
  }
  return best;
}

function severalFinding(tokens: readonly LabelledToken[]): TokenFinding[] {
  if (tokens.length < 2) return [];
  const labels = list(tokens.map(({ label }) => label));
  return [finding("several-tokens", `${tokens.length} tokens in the paste: ${labels}`)];
}

function tokensFrom(candidates: readonly Candidate[], scanned: Scanned): Omit<Reading, "form" | "text"> {
  const kept = keepBest(candidates);
  const tokens = kept.map(fromCandidate);
  const findings: TokenFinding[] = [];
  const [only] = kept;
  if (scanned.percent)
    findings.push(finding("percent-decoded", "percent-encoding was undone before reading"));
  if (only !== undefined && kept.length === 1 && candidates.length === 1) {
    findings.push(
      ...describeWrapping(scanned.text.slice(0, only.start), only.masked ? "" : scanned.text.slice(only.end)),
    );
  } else {
    findings.push(finding("extracted-from-text", "the tokens were found inside other text"));
  }
  if (only?.bearer === true && !findings.some(({ id }) => id === "bearer-prefix-removed")) {
    findings.push(finding("bearer-prefix-removed", "Bearer was taken off before reading"));
  }
  if (only?.joined === true && !findings.some(({ id }) => id === "whitespace-removed")) {
    findings.push(finding("whitespace-removed", "white space or line breaks were taken out before reading"));
  }
  return { tokens, findings: [...findings, ...severalFinding(tokens)] };
}

/** A text that is one token by its place alone: no `eyJ`, or with a character that no token has. */
function readBare(text: string): Omit<Reading, "text"> | undefined {
  const bare = unwrap(text);
  const joined = SPACED_TOKEN_TEXT.test(bare) ? bare.replace(/\s+/g, "") : bare;
  const at = text.indexOf(bare);
  const around = at < 0 ? [] : describeWrapping(text.slice(0, at), text.slice(at + bare.length));
  if (MASK_ONLY.test(bare)) return { tokens: [], form: "malformed", findings: [...around, maskedFinding()] };
  const tokenLike = TOKEN_TEXT.test(joined) && joined.split(".", 4).length > 2;
  const spaced = joined.length < bare.length;
  if (tokenLike && (!spaced || /[\r\n]|\.\s|\s\./.test(bare))) {
    const token = decodeToken(joined);
    const extra = spaced
      ? [finding("whitespace-removed", "white space or line breaks were taken out before reading")]
      : [];
    return {
      tokens: [{ label: "token", token, bearer: false }],
      form: token.form,
      findings: [...around, ...extra],
    };
  }
  if (isUuid(bare)) return { tokens: [], form: "opaque", findings: [...around, identityFinding()] };
  if (OPAQUE.test(bare) && !bare.includes("://") && /[0-9]/.test(bare)) {
    const said = finding(
      "opaque-token",
      "an opaque token: only the server that made it can say what it means",
      {
        fix: "Ask for a JWT access token, or paste the ID token of the same answer.",
      },
    );
    return { tokens: [], form: "opaque", findings: [...around, said] };
  }
  return undefined;
}

/** The one candidate of a text without white space that goes on with characters that no token has. */
function readSpoiled(text: string, candidates: readonly Candidate[]): LabelledToken | undefined {
  const bare = unwrap(text);
  const [only] = candidates;
  if (only === undefined || candidates.length !== 1 || only.masked || /\s/.test(bare)) return undefined;
  const rest = bare.slice(only.text.length);
  const spoiled = bare.startsWith(only.text) && rest !== "" && rest !== ".";
  if (!spoiled || DELIMITERS.has(rest.charAt(0)) || bare.split(".", 9).length < 3) return undefined;
  return { label: only.label, token: decodeToken(bare), bearer: only.bearer };
}

function readText(text: string): Omit<Reading, "text"> {
  const bare = unwrap(text);
  if (splitUnencoded(bare) !== undefined) {
    const token = decodeToken(bare);
    return { tokens: [{ label: "token", token, bearer: false }], form: token.form, findings: [] };
  }
  const scanned = scanDecoded(text);
  const spoiled = readSpoiled(scanned.text, scanned.candidates);
  if (spoiled !== undefined) return { tokens: [spoiled], form: spoiled.token.form, findings: [] };
  if (scanned.candidates.length > 0) {
    const best = tokensFrom(scanned.candidates, scanned);
    return { ...best, form: best.tokens[0]?.token.form ?? "not-a-token" };
  }
  return { tokens: [], form: "not-a-token", findings: [] };
}

function readJsonPaste(text: string): Omit<Reading, "text"> | undefined {
  const json = readJsonText(text);
  switch (json?.type) {
    case undefined:
      return undefined;
    case "nothing":
      return { tokens: [], form: "json", findings: json.findings };
    case "encrypted": {
      const token = decodeJweJson(text);
      return { tokens: [{ label: "token", token, bearer: false }], form: token.form, findings: [] };
    }
    case "serialized": {
      const token = decodeJwsJson(json.node, text);
      return { tokens: [{ label: "token", token, bearer: false }], form: token.form, findings: [] };
    }
    case "tokens": {
      const tokens = keepBest(json.candidates).map(fromCandidate);
      const where = finding("extracted-from-text", "found inside JSON");
      return { tokens, form: "json", findings: [...json.findings, where, ...severalFinding(tokens)] };
    }
    case "claims": {
      const findings = [
        finding("claims-only", "only decoded JSON was pasted: no signature, so nothing can be verified", {
          fix: "Paste the token itself.",
        }),
        ...lookInside("payload", json.claims),
        ...json.duplicates
          .slice(0, 1)
          .map((name) => finding("duplicate-claim", `${name} occurs twice in one object`, { claim: name })),
      ];
      const token: DecodedToken = {
        form: "json",
        text,
        claims: json.claims,
        payloadText: json.texts.payload,
        ...(json.header === undefined ? {} : { header: json.header }),
        ...(json.texts.header === undefined ? {} : { headerText: json.texts.header }),
        findings,
      };
      return { tokens: [{ label: "claims", token, bearer: false }], form: "json", findings: [] };
    }
  }
}

/** Reads any paste. Linear in its length; never throws. */
export function readInput(input: string): Reading {
  if (input.length > MAX_INPUT) {
    const size = `${(input.length / 1_000_000).toFixed(1)} million characters`;
    const said = finding("too-large", `${size} pasted; at most ${MAX_INPUT / 1024 / 1024} million are read`, {
      fix: "Paste the token alone; a HAR or a log file belongs on the start page.",
    });
    return { tokens: [], findings: [said], form: "not-a-token", text: "" };
  }
  const clean = removeUnseen(input);
  const text = clean.text;
  const cleaned = clean.changed
    ? [
        finding(
          "invisible-characters-removed",
          "byte order mark, zero-width or no-break characters were taken out",
        ),
      ]
    : [];
  if (text.trim() === "") {
    return {
      tokens: [],
      findings: [...cleaned, finding("empty-input", "nothing was pasted")],
      form: "empty",
      text,
    };
  }
  const foreign = findForeign(text);
  const read = readJsonPaste(text) ?? readText(text);
  const hasToken = read.tokens.some(({ token }) => token.header !== undefined);
  const secrets = findSecrets(text, hasToken);
  const known = foreign.findings.length > 0 || secrets.length > 0;
  const own = known ? read.findings.filter(({ id }) => id !== "not-a-token") : read.findings;
  const findings = [...cleaned, ...own, ...foreign.findings, ...secrets];
  if (read.tokens.length > 0 || read.findings.length > 0) return { ...read, findings, text };
  if (foreign.opaque) return { tokens: [], findings, form: "opaque", text };
  if (known) return { tokens: [], findings, form: "not-a-token", text };
  const bare = readBare(text);
  if (bare !== undefined) return { ...bare, findings: [...cleaned, ...bare.findings], text };
  const nothing = finding(
    "not-a-token",
    "no token in this text: a JWT has three parts with dots between them",
  );
  return { tokens: [], findings: [...findings, nothing], form: "not-a-token", text };
}
