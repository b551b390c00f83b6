import { doorSigns } from "../../facts/api/answer/doors";
import type { Symptom } from "../symptom";
import { api401 } from "./api/statuses";
import { countMetric, findInLog, seeDiscovery, seeRule } from "./confirm";
import { elsewhere, noCode } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

/** Causes as https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html lists them. */
export const status401: Symptom = {
  id: "401",
  title: "401: a load balancer or an API does not take the request as signed in",
  kind: "status",
  brief: "Nobody is signed in and the rule denies that, or something of the sign-in is missing or not valid.",
  meaning: [
    "The load balancer answers 401 in two quite different cases. Either the rule says so: OnUnauthenticatedRequest is deny, and the request has no session. Or a sign-in was under way and something of it was missing or not valid: a cookie, state, the ID token.",
    "For a rule that validates tokens (jwt-validation), 401 means that the bearer token is missing or not accepted.",
    "AWS names more: the provider denied access; the scope of the rule brings no ID token; sign-in took longer than 15 minutes; an HTTP/1.0 request had no Host header. For claims that are too large its pages disagree between 401 and 500; logs show 500.",
  ],
  doors: doorSigns,
  api: api401,
  see: ["UNAUTHORIZED", "invalid_token", "websocket-connect"],
  hop: "callback",
  whoFixes:
    "The owner of the listener rule; for an ID token that is not valid, together with whoever runs the provider.",
  notThis: [
    "Not always a fault: with deny, 401 is what the rule asks for.",
    "No wrong password: the provider asks again on its own page.",
    "Not the application's 401 when the log's target_status_code is a dash; with a number there, the application answered.",
  ],
  causes: [
    {
      check: "unauthenticated-request-denied",
      why: "The rule asks for this 401 where a request has no session. It is no fault.",
    },
    {
      check: "openid-scope-absent",
      why: "Without openid the provider returns no ID token, which AWS documents as 401.",
    },
    {
      check: "user-pool-issuer-incompatible",
      why: "Tokens of such a pool name an issuer that authenticate-cognito does not take.",
    },
    {
      check: "issuer-mismatch",
      why: "An ID token whose iss is not the rule's issuer, letter by letter, is not valid.",
    },
    {
      check: "session-cookie-shared",
      why: "Two sign-ins under one cookie name make each other's session invalid.",
    },
    {
      check: "front-proxy-unread",
      why: "A proxy that drops cookies, the query string or the Host header breaks the callback.",
    },
    {
      check: "userinfo-endpoint-wrong-kind",
      why: "An answer that is no set of claims ends in AuthInvalidUserinfoResponse, seen as 401.",
    },
    {
      check: "userinfo-endpoint-mismatch",
      why: "Claims of another tenant likely do not fit the ID token.",
    },
    {
      check: "token-endpoint-mismatch",
      why: "Tokens of another tenant name another issuer.",
    },
    {
      check: "authorization-endpoint-mismatch",
      why: "A sign-in at another tenant brings tokens of another issuer, or none.",
    },
    {
      check: "id-token-algorithm-unsupported",
      why: "AWS does not publish which signatures it takes for ID tokens; RS256 is the safe one.",
    },
    {
      check: "signing-keys-unavailable",
      why: "Without the provider's keys no signature can be checked. Where the load balancer takes them from is not documented.",
    },
    ...noCode.map(({ check, why }) => ({
      check,
      why: `${why} AWS publishes no status for that: 401 or 561.`,
    })),
    {
      check: "claim-unsatisfiable",
      why: "For token validation, a claim that no token can have refuses every one.",
    },
    {
      check: "jwks-endpoint-mismatch",
      why: "For token validation, keys of another issuer verify none of this issuer's tokens.",
    },
    {
      check: "jwks-key-unsupported",
      why: "For token validation, only RSA keys of 2048 bits are used.",
    },
    {
      check: "email-attribute-unreadable",
      why: "A code that is not accepted (AuthInvalidGrantError) is 401 or 561: AWS publishes no status for it.",
    },
    {
      check: "value-with-whitespace",
      why: "White space in the issuer makes every ID token one of another issuer.",
    },
    {
      check: "rule-shadowed",
      why: "An earlier rule lets the request through without sign-in, and the application refuses it by itself.",
    },
    elsewhere,
  ],
  confirm: [findInLog(" 401 "), seeRule, seeDiscovery, countMetric("ELBAuthFailure")],
  uncheckable: [
    uncheckable.cookies,
    uncheckable.replayedCallback,
    uncheckable.signInTooSlow,
    uncheckable.userRefused,
    {
      cause: "a script that asks after the session ended, and cannot follow the redirect to the provider",
      why: "only the browser's console shows it",
    },
  ],
  metric: "ELBAuthFailure, by its reason; no metric counts 401 alone",
  sources: [
    sources.troubleshooting,
    sources.authentication,
    sources.accessLogs,
    sources.jwt,
    sources.knowledgeCenter,
    sources.redirectInScripts,
  ],
};
