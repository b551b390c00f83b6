/** One part of a token: its bytes, its text, its JSON, and what is wrong with them. */
import { type Base64Decoded, decodeBase64url, utf8 } from "../base64url";
import { finding } from "../finding";
import { isInexact, type JsonNode, readJson, walk } from "../json-reader";
import { hasUnseen, list } from "../show";
import type { TokenFinding } from "../types";

const SUSPICIOUS_NAMES = new Set(["__proto__", "constructor", "prototype"]);

/** A part of a token: bytes where it is base64url, text where the bytes are UTF-8. */
export type Part = { text?: string; decoded?: Base64Decoded; findings: TokenFinding[] };

type PartName = "header" | "payload" | "signature";

/** Decodes one part; the bytes of a signature are not read as text. */
export function decodePart(name: PartName, part: string): Part {
  const decoded = decodeBase64url(part);
  const findings: TokenFinding[] = [];
  if (!decoded.ok) {
    findings.push(finding("bad-base64", `${name}: ${decoded.problem}`, { claim: name }));
    return { findings };
  }
  if (decoded.standard) {
    findings.push(
      finding("standard-base64", `${name}: has + or / where base64url has - and _`, {
        claim: name,
        fix: "Encode with the URL-safe alphabet; strict readers refuse + and /.",
      }),
    );
  }
  if (!decoded.canonical) {
    findings.push(
      finding(
        "non-canonical-base64",
        `${name}: unused bits of the last character are set; the bytes are the same`,
        {
          claim: name,
        },
      ),
    );
  }
  if (name === "signature") return { decoded, findings };
  const text = utf8(decoded.bytes);
  if (text === undefined) {
    findings.push(finding("non-utf8", `${name}: the decoded bytes are not UTF-8`, { claim: name }));
    return { decoded, findings };
  }
  return { text, decoded, findings };
}

/** Findings on names and values inside one decoded JSON object. */
export function lookInside(part: "header" | "payload", node: JsonNode): TokenFinding[] {
  const findings: TokenFinding[] = [];
  const inexact: string[] = [];
  const odd: string[] = [];
  const unseen: string[] = [];
  walk(node, (value, name) => {
    if (value.type === "number" && isInexact(value)) inexact.push(`${name}: ${value.raw}`);
    if (value.type === "string" && hasUnseen(value.value)) unseen.push(name);
    if (value.type !== "object") return;
    for (const { name: own } of value.members) {
      if (SUSPICIOUS_NAMES.has(own)) odd.push(own);
      if (hasUnseen(own)) unseen.push(own);
    }
  });
  if (inexact.length > 0) {
    findings.push(
      finding(
        "unsafe-integer",
        `${part}: JavaScript cannot hold ${list(inexact)} exactly; digits are as pasted`,
        {
          claim: inexact[0]?.split(":")[0] ?? part,
        },
      ),
    );
  }
  if (odd.length > 0) {
    findings.push(
      finding("suspicious-claim-name", `${part}: a member is named ${list(odd)}`, { claim: odd[0] ?? "" }),
    );
  }
  if (unseen.length > 0) {
    findings.push(
      finding(
        "control-characters",
        `${part}: control or invisible characters in ${list([...new Set(unseen)])}`,
        {
          claim: unseen[0] ?? part,
        },
      ),
    );
  }
  return findings;
}

type ReadPart = { node?: JsonNode; findings: TokenFinding[] };

/** Reads the decoded text of a part as JSON. */
export function readPart(part: "header" | "payload", text: string): ReadPart {
  const read = readJson(text);
  const trailing = read.ok && text.slice(read.end).trim() !== "";
  if (!read.ok || trailing) {
    const why = read.ok ? "text follows the JSON value" : `${read.problem} (character ${read.at + 1})`;
    const id = part === "header" ? "header-not-json" : "payload-not-json";
    return { findings: [finding(id, `${part}: not JSON, ${why}`, { claim: part })] };
  }
  const findings = lookInside(part, read.node);
  if (read.duplicates.length > 0) {
    findings.push(
      finding(
        "duplicate-claim",
        `${part}: ${list(read.duplicates)} occurs twice in one object; readers disagree which counts`,
        {
          claim: read.duplicates[0] ?? part,
        },
      ),
    );
  }
  if (read.tooDeep)
    findings.push(finding("too-deep", `${part}: nested too deep to show whole`, { claim: part }));
  return { node: read.node, findings };
}
