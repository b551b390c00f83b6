import type { Symptom } from "../symptom";
import { askUserinfo, countMetric, findInLog, seeDiscovery, seeEgress, seeRoutes, seeRule } from "./confirm";
import { unreachable } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

/** What goes wrong between the load balancer and the userinfo endpoint, and what it cannot explain itself. */
export const userinfoReasons: readonly Symptom[] = [
  {
    id: "AuthUserinfoEpRequestFailed",
    title: "AuthUserinfoEpRequestFailed: the userinfo endpoint refused the access token",
    kind: "reason",
    brief: "The userinfo endpoint answered with another status than 2xx.",
    meaning: [
      "The load balancer had its tokens and asked the userinfo endpoint for the claims. It answered with an error: likely the address of another tenant, or an access token that is not meant for it (scope, audience).",
      "The status is likely 561; AWS publishes none for each reason.",
    ],
    hop: "userinfo",
    whoFixes: "The owner of the rule (address and scope), or whoever runs the provider.",
    notThis: ["No wrong secret: the token endpoint had accepted it."],
    causes: [
      {
        check: "userinfo-endpoint-wrong-kind",
        why: "What is no userinfo endpoint likely refuses the access token.",
      },
      { check: "userinfo-endpoint-mismatch", why: "Another tenant refuses this tenant's access token." },
      { check: "token-endpoint-mismatch", why: "The access token is another tenant's." },
      {
        check: "endpoint-redirects",
        why: "A redirect is no answer; whether it is followed is not documented.",
      },
    ],
    confirm: [askUserinfo, seeDiscovery, seeRule, findInLog("AuthUserinfoEpRequestFailed")],
    uncheckable: [uncheckable.providerFirewall, uncheckable.userRefused],
    metric: "ELBAuthError",
    sources: [sources.accessLogs, sources.troubleshooting],
  },
  {
    id: "AuthUserinfoEpRequestTimeout",
    title: "AuthUserinfoEpRequestTimeout: the userinfo endpoint did not answer within 5 seconds",
    kind: "reason",
    brief: "The load balancer could not talk to the userinfo endpoint, or it took longer than 5 seconds.",
    meaning: [
      "The token endpoint was reached and the userinfo endpoint was not, or it took longer than 5 seconds. It is often on another host: a way out that was opened for one address only likely leaves it shut.",
      "AWS documents it as 500.",
    ],
    hop: "userinfo",
    whoFixes:
      "Whoever owns the load balancer's network; the provider's owner where it is slow for everybody.",
    notThis: ["No wrong secret.", "Not necessarily a slow provider."],
    causes: unreachable,
    confirm: [seeEgress, seeRoutes, askUserinfo, countMetric("ELBAuthLatency", "Maximum")],
    uncheckable: [uncheckable.egress, uncheckable.providerFirewall],
    metric: "ELBAuthError, with ELBAuthLatency near 5000 ms or above",
    sources: [sources.accessLogs, sources.troubleshooting, sources.authentication],
  },
  {
    id: "AuthInvalidUserinfoResponse",
    title: "AuthInvalidUserinfoResponse: the userinfo endpoint's answer holds no claims",
    kind: "reason",
    brief: "The userinfo endpoint answered 2xx with something that is no set of claims.",
    meaning: [
      "The userinfo endpoint answered, and the answer is not usable. Most often the rule names another address, such as the discovery document. An answer that is a signed token instead of plain JSON is likely refused too; AWS does not publish that.",
      "AWS does not publish whether this is 401 or 561.",
    ],
    hop: "userinfo",
    whoFixes: "The owner of the rule: the address is the provider's userinfo_endpoint.",
    notThis: ["No wrong secret.", "No network fault: an answer came."],
    causes: [
      { check: "userinfo-endpoint-wrong-kind", why: "The address answers, but is no userinfo endpoint." },
      { check: "userinfo-endpoint-mismatch", why: "Another address answers something else." },
      { check: "endpoint-redirects", why: "A redirect, if it is followed, likely ends at an HTML page." },
    ],
    confirm: [askUserinfo, seeDiscovery, seeRule, findInLog("AuthInvalidUserinfoResponse")],
    uncheckable: [{ cause: "what the provider answered", why: "it takes a user's access token to see it" }],
    metric: "ELBAuthFailure",
    sources: [sources.accessLogs, sources.invalidIdTokenSeen],
  },
  {
    id: "AuthUserinfoResponseSizeExceeded",
    also: ["ELBAuthUserClaimsSizeExceeded"],
    title: "AuthUserinfoResponseSizeExceeded: the claims are larger than 11 KB",
    kind: "reason",
    brief: "The provider sent more than 11 KB of claims for this user.",
    meaning: [
      "The user's claims are larger than the 11 KB that the load balancer takes. Groups, roles and memberships are what grows, so some users get in and others do not.",
      "Logs show it with 500. AWS's pages disagree: one of them lists it under 401 as well.",
    ],
    hop: "userinfo",
    whoFixes: "Whoever runs the provider: leave long lists out of userinfo for this client.",
    notThis: ["No outage: users with fewer groups get in."],
    causes: [{ check: "claims-too-large", why: "The reason itself says so." }],
    confirm: [
      findInLog("AuthUserinfoResponseSizeExceeded"),
      {
        title: "Measure a user's claims with an access token of theirs: over 11,000 bytes is too much",
        command: "curl -s -H @TOKEN-HEADER-FILE USERINFO-ENDPOINT | wc -c",
      },
      countMetric("ELBAuthUserClaimsSizeExceeded"),
    ],
    uncheckable: [uncheckable.claims],
    metric: "ELBAuthUserClaimsSizeExceeded",
    sources: [sources.troubleshooting, sources.authentication, sources.metrics, sources.accessLogs],
  },
  {
    id: "AuthUnhandledException",
    title: "AuthUnhandledException: the load balancer met a fault of its own",
    kind: "reason",
    brief: "Something inside the load balancer went wrong while it signed a user in.",
    meaning: [
      "The load balancer met an exception that it does not explain. AWS does not publish what leads to it, nor whether it is 500 or 561. Trying again likely helps where it is rare.",
    ],
    hop: "token",
    whoFixes: "AWS Support, with the trace id of the log line, where it goes on.",
    notThis: ["No reason to change the rule while everything else about it passes."],
    causes: [],
    confirm: [findInLog("AuthUnhandledException"), countMetric("ELBAuthError")],
    uncheckable: [{ cause: "a fault inside the load balancer", why: "AWS does not publish its state" }],
    metric: "ELBAuthError",
    sources: [sources.accessLogs, sources.metrics],
  },
];
