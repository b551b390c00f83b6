/** A paste that is JSON: tokens in it, decoded claims, a JWS in JSON form, a key, a HAR. */
import { finding } from "../finding";
import { type JsonNode, type JsonObjectNode, member, readJson, stringMember, walk } from "../json-reader";
import { isJweJson, isJwsJson } from "../json-serialization";
import type { TokenFinding } from "../types";
import { type Candidate, MAX_CANDIDATES, scan } from "./scan";
import { secretFinding } from "./secrets";

/** What a paste that is JSON holds. */
export type JsonText =
  | {
      readonly type: "tokens";
      readonly candidates: readonly Candidate[];
      readonly findings: readonly TokenFinding[];
    }
  | { readonly type: "serialized"; readonly node: JsonNode }
  | { readonly type: "encrypted" }
  | {
      readonly type: "claims";
      readonly header?: JsonObjectNode;
      readonly claims: JsonObjectNode;
      readonly texts: { readonly header?: string; readonly payload: string };
      readonly duplicates: readonly string[];
    }
  | { readonly type: "nothing"; readonly findings: readonly TokenFinding[] };

const CLAIMS = new Set([
  "iss",
  "sub",
  "aud",
  "exp",
  "nbf",
  "iat",
  "jti",
  "token_use",
  "client_id",
  "scope",
  "scp",
  "azp",
]);

function looksLikeClaims(node: JsonNode): node is JsonObjectNode {
  return node.type === "object" && node.members.some(({ name }) => CLAIMS.has(name));
}

function looksLikeHeader(node: JsonNode): node is JsonObjectNode {
  return node.type === "object" && stringMember(node, "alg") !== undefined;
}

function isHar(node: JsonNode): boolean {
  return member(member(node, "log"), "entries")?.type === "array";
}

/** A JWK with a private member (RFC 7518 6.2.2, 6.3.2), or a shared key (6.4). */
function findKey(node: JsonNode): TokenFinding | undefined {
  let found: TokenFinding | undefined;
  walk(node, (value) => {
    if (found !== undefined || stringMember(value, "kty") === undefined) return;
    if (stringMember(value, "d") !== undefined) {
      found = secretFinding("private-key-pasted", "a private key (JWK)", false);
    } else if (stringMember(value, "k") !== undefined) {
      found = secretFinding("secret-pasted", "a shared key (JWK)", false);
    }
  });
  return found;
}

function findTokens(node: JsonNode): Candidate[] {
  const found: Candidate[] = [];
  walk(node, (value, name) => {
    if (found.length >= MAX_CANDIDATES) return;
    if (value.type === "string") found.push(...scan(value.value, name === "" ? "token" : name));
    // Headers and cookies of a HAR are pairs of name and value; the first label of a token counts.
    const header = stringMember(value, "name");
    const content = stringMember(value, "value");
    if (header !== undefined && content !== undefined) found.push(...scan(content, header.toLowerCase()));
  });
  return found.slice(0, MAX_CANDIDATES);
}

function readObject(node: JsonNode, text: string, duplicates: readonly string[]): JsonText {
  if (isJwsJson(node)) return { type: "serialized", node };
  if (isJweJson(node)) return { type: "encrypted" };
  const key = findKey(node);
  if (key !== undefined) return { type: "nothing", findings: [key] };
  const har = isHar(node)
    ? [finding("wrong-box", "a HAR file: drop it on the start page, which finds the failing request in it")]
    : [];
  const candidates = findTokens(node);
  if (looksLikeClaims(node) && !candidates.some((candidate) => candidate.whole)) {
    return { type: "claims", claims: node, texts: { payload: text }, duplicates };
  }
  if (candidates.length > 0) return { type: "tokens", candidates, findings: har };
  if (har.length > 0) return { type: "nothing", findings: har };
  const what =
    member(node, "keys")?.type === "array" ? "a set of public keys" : "JSON without a token or claims";
  return { type: "nothing", findings: [finding("not-a-token", `${what}, no token`)] };
}

/** Reads the text as JSON, or as decoded header and payload after each other; undefined where it is neither. */
export function readJsonText(text: string): JsonText | undefined {
  const trimmed = text.trim();
  if (!/^[{["]/.test(trimmed)) return undefined;
  const first = readJson(trimmed);
  if (!first.ok || first.node.type === "string") return undefined;
  const behind = trimmed.slice(first.end).trim();
  if (behind === "") return readObject(first.node, trimmed, first.duplicates);
  if (!looksLikeHeader(first.node)) return undefined;
  const rest = behind.replace(/^[.,]\s{0,9}/, "");
  const second = readJson(rest);
  if (!second.ok || !looksLikeClaims(second.node)) return undefined;
  return {
    type: "claims",
    header: first.node,
    claims: second.node,
    texts: { header: trimmed.slice(0, first.end), payload: rest.slice(0, second.end) },
    duplicates: [...first.duplicates, ...second.duplicates],
  };
}
