import type { Symptom } from "../symptom";
import {
  countMetric,
  findInLog,
  seeDiscovery,
  seeEgress,
  seeRoutes,
  seeRule,
  timeEndpoint,
  tryClientSecret,
} from "./confirm";
import { tokenRefused, unreachable } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

/** What goes wrong between the load balancer and the token endpoint, and with the ID token. */
export const tokenReasons: readonly Symptom[] = [
  {
    id: "AuthTokenEpRequestFailed",
    title: "AuthTokenEpRequestFailed: the token endpoint refused the load balancer",
    kind: "reason",
    brief: "The token endpoint answered with another status than 2xx: most often a wrong client secret.",
    meaning: [
      "The load balancer brought the code to the token endpoint, and the endpoint answered with an error. Most often the client secret is not, or no longer, the one that the provider knows: rotated, copied with a line break at its end, or its id in place of its value.",
      "The provider's own log names its reason (invalid_client, invalid_grant, …). The status is likely 561; AWS publishes none for each reason.",
    ],
    hop: "token",
    whoFixes:
      "The owner of the rule writes the right secret; whoever runs the provider says which one that is.",
    notThis: [
      "No wrong password of a user: they had signed in, or there would be no code.",
      "No network fault: the endpoint answered.",
    ],
    causes: tokenRefused,
    confirm: [tryClientSecret, findInLog("AuthTokenEpRequestFailed"), seeRule, countMetric("ELBAuthError")],
    uncheckable: [uncheckable.heldSecret, uncheckable.providerFirewall],
    metric: "ELBAuthError",
    sources: [sources.accessLogs, sources.troubleshooting, sources.secretNewlineSeen, sources.cognitoToken],
  },
  {
    id: "AuthTokenEpRequestTimeout",
    title: "AuthTokenEpRequestTimeout: the token endpoint did not answer within 5 seconds",
    kind: "reason",
    brief: "The load balancer could not talk to the token endpoint, or it took longer than 5 seconds.",
    meaning: [
      "The load balancer could not talk to the token endpoint, or waited 5 seconds in vain. Users see the callback hang, then 500.",
      "Most often the load balancer has no way out: its security group allows traffic to the targets only. Then nothing is wrong with the provider.",
    ],
    hop: "token",
    whoFixes:
      "Whoever owns the load balancer's network; the provider's owner where it is slow for everybody.",
    notThis: ["No wrong secret: no answer came at all.", "Not necessarily a slow provider."],
    causes: unreachable,
    confirm: [
      seeEgress,
      seeRoutes,
      timeEndpoint,
      findInLog("AuthTokenEpRequestTimeout"),
      countMetric("ELBAuthLatency", "Maximum"),
    ],
    uncheckable: [uncheckable.egress, uncheckable.providerFirewall],
    metric: "ELBAuthError, with ELBAuthLatency near 5000 ms",
    sources: [sources.accessLogs, sources.troubleshooting, sources.authentication, sources.egressSeen],
  },
  {
    id: "AuthInvalidGrantError",
    title: "AuthInvalidGrantError: the token endpoint does not accept the code",
    kind: "reason",
    brief: "The authorization code was used already, has expired, or was issued for something else.",
    meaning: [
      "The token endpoint does not accept the authorization code. Codes work once and for a short time (5 minutes at Cognito): a reload of the callback, the back button or a slow user likely explains single cases.",
      "If nobody gets in, the code comes from somewhere else than where it is brought to, or something that was asked for cannot be given. AWS does not publish whether this is 401 or 561.",
    ],
    hop: "token",
    whoFixes: "For single cases nobody. Else the owner of the rule and whoever runs the provider.",
    notThis: ["No wrong secret: that is invalid_client, and AuthTokenEpRequestFailed here."],
    causes: [
      {
        check: "email-attribute-unreadable",
        why: "Cognito answers invalid_grant where the email scope is asked for and email_verified may not be read.",
      },
      {
        check: "token-endpoint-mismatch",
        why: "The token endpoint of another tenant does not know the code.",
      },
      { check: "authorization-endpoint-mismatch", why: "A code of another tenant is not known here." },
    ],
    confirm: [findInLog("AuthInvalidGrantError"), seeDiscovery, seeRule],
    uncheckable: [uncheckable.replayedCallback, uncheckable.signInTooSlow],
    metric: "ELBAuthFailure",
    sources: [
      sources.accessLogs,
      sources.metrics,
      sources.oauthToken,
      sources.cognitoToken,
      sources.cognitoAuthorize,
    ],
  },
  {
    id: "AuthInvalidIdToken",
    title: "AuthInvalidIdToken: the ID token is not valid",
    kind: "reason",
    brief:
      "The provider returned an ID token that the load balancer does not accept, most often for its issuer.",
    meaning: [
      "The token endpoint answered, and the load balancer does not accept its ID token. AWS does not publish what it checks; issuer and audience are likely. Most often the rule's issuer is not, letter by letter, the token's iss: a slash too many, the v1 address of a v2 tenant.",
      "Logs show it with 401; AWS publishes no status for it.",
    ],
    hop: "token",
    whoFixes:
      "The owner of the rule: the issuer must be the one that the provider's discovery document names.",
    notThis: ["No wrong secret: the token endpoint had accepted it.", "No wrong password."],
    causes: [
      { check: "issuer-mismatch", why: "The token's iss is not, letter by letter, the issuer of the rule." },
      {
        check: "user-pool-issuer-incompatible",
        why: "Tokens of a pool with the updated issuer name another issuer than authenticate-cognito takes.",
      },
      { check: "value-with-whitespace", why: "White space in the issuer makes it another one." },
      { check: "token-endpoint-mismatch", why: "Another tenant's tokens name another issuer." },
      { check: "authorization-endpoint-mismatch", why: "A sign-in at another tenant brings another issuer." },
      {
        check: "id-token-algorithm-unsupported",
        why: "AWS does not publish which signatures it takes; RS256 is the safe one.",
      },
      {
        check: "signing-keys-unavailable",
        why: "Without the provider's keys no signature can be checked. Where the load balancer takes them from is not documented.",
      },
    ],
    confirm: [seeDiscovery, seeRule, findInLog("AuthInvalidIdToken")],
    uncheckable: [
      {
        cause: "the ID token itself",
        why: "it goes from the provider to the load balancer, and is kept nowhere",
      },
      { cause: "a clock at the provider that is wrong", why: "AWS does not publish how much it allows for" },
    ],
    metric: "ELBAuthFailure",
    sources: [sources.accessLogs, sources.oidcConfig, sources.discovery, sources.invalidIdTokenSeen],
  },
  {
    id: "AuthInvalidTokenResponse",
    title: "AuthInvalidTokenResponse: the token endpoint's answer is not usable",
    kind: "reason",
    brief: "The token endpoint answered 2xx, without an ID token or without readable JSON.",
    meaning: [
      "The token endpoint answered, and the answer is not what it should be. Most likely it holds no ID token since the rule's scope lacks openid; or the address is another page that answers with HTML.",
      "AWS documents a missing ID token as 401; it publishes no status for the other cases.",
    ],
    hop: "token",
    whoFixes: "The owner of the rule: scope and token endpoint.",
    notThis: ["No wrong secret: the answer was a success."],
    causes: [
      { check: "openid-scope-absent", why: "Without openid in the scope, no ID token is returned." },
      { check: "token-endpoint-mismatch", why: "Another address answers something else." },
      { check: "endpoint-redirects", why: "A redirect, if it is followed, likely ends at an HTML page." },
    ],
    confirm: [seeRule, seeDiscovery, findInLog("AuthInvalidTokenResponse")],
    uncheckable: [
      { cause: "what the provider answered", why: "the answer is kept nowhere but in the provider's log" },
    ],
    metric: "ELBAuthFailure",
    sources: [sources.accessLogs, sources.troubleshooting],
  },
];
