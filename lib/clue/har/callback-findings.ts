import { callbackPath } from "../../routing/request-target";
import type { Exchange } from "./exchange";
import { nonceCookie, sameHost } from "./exchange";
import type { HarFinding } from "./har-finding";
import { pages, seenIn } from "./har-finding";
import type { SignIn } from "./sign-ins";

/** What the whole file says, beside the sign-in at hand. */
export interface HarContext {
  readonly signIns: readonly SignIn[];
  readonly exchanges: readonly Exchange[];
  /** Some request of the file has cookies, so that one without any sent none. */
  readonly requestCookies: boolean;
}

type Rule = (signIn: SignIn, context: HarContext) => HarFinding | null;

/** From the redirect to the provider to the answer of the callback, most telling first. */
export const callbackRules: readonly Rule[] = [
  anotherHost,
  nonceNotSent,
  nonceOfAnother,
  withoutState,
  stateChanged,
  codeUsedTwice,
  providerError,
  withoutCode,
  providerPageRefused,
];

const lastCallback = ({ callbacks }: SignIn) => callbacks.at(-1);

function anotherHost(signIn: SignIn): HarFinding | null {
  const { start, redirectUri } = signIn;
  const callback = lastCallback(signIn);
  if (start === null || callback?.status === 302) return null;
  // An application of its own may well send its users back to another host; the load balancer never means to.
  if ((redirectUri ?? callback?.place)?.path !== callbackPath) return null;
  const told = redirectUri !== null && redirectUri.host !== start.place.host ? redirectUri : null;
  const came = callback !== undefined && !sameHost(callback, start) ? callback : null;
  const host = told?.host ?? came?.place.host;
  if (host === undefined) return null;
  return {
    id: "callback-on-another-host",
    certainty: isFailed(callback) ? "proven" : "likely",
    title: `The sign-in began on ${start.place.host} and comes back on ${host}`,
    because: told
      ? `The redirect to the provider asks it to send the user back to ${host}: the load balancer saw that host name, not ${start.place.host}. A proxy in front that changes the Host header does this. The ${nonceCookie} cookie was set for ${start.place.host}, and no browser sends it to ${host}.`
      : `The provider was asked to send the user back to ${redirectUri?.host ?? start.place.host}, and the callback arrived on ${host}. The ${nonceCookie} cookie of the first host is not sent there.`,
    hop: "callback",
    evidence: [
      seenIn(
        start,
        `redirects to the provider with redirect_uri on ${redirectUri?.host ?? "a host that is not shown"}`,
      ),
      ...(callback === undefined ? [] : [seenIn(callback, "the callback")]),
    ],
    leadsTo: {
      ...statusOf(callback),
      ...(callback?.status === 401 ? { reason: "AuthMissingAWSALBAuthNonce" } : {}),
      check: "front-proxy-unread",
    },
    docs: [pages.authentication],
  };
}

function nonceNotSent(signIn: SignIn, { requestCookies }: HarContext): HarFinding | null {
  const { start } = signIn;
  const callback = lastCallback(signIn);
  if (!isRefusedCallback(callback) || callback.sent === null || callback.sent.nonce) return null;
  const wasSet = start?.set?.nonce === true && sameHost(start, callback);
  const framed = wasSet && callback.loads === "frame";
  const leadsTo = { status: callback.status, reason: "AuthMissingAWSALBAuthNonce" };
  if (framed) {
    return {
      id: "third-party-cookie-refused",
      certainty: "likely",
      title: "The sign-in runs in a frame, and the browser kept no cookie for it",
      because: `The ${nonceCookie} cookie was set in a frame and not sent on the callback in the same frame. Browsers refuse cookies of a site that is framed in another one. Let the sign-in happen in a window of its own, or frame it in the same site.`,
      hop: "callback",
      evidence: [
        seenIn(start, `sets ${nonceCookie} in a frame`),
        seenIn(callback, `the callback in a frame, without ${nonceCookie}`),
      ],
      leadsTo,
      docs: [pages.knowledgeCenter, pages.authentication],
    };
  }
  return {
    id: "nonce-cookie-not-sent",
    certainty: wasSet && requestCookies ? "proven" : "likely",
    title: `The browser did not send ${nonceCookie} on the callback`,
    because: wasSet
      ? `The load balancer set ${nonceCookie} when the sign-in began, and the callback came without it. It is compared before the code is spent, and without it the callback is refused. The browser blocks or lost the cookie: a cookie setting, an extension, another profile, or something on the way that drops it.`
      : `The callback came without ${nonceCookie}, and this file does not show it being set: the sign-in likely began in another browser, profile or window.`,
    hop: "callback",
    evidence: [
      seenIn(callback, `the callback, without ${nonceCookie}`),
      ...(wasSet ? [seenIn(start, `sets ${nonceCookie}`)] : []),
    ],
    leadsTo,
    docs: [pages.knowledgeCenter],
  };
}

function nonceOfAnother(signIn: SignIn, { signIns }: HarContext): HarFinding | null {
  const { start } = signIn;
  const callback = lastCallback(signIn);
  if (!isRefusedCallback(callback) || !callback.sent?.nonce || start === null) return null;
  const other = signIns
    .map((each) => each.start)
    .find(
      (each) =>
        each !== null &&
        each !== start &&
        sameHost(each, callback) &&
        each.entry > start.entry &&
        each.entry < callback.entry,
    );
  if (!other) return null;
  return {
    id: "nonce-of-another-sign-in",
    certainty: "likely",
    title: "Two sign-ins ran at once, and the second took the cookie of the first",
    because: `Each redirect to the provider sets ${nonceCookie} anew. Between the beginning of this sign-in and its callback another one began on the same host, so the cookie that came is of that one.`,
    hop: "callback",
    evidence: [
      seenIn(callback, "the callback that was refused"),
      seenIn(start, "its beginning"),
      seenIn(other, "the other sign-in"),
    ],
    leadsTo: { status: callback.status, reason: "AuthInvalidAWSALBAuthNonce" },
    docs: [pages.knowledgeCenter],
  };
}

function withoutState(signIn: SignIn): HarFinding | null {
  const callback = lastCallback(signIn);
  if (!isFailed(callback) || callback.asked.hasState) return null;
  return {
    id: "callback-without-state",
    certainty: "proven",
    title: "The callback has no state",
    because:
      "The load balancer gives each sign-in a state and refuses a callback without one: the sign-in began at the provider, the address was opened by hand, or something cut the query.",
    hop: "callback",
    evidence: [seenIn(callback, "the callback, without state")],
    leadsTo: { status: callback.status, reason: "AuthMissingStateParam" },
    docs: [pages.authentication],
  };
}

function stateChanged(signIn: SignIn): HarFinding | null {
  const callback = lastCallback(signIn);
  const given = signIn.start?.redirect?.asked.state ?? null;
  if (!isFailed(callback) || given === null || callback.asked.state === null) return null;
  if (given === callback.asked.state) return null;
  return {
    id: "state-changed",
    certainty: "likely",
    title: "The callback's state is not the one that was given",
    because:
      "The redirect to the provider carries one state, the callback another: the provider or a proxy changed it, or the callback is of another sign-in.",
    hop: "callback",
    evidence: [
      seenIn(callback, "the callback, with another state"),
      ...(signIn.start ? [seenIn(signIn.start, "the redirect with the state that was given")] : []),
    ],
    leadsTo: { status: callback.status, reason: "AuthInvalidStateParam" },
    docs: [pages.authentication],
  };
}

function codeUsedTwice(signIn: SignIn): HarFinding | null {
  const callback = lastCallback(signIn);
  if (!isFailed(callback) || callback.asked.code === null) return null;
  const first = signIn.callbacks.find((each) => each !== callback && each.asked.code === callback.asked.code);
  // A cut code is the same in every callback; a state that differs tells.
  if (!first || first.asked.state !== callback.asked.state) return null;
  return {
    id: "code-used-twice",
    certainty: "proven",
    title: "The callback was opened twice with the same code",
    because:
      "A code is good for one use. The callback was reloaded, reached again with the back button, or fetched ahead by something that opens links.",
    hop: "callback",
    evidence: [seenIn(first, "the first use of the code"), seenIn(callback, "the same code again")],
    leadsTo: { status: callback.status, reason: "AuthInvalidGrantError" },
    docs: [pages.metrics, pages.oauth],
  };
}

function providerError(signIn: SignIn): HarFinding | null {
  const steps = [...signIn.provider, ...signIn.callbacks];
  const shown = steps.find((each) => each.asked.error !== null || each.redirect?.asked.error);
  const error = shown?.asked.error ?? shown?.redirect?.asked.error;
  if (!shown || !error || isSilent(shown, error)) return null;
  const callback = lastCallback(signIn);
  return {
    id: "provider-error",
    certainty: "proven",
    title: `The provider answers ${error}`,
    because: `${signIn.provider.at(-1)?.place.host ?? "The provider"} ended the sign-in with error=${error}. The load balancer has nothing to do with this decision; it gets an error in place of a code.`,
    hop: "authorize",
    evidence: [
      seenIn(shown, `carries error=${error}`),
      ...(callback && callback !== shown ? [seenIn(callback, "the callback with the error")] : []),
    ],
    leadsTo: { ...statusOf(callback), reason: error },
    docs: [pages.oauth],
  };
}

/** An application that asks in a hidden frame whether somebody is still signed in, and hears that nobody is. */
function isSilent({ loads, place }: Exchange, error: string): boolean {
  const asksAgain = ["login_required", "interaction_required", "consent_required"].includes(error);
  return asksAgain && loads === "frame" && place.path !== callbackPath;
}

function withoutCode(signIn: SignIn): HarFinding | null {
  const callback = lastCallback(signIn);
  if (!isFailed(callback) || callback.asked.hasCode || callback.asked.error !== null) return null;
  return {
    id: "callback-without-code",
    certainty: "proven",
    title: "The callback has neither code nor error",
    because:
      "The user came back without an authorization code: the provider answered in another way (a fragment, a form), or something cut the query.",
    hop: "callback",
    evidence: [seenIn(callback, "the callback, without code")],
    leadsTo: { status: callback.status, reason: "AuthMissingCodeParam" },
    docs: [pages.oauth],
  };
}

function providerPageRefused(signIn: SignIn): HarFinding | null {
  const last = signIn.provider.at(-1);
  if (signIn.callbacks.length > 0 || !last) return null;
  if (last.status !== 0 && last.status < 400) return null;
  const none = last.status === 0;
  return {
    id: "provider-page-refused",
    certainty: "proven",
    title: none
      ? `No answer from the provider at ${last.place.host}`
      : `The provider stops on a page of its own with ${last.status}`,
    because: none
      ? "The browser was sent to the provider and got no answer: the host does not exist, cannot be reached from there, or its certificate is not trusted."
      : "The provider refused the sign-in without sending the user back. That answer is in no log of the load balancer; a callback URL that is not registered is the most frequent cause.",
    hop: "authorize",
    evidence: [
      seenIn(last, none ? "no answer" : `answered with ${last.status}`),
      ...(signIn.start ? [seenIn(signIn.start, "the redirect to the provider")] : []),
    ],
    leadsTo: none ? { symptom: "no-sign-in-page" } : { status: last.status },
    docs: [pages.authentication],
  };
}

/** What is left to say of a callback that failed, where nothing in the browser explains it. */
export function callbackRefused(signIn: SignIn): HarFinding | null {
  const callback = lastCallback(signIn);
  if (!isFailed(callback)) return null;
  const { status, elapsedMs } = callback;
  // The load balancer waits 5 s for the token endpoint, and 5 s for userinfo.
  const slow = status === 500 && elapsedMs !== null && elapsedMs >= 4_800;
  const behind = status === 561 || status === 500;
  return {
    id: "callback-refused",
    // Of what lies behind the callback a browser sees nothing: token endpoint or userinfo.
    certainty: behind ? "likely" : "proven",
    title: `The callback is answered with ${status}`,
    because: slow
      ? `It took ${(elapsedMs / 1_000).toFixed(1)} s. The load balancer gives the token endpoint and userinfo 5 s each, so it likely could not reach one of them.`
      : (words[status] ??
        "The browser did its part: the code came back with its state. What was wrong with it is in the access log."),
    hop: behind ? "token" : "callback",
    evidence: [seenIn(callback, "the answer to the callback")],
    leadsTo: {
      status,
      ...(slow ? { reason: "AuthTokenEpRequestTimeout" } : {}),
      ...(status === 403 ? { check: "web-acl-attached" } : {}),
    },
    docs: [pages.troubleshooting],
  };
}

const words: Readonly<Record<number, string>> = {
  401: "The browser did its part, as far as this file shows. An ID token that is not valid, a scope without openid or a sign-in of more than 15 minutes end like this; the access log names the reason.",
  403: "The load balancer answers 403 where a web ACL blocks a request: code, state and scope of a callback look like an attack to some managed rules.",
  500: "The load balancer could not finish: the provider's token or userinfo endpoint was not reached, or the claims are larger than 11 KB.",
  561: "The browser did its part: the code came back with its state. The provider then refused the load balancer's own request, at the token endpoint or at userinfo. A wrong client secret is the most frequent cause.",
};

function statusOf(callback: Exchange | undefined): { status?: number } {
  return callback && callback.status >= 400 ? { status: callback.status } : {};
}

function isFailed(callback: Exchange | undefined): callback is Exchange {
  return callback !== undefined && callback.status >= 400;
}

/** Logs show a nonce that is missing or wrong with 401, on the load balancer's own path alone. */
function isRefusedCallback(callback: Exchange | undefined): callback is Exchange {
  return callback?.status === 401 && callback.place.path === callbackPath;
}
