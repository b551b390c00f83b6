import { type AuthorizationAnswer, isSentBack, type Outcome, rejected, unclear } from "./answer";

const oauth = "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1";
const pkce = "https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1";

/**
 * An error sent to the callback, as every provider sends one (RFC 6749, 4.1.2.1): it has then accepted the client and
 * the callback. `source`: where a provider documents the same codes itself.
 */
export function readSentBack(answer: AuthorizationAnswer, source: string = oauth): Outcome | null {
  const { error, error_description: description = "" } = answer.parameters;
  if (!isSentBack(answer) || error === undefined) return null;
  const says = description === "" ? error : `${error}: ${description}`;
  switch (error) {
    case "invalid_scope":
      return rejected("scope", error, `sent back with ${says}`, source);
    case "unauthorized_client":
      return rejected("client", error, `sent back with ${says}`, source);
    case "unsupported_response_type":
      return rejected("response-type", error, `sent back with ${says}`, source);
    case "invalid_request":
      // RFC 7636, 4.4.1: the code is invalid_request, and the description should say that a challenge is required.
      return /\bcode[_ ]challenge|\bPKCE\b/i.test(description)
        ? rejected("pkce", error, `sent back with ${says}`, pkce)
        : rejected("other", error, `sent back with ${says}`, source);
    default:
      return unclear(`sent back with ${says}`);
  }
}
