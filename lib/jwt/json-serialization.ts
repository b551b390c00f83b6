/** JWS and JWE in JSON form (RFC 7515 section 7.2, RFC 7516 section 7.2), which no JWT reader takes. */
import { type DecodedToken, decodeToken } from "./decode/decode-token";
import { finding } from "./finding";
import { type JsonNode, member, stringMember } from "./json-reader";

/** True for an object that is a JWS in JSON form, general or flattened, with or without its payload. */
export function isJwsJson(node: JsonNode): boolean {
  if (member(node, "signatures")?.type === "array") return true;
  return (
    stringMember(node, "signature") !== undefined &&
    (stringMember(node, "protected") !== undefined || member(node, "header")?.type === "object")
  );
}

/** True for an object that is a JWE in JSON form. */
export function isJweJson(node: JsonNode): boolean {
  return stringMember(node, "ciphertext") !== undefined && stringMember(node, "iv") !== undefined;
}

/** Decodes the first signature of a JWS in JSON form, as if it were compact. */
export function decodeJwsJson(node: JsonNode, text: string): DecodedToken {
  const signatures = member(node, "signatures");
  const first = signatures?.type === "array" ? signatures.items[0] : node;
  const count = signatures?.type === "array" ? signatures.items.length : 1;
  const compact = [
    stringMember(first, "protected") ?? "",
    stringMember(node, "payload") ?? "",
    stringMember(first, "signature") ?? "",
  ];
  const problem = finding(
    "json-serialization",
    `a JWS in JSON form with ${count} ${count === 1 ? "signature" : "signatures"}; authorizers take the compact form only`,
  );
  const decoded = compact.some((part) => part.includes("."))
    ? { form: "jws-json" as const, text, findings: [] }
    : decodeToken(compact.join("."));
  return { ...decoded, form: "jws-json", text, findings: [problem, ...decoded.findings] };
}

/** A JWE in JSON form: nothing of it can be read. */
export function decodeJweJson(text: string): DecodedToken {
  return {
    form: "json",
    text,
    findings: [
      finding(
        "json-serialization",
        "a JWE in JSON form; authorizers take the compact form of signed tokens only",
      ),
      finding("encrypted", "encrypted (JWE), unreadable without the private key"),
    ],
  };
}
