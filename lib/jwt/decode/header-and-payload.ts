/** Header and payload of a token, each a JSON object. */
import { finding } from "../finding";
import { describe, type JsonObjectNode, stringMember } from "../json-reader";
import { printable } from "../show";
import type { TokenFinding } from "../types";
import { judgeHeaderMembers } from "./header-members";
import { type Part, readPart } from "./part";

const NESTED = /^["\s]{0,4}ey[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_.-]*["\s]{0,4}$/;

/** A payload; `claims` where it is a JSON object. */
export type Payload = { claims?: JsonObjectNode; payloadText?: string; findings: TokenFinding[] };

/** Reads the payload, and says where it is a token itself, no JSON or no object. */
export function readPayload(part: Part, header: JsonObjectNode | undefined): Payload {
  const findings = [...part.findings];
  const text = part.text;
  if (text === undefined) return { findings };
  const nested = NESTED.test(text) || (stringMember(header, "cty") ?? "").toUpperCase() === "JWT";
  if (nested)
    findings.push(
      finding("nested-jwt", "payload: is itself a token, no set of claims", { claim: "payload" }),
    );
  const read = readPart("payload", text);
  findings.push(...read.findings);
  if (read.node === undefined) return { payloadText: text, findings };
  if (read.node.type !== "object") {
    findings.push(
      finding(
        "payload-not-object",
        `payload: ${printable(describe(read.node))} where an object of claims belongs`,
        {
          claim: "payload",
        },
      ),
    );
    return { payloadText: text, findings };
  }
  return { claims: read.node, payloadText: text, findings };
}

/** A header; `header` where it is a JSON object. */
export type Header = { header?: JsonObjectNode; headerText?: string; findings: TokenFinding[] };

/** Reads the header and judges its members. */
export function readHeader(part: Part): Header {
  const findings = [...part.findings];
  if (part.text === undefined) return { findings };
  const read = readPart("header", part.text);
  findings.push(...read.findings);
  if (read.node === undefined) return { headerText: part.text, findings };
  if (read.node.type !== "object") {
    findings.push(
      finding("header-not-json", `header: ${printable(describe(read.node))} where a JSON object belongs`, {
        claim: "header",
      }),
    );
    return { headerText: part.text, findings };
  }
  findings.push(...judgeHeaderMembers(read.node));
  return { header: read.node, headerText: part.text, findings };
}

/** What of both is there, named as in a decoded token. */
export function pick(header: Header, payload: Payload | undefined) {
  return {
    ...(header.header === undefined ? {} : { header: header.header }),
    ...(header.headerText === undefined ? {} : { headerText: header.headerText }),
    ...(payload?.claims === undefined ? {} : { claims: payload.claims }),
    ...(payload?.payloadText === undefined ? {} : { payloadText: payload.payloadText }),
  };
}
