/** The first 302 of a sign-in, and what the callback must bring back from it. */
import { randomBytes } from "node:crypto";
import { type Arrival, type Outcome, refuse, SERVER, type Step } from "./arrival";
import type { AuthenticateAction } from "./authenticate-action";
import { REDIRECT_LIMIT } from "./routing-action";
import type { Sealer } from "./sealed";

export const NONCE_COOKIE = "AWSALBAuthNonce";
export const CALLBACK_PATH = "/oauth2/idpresponse";
/** The client login timeout, fixed: 15 minutes. */
export const LOGIN_TIMEOUT_MS = 15 * 60 * 1000;

/** What the `state` parameter holds, sealed. */
export interface PendingSignIn {
  readonly listenerArn: string;
  readonly ruleArn: string;
  /** Where the browser wanted to go: absolute. */
  readonly origin: string;
  readonly nonce: string;
  /** Milliseconds. */
  readonly startedAt: number;
}

export const redirectUriOf = ({ host }: Pick<Arrival, "host">): string => `https://${host}${CALLBACK_PATH}`;

/** Whether a line break or another control character is in it, which no header field may hold (RFC 9110 section 5.5). */
function hasControl(text: string): boolean {
  return [...text].some((character) => character < " " || character === "\u007f");
}

export function redirectToProvider(
  action: AuthenticateAction,
  arrival: Arrival,
  rule: { readonly RuleArn: string; readonly ListenerArn: string },
  sealer: Sealer,
  step: Step,
): Outcome {
  // HTTP/1.0 without Host: the redirect URI cannot be built.
  if (arrival.host === "") return refuse(401, "AuthMissingHostHeader", step);
  const nonce = randomBytes(24).toString("base64url");
  const pending: PendingSignIn = {
    listenerArn: rule.ListenerArn,
    ruleArn: rule.RuleArn,
    origin: `https://${arrival.host}${arrival.target}`,
    nonce,
    startedAt: arrival.at,
  };
  const query = new URLSearchParams({
    client_id: action.clientId,
    redirect_uri: redirectUriOf(arrival),
    response_type: "code",
    scope: action.scope,
    state: sealer.seal(pending),
    ...action.extraParams,
  });
  const joint = action.authorizationEndpoint.includes("?") ? "&" : "?";
  const location = `${action.authorizationEndpoint}${joint}${query}`;
  if (location.length > REDIRECT_LIMIT) return refuse(507, undefined, step);
  const answer: Outcome = {
    ...step,
    status: 302,
    headers: {
      server: SERVER,
      location,
      "set-cookie": `${NONCE_COOKIE}=${nonce}; Path=/; Secure; HttpOnly`,
    },
    body: "",
  };
  // The values go into the Location as they are, so a line break spoils it: browsers, which speak HTTP/2 to a load
  // balancer, meet PROTOCOL_ERROR (seen: aws-load-balancer-controller issue 1204).
  const raw = [action.authorizationEndpoint, action.clientId, action.scope];
  return raw.some(hasControl) ? { ...answer, unwritable: true } : answer;
}
