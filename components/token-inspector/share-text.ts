import { FINDINGS } from "@/lib/jwt/findings";
import type { JsonObject, TokenFinding, TokenInspection } from "@/lib/jwt/types";
import { kindWords, verdictSentence } from "./verdict-words";

/** A text for the incident channel, and the names of what was taken out of it. */
export interface ShareText {
  readonly text: string;
  readonly takenOut: readonly string[];
}

/** Members that say nothing of a person, a session or a custom attribute: all others keep their name only. */
const shared: ReadonlySet<string> = new Set([
  ...["alg", "kid", "typ", "cty", "crit", "signer", "client", "iss", "aud", "azp", "client_id", "appid"],
  ...["exp", "nbf", "iat", "auth_time", "token_use", "scope", "scp", "version", "ver", "tid"],
  ...["cognito:groups", "groups", "roles", "amr", "acr", "email_verified", "phone_number_verified"],
]);

/** What was found, fit for others to read: without the signature, and without values that may be personal. */
export function shareText(inspection: TokenInspection, subject: string | undefined): ShareText {
  const header = redact(inspection.header);
  const claims = redact(inspection.claims);
  const takenOut = ["the signature", ...header.takenOut, ...claims.takenOut];
  const lines = [
    `**${safeSentence(inspection, subject)}**`,
    `${kindWords(inspection.kind)} · signature ${inspection.signature}`,
    ...inspection.findings.map((found) => `- ${found.level}: ${safeMessage(found)} (\`${found.id}\`)`),
    ...block("Header", header.kept),
    ...block("Claims", claims.kept),
    `Taken out: ${takenOut.join(", ")}.`,
  ];
  return { text: lines.join("\n"), takenOut };
}

function redact(members: JsonObject | undefined): { kept: JsonObject; takenOut: string[] } {
  const kept: JsonObject = {};
  const takenOut: string[] = [];
  for (const [name, value] of Object.entries(members ?? {})) {
    if (shared.has(name)) kept[name] = value;
    else takenOut.push(name);
  }
  return { kept, takenOut };
}

function block(title: string, members: JsonObject): string[] {
  const isEmpty = Object.keys(members).length === 0;
  return isEmpty ? [] : [`${title}:`, "```json", JSON.stringify(members, null, 2), "```"];
}

/** A message names the value that it is about; where that is not one to share, the meaning of the finding stands. */
function safeMessage(found: TokenFinding): string {
  const isSafe = found.claim === undefined || shared.has(found.claim) || found.claim === "signature";
  return isSafe ? found.message : FINDINGS[found.id].meaning;
}

function safeSentence(inspection: TokenInspection, subject: string | undefined): string {
  const findings = inspection.findings.map((found) => ({ ...found, message: safeMessage(found) }));
  return verdictSentence({ ...inspection, findings }, subject);
}
