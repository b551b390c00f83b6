/** iss against the issuers that a target trusts. */
import { cognitoIssuer } from "../classify";
import { finding } from "../finding";
import { describe, type JsonNode, member } from "../json-reader";
import { list, printable } from "../show";
import type { TokenFinding } from "../types";

function withoutSlash(issuer: string): string {
  return issuer.endsWith("/") ? issuer.slice(0, -1) : issuer;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7e) return false;
  return true;
}

/**
 * A user pool has two issuers, ORIGINAL and UPDATED, and writes the one that it is set to.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
function issuerFix(actual: string, trusted: readonly string[]): string {
  const pool = cognitoIssuer(actual)?.userPoolId;
  const same = pool !== undefined && trusted.some((issuer) => cognitoIssuer(issuer)?.userPoolId === pool);
  return same
    ? `Both are issuers of pool ${pool}, ORIGINAL and UPDATED: have the target trust the one that the pool is set to, or set the pool back.`
    : `Send a token of ${list(trusted)}.`;
}

/** Findings where iss is not, to the letter, one of `trusted`. `where` is claims, or an ALB token's header. */
export function judgeIssuer(
  where: JsonNode | undefined,
  trusted: readonly string[],
  name = "iss",
): TokenFinding[] {
  const node = member(where, "iss");
  const expected = list(trusted);
  if (node === undefined) {
    return [finding("missing-claim", `${name}: absent, ${expected} is expected`, { claim: "iss", expected })];
  }
  const actual = node.type === "string" ? node.value : describe(node);
  if (trusted.includes(actual)) return [];
  const details = { claim: "iss", actual, expected };
  const near = trusted.find((issuer) => withoutSlash(issuer) === withoutSlash(actual));
  if (near !== undefined) {
    const message = `${name}: ${printable(actual)}, the target trusts ${printable(near)}; the slash at the end counts`;
    return [
      finding("issuer-trailing-slash", message, {
        ...details,
        fix: "Write the issuer in the target's configuration exactly as iss has it.",
      }),
    ];
  }
  const fix = issuerFix(actual, trusted);
  const found = [
    finding("wrong-issuer", `${name}: ${printable(actual)}, the target trusts ${expected}`, {
      ...details,
      fix,
    }),
  ];
  const region = cognitoIssuer(actual)?.region;
  const regions = trusted.flatMap((issuer) => cognitoIssuer(issuer)?.region ?? []);
  if (region !== undefined && regions.length > 0 && !regions.includes(region)) {
    const message = `${name}: region ${region}, the target's user pool is in ${list(regions)}`;
    found.push(finding("wrong-region", message, { claim: "iss", actual: region, expected: list(regions) }));
  }
  return found;
}

/** Findings on iss that need no target: letters that only look alike, and that nothing is fetched from there. */
export function judgeIssuerAlone(where: JsonNode | undefined, trusted: readonly string[]): TokenFinding[] {
  const node = member(where, "iss");
  if (node?.type !== "string") return [];
  const findings: TokenFinding[] = [];
  if (!isAscii(node.value)) {
    const message = `iss: ${printable(node.value)} has letters that are not ASCII and may only look alike`;
    findings.push(finding("non-ascii-issuer", message, { claim: "iss", actual: node.value }));
  }
  if (/^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(node.value) && !trusted.includes(node.value)) {
    const message = `iss: nothing is fetched from ${printable(node.value)}; keys come from the target's own place only`;
    findings.push(finding("issuer-not-fetched", message, { claim: "iss", actual: node.value }));
  }
  return findings;
}
