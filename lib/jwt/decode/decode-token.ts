/** From the text of one token to its parts, and what is wrong with the parts. No keys, no target. */
import { decodeBase64url, utf8 } from "../base64url";
import { finding } from "../finding";
import { type JsonObjectNode, member, readJson, stringMember } from "../json-reader";
import { printable } from "../show";
import type { TokenFinding, TokenForm } from "../types";
import { type Header, type Payload, pick, readHeader, readPayload } from "./header-and-payload";
import { decodePart, type Part } from "./part";
import { isWholeSignature } from "./signature-length";

/** What is signed, as it stands in the text, and the signature. */
export type SignedParts = {
  readonly protected: string;
  readonly payload: string;
  readonly signature: string;
};

/** One token, decoded as far as it goes. `header` and `claims` are there where they are JSON objects. */
export type DecodedToken = {
  readonly form: TokenForm;
  readonly text: string;
  readonly header?: JsonObjectNode;
  readonly claims?: JsonObjectNode;
  readonly headerText?: string;
  readonly payloadText?: string;
  /** Present where a signature could be checked. */
  readonly signed?: SignedParts;
  readonly signatureBytes?: Uint8Array<ArrayBuffer>;
  readonly findings: readonly TokenFinding[];
};

const MAX_UNENCODED_HEADER = 8192;

/** `RSA-OAEP`, `A256GCM` and `cty: JWT` are what Cognito writes over its refresh tokens (observed). */
function isRefreshToken(header: JsonObjectNode | undefined): boolean {
  return (
    stringMember(header, "alg") === "RSA-OAEP" &&
    stringMember(header, "enc") === "A256GCM" &&
    stringMember(header, "cty") === "JWT"
  );
}

function decodeJwe(text: string, headerPart: string): DecodedToken {
  const header = readHeader(decodePart("header", headerPart));
  const findings = [...header.findings];
  if (isRefreshToken(header.header)) {
    findings.push(
      finding(
        "refresh-token",
        "a Cognito refresh token: encrypted on purpose, only the token endpoint reads it",
        {
          fix: "Paste the access token or the ID token of the same answer.",
        },
      ),
    );
  }
  findings.push(finding("encrypted", "five parts: encrypted (JWE), unreadable without the private key"));
  return { form: "jwe-compact", text, ...pick(header, undefined), findings };
}

/** Decodes header and payload where too few or too many parts allow it. */
function decodeMalformed(text: string, parts: readonly string[], problem: TokenFinding): DecodedToken {
  const header = readHeader(decodePart("header", parts[0] ?? ""));
  const second = parts[1] ?? "";
  const payload = second === "" ? undefined : readPayload(decodePart("payload", second), header.header);
  const findings = [problem, ...header.findings, ...(payload?.findings ?? [])];
  return { form: "malformed", text, ...pick(header, payload), findings };
}

function truncation(header: JsonObjectNode | undefined, payload: Payload, signature: Part): TokenFinding[] {
  const cutPayload =
    payload.payloadText?.trimStart().startsWith("{") === true && payload.claims === undefined;
  const alg = stringMember(header, "alg") ?? "";
  const bytes = signature.decoded?.ok === true ? signature.decoded.bytes.length : 0;
  if (bytes > 0 && !isWholeSignature(alg, bytes)) {
    return [
      finding(
        "truncated",
        `signature: ${bytes} bytes, too short for ${printable(alg)}; the end of the token is missing`,
        {
          claim: "signature",
          actual: `${bytes} bytes`,
          fix: "Copy the token again, to its last character.",
        },
      ),
    ];
  }
  if (cutPayload && bytes === 0)
    return [finding("truncated", "payload: the JSON ends in the middle", { claim: "payload" })];
  return [];
}

function decodeJws(text: string, parts: readonly string[]): DecodedToken {
  const [protectedPart = "", payloadPart = "", signaturePart = ""] = parts;
  const headerDecoded = decodePart("header", protectedPart);
  const header: Header =
    protectedPart === ""
      ? { findings: [finding("empty-part", "header: is empty", { claim: "header" })] }
      : readHeader(headerDecoded);
  const b64 = member(header.header, "b64");
  const unencoded = b64?.type === "boolean" && !b64.value;
  const detached = payloadPart === "" && signaturePart !== "";
  const payloadDecoded = decodePart("payload", unencoded ? "" : payloadPart);
  const payload: Payload =
    payloadPart === "" || unencoded ? { findings: [] } : readPayload(payloadDecoded, header.header);
  if (payloadPart === "") {
    payload.findings.push(
      detached
        ? finding("detached-payload", "payload: not in the token (detached, RFC 7515 appendix F)", {
            claim: "payload",
          })
        : finding("empty-part", "payload: is empty", { claim: "payload" }),
    );
  }
  const signature = decodePart("signature", signaturePart);
  const findings = [
    ...header.findings,
    ...payload.findings,
    ...signature.findings,
    ...truncation(header.header, payload, signature),
  ];

  const decodedParts = [headerDecoded.decoded, payloadDecoded.decoded, signature.decoded];
  const padded = decodedParts.some((part) => part?.ok === true && part.padded);
  if (padded) {
    findings.push(
      finding(
        "padded-base64url",
        "parts end in =, as an Application Load Balancer writes them; the signature covers the =",
      ),
    );
  }
  const alg = stringMember(header.header, "alg");
  let form: TokenForm = padded ? "jws-compact-padded" : "jws-compact";
  if (alg?.toLowerCase() === "none") form = "jws-unsecured";
  else if (detached) form = "jws-detached";
  else if (header.header === undefined) form = "malformed";
  const readable = !unencoded && decodedParts.every((part) => part?.ok === true);
  return {
    form,
    text,
    ...pick(header, payload),
    ...(readable
      ? { signed: { protected: protectedPart, payload: payloadPart, signature: signaturePart } }
      : {}),
    ...(signature.decoded?.ok === true ? { signatureBytes: signature.decoded.bytes } : {}),
    findings,
  };
}

/**
 * A token whose header says `b64: false` (RFC 7797), cut at its first and last dot: the payload between them is
 * plain text and may hold anything. Undefined for every other text.
 */
export function splitUnencoded(text: string): readonly [string, string, string] | undefined {
  const first = text.indexOf(".");
  const last = text.lastIndexOf(".");
  if (first < 0 || first === last || first > MAX_UNENCODED_HEADER) return undefined;
  const decoded = decodeBase64url(text.slice(0, first));
  const json = decoded.ok ? utf8(decoded.bytes) : undefined;
  if (json === undefined || !json.includes('"b64"')) return undefined;
  const read = readJson(json);
  const b64 = read.ok ? member(read.node, "b64") : undefined;
  if (b64?.type !== "boolean" || b64.value) return undefined;
  return [text.slice(0, first), text.slice(first + 1, last), text.slice(last + 1)];
}

/** Decodes one token in compact form (RFC 7515 3.1, RFC 7516 3.1). Never throws. */
export function decodeToken(text: string): DecodedToken {
  const parts = splitUnencoded(text) ?? text.split(".", 8);
  if (parts.length === 3) return decodeJws(text, parts);
  if (parts.length === 5) return decodeJwe(text, parts[0] ?? "");
  if (parts.length > 3) {
    const count = parts.length >= 8 ? "more than seven" : String(parts.length);
    return decodeMalformed(text, parts, finding("too-many-parts", `${count} parts where a JWT has three`));
  }
  const decoded = decodeMalformed(text, parts, finding("too-few-parts", `${parts.length} of three parts`));
  const cut = finding("truncated", "the text ends before the signature", {
    fix: "Copy the token again, to its last character.",
  });
  return { ...decoded, findings: [cut, ...decoded.findings] };
}
