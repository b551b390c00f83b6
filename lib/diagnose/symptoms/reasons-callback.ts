import type { Symptom } from "../symptom";
import { findInLog, seeAppClient, seeRule } from "./confirm";
import { noCode } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

const callbackSources = [sources.accessLogs, sources.authentication, sources.knowledgeCenter] as const;

/** What the load balancer finds wrong with a request to `/oauth2/idpresponse`, before it asks the provider anything. */
export const callbackReasons: readonly Symptom[] = [
  {
    id: "AuthMissingCodeParam",
    title: "AuthMissingCodeParam: the provider sent the user back without a code",
    kind: "reason",
    brief: "The callback has no authorization code: most often it carries an error of the provider instead.",
    meaning: [
      "The user came back to /oauth2/idpresponse without a code. The provider likely sent error=… in its place; the request line in the access log shows which, and that code says more than this reason.",
      "AWS does not publish whether this is 401 or 561.",
    ],
    hop: "callback",
    whoFixes:
      "The owner of the app client or of the rule; for access_denied, whoever assigns users at the provider.",
    notThis: ["No wrong secret: the token endpoint was not asked yet.", "No wrong password."],
    causes: [
      ...noCode,
      {
        check: "oauth-flows-disabled",
        why: "Cognito answers unauthorized_client; AWS does not say whether on its own page or on the callback.",
      },
      {
        check: "value-with-whitespace",
        why: "White space inside the scope likely makes it an unknown scope.",
      },
      { check: "front-proxy-unread", why: "A proxy that drops the query string drops the code." },
    ],
    confirm: [findInLog("AuthMissingCodeParam"), seeAppClient, seeRule],
    uncheckable: [uncheckable.userRefused, uncheckable.replayedCallback],
    metric: "ELBAuthFailure",
    sources: [...callbackSources, sources.cognitoAuthorize],
  },
  {
    id: "AuthMissingStateParam",
    title: "AuthMissingStateParam: the callback has no state",
    kind: "reason",
    brief: "The callback came without state: nobody began this sign-in at the load balancer.",
    meaning: [
      "The load balancer gives every sign-in a state and wants it back. Without it, the sign-in likely began at the provider (an application tile), somebody opened /oauth2/idpresponse by hand, or something on the way cut the query string.",
      "The status is likely 401; AWS publishes none for it.",
    ],
    hop: "callback",
    whoFixes:
      "Whoever set the start address at the provider: it must be a page of the application, not the callback.",
    notThis: ["No fault of the user's password or of the client secret."],
    causes: [{ check: "front-proxy-unread", why: "A proxy that drops the query string drops state." }],
    confirm: [
      findInLog("AuthMissingStateParam"),
      {
        title: "Begin where a sign-in begins: 302 with state in its Location",
        command: "curl -si https://HOST/",
      },
    ],
    uncheckable: [
      {
        cause: "a sign-in that begins at the provider",
        why: "the provider's start address is in its own configuration",
      },
      uncheckable.replayedCallback,
    ],
    metric: "ELBAuthFailure",
    sources: callbackSources,
  },
  {
    id: "AuthInvalidStateParam",
    title: "AuthInvalidStateParam: the callback's state is not one that the load balancer gave",
    kind: "reason",
    brief: "The state came back changed, or the callback was used again.",
    meaning: [
      "The state of the callback is not valid. Likely the provider or a proxy changed it, the callback was reloaded or bookmarked, or an extra parameter of the rule overrides it.",
      "The status is likely 401; AWS publishes none for it.",
    ],
    hop: "callback",
    whoFixes: "The owner of the rule, or whoever runs what changes the query on its way.",
    notThis: ["No wrong secret: the token endpoint was not asked yet."],
    causes: [
      { check: "extra-parameter-harmful", why: "An extra parameter state replaces the load balancer's own." },
      { check: "front-proxy-unread", why: "A proxy that rewrites the query string changes state." },
    ],
    confirm: [findInLog("AuthInvalidStateParam"), seeRule],
    uncheckable: [uncheckable.replayedCallback, uncheckable.signInTooSlow],
    metric: "ELBAuthFailure",
    sources: callbackSources,
  },
  {
    id: "AuthMissingAWSALBAuthNonce",
    title: "AuthMissingAWSALBAuthNonce: the browser did not send the cookie of the sign-in round trip",
    kind: "reason",
    brief: "The callback came without the AWSALBAuthNonce cookie.",
    meaning: [
      "The load balancer sets the cookie AWSALBAuthNonce when it sends a user to sign in, and wants it back on the callback. It did not come: the callback was likely opened in another browser or profile (a link in a mail, an app's own browser), on another host, or cookies are blocked.",
      "AWS names this reason in its Knowledge Center and not in the list of the access-log page; logs show it with 401. The code is not spent: the nonce is compared first.",
    ],
    hop: "callback",
    whoFixes: "Usually the user: begin again in one browser. A proxy that strips cookies: whoever runs it.",
    notThis: ["No fault of the provider.", "No wrong secret."],
    causes: [{ check: "front-proxy-unread", why: "A proxy that hands on no cookies drops it." }],
    confirm: [
      findInLog("AuthMissingAWSALBAuthNonce"),
      {
        title: "See the cookie being set when a sign-in begins",
        command: "curl -si https://HOST/ | grep -i set-cookie",
      },
    ],
    uncheckable: [uncheckable.cookies],
    sources: [sources.knowledgeCenter, sources.nonceSeen, sources.authentication],
  },
  {
    id: "AuthInvalidAWSALBAuthNonce",
    title: "AuthInvalidAWSALBAuthNonce: the cookie of the round trip belongs to another sign-in",
    kind: "reason",
    brief: "The AWSALBAuthNonce cookie and the callback's state are of different sign-ins.",
    meaning: [
      "The browser sent a nonce that is not the one of this callback. Two tabs that began to sign in at the same time are the likely cause: the second overwrites the cookie of the first.",
      "AWS names this reason in its Knowledge Center and not in the list of the access-log page; logs show it with 401.",
    ],
    hop: "callback",
    whoFixes:
      "Usually the user: begin again in one tab. Often: have pages that load in parallel not all begin a sign-in.",
    notThis: ["No fault of the provider.", "No wrong secret."],
    causes: [],
    confirm: [findInLog("AuthInvalidAWSALBAuthNonce")],
    uncheckable: [uncheckable.cookies, uncheckable.replayedCallback],
    sources: [sources.knowledgeCenter, sources.nonceSeen],
  },
  {
    id: "AuthInvalidCookie",
    title: "AuthInvalidCookie: the session cookie is not valid",
    kind: "reason",
    brief: "The session cookie came, and the load balancer cannot use it.",
    meaning: [
      "The session cookie is not valid. Likely it is of an earlier configuration of the rule, of another rule that uses the same cookie name, some of its parts (-0, -1, …) are missing, or something on the way encoded its value.",
      "The status is likely 401; AWS publishes none for it. Clearing the site's cookies ends it for one user.",
    ],
    hop: "session",
    whoFixes:
      "The owner of the rules, where two share a cookie name; else whoever runs the client or the proxy.",
    notThis: ["No fault of the provider: it was not asked."],
    causes: [
      {
        check: "session-cookie-shared",
        why: "Two rules with different sign-ins under one cookie name overwrite each other's session.",
      },
      { check: "front-proxy-unread", why: "A proxy that drops or encodes cookies makes them invalid." },
    ],
    confirm: [findInLog("AuthInvalidCookie"), seeRule],
    uncheckable: [
      uncheckable.cookies,
      { cause: "a cookie from before the rule was changed", why: "cookies are opaque and are not read" },
    ],
    metric: "ELBAuthFailure",
    sources: callbackSources,
  },
  {
    id: "AuthMissingHostHeader",
    title: "AuthMissingHostHeader: the request has no Host header",
    kind: "reason",
    brief: "An HTTP/1.0 request without Host: the load balancer cannot say where to come back to.",
    meaning: [
      "The load balancer makes the callback address of the Host header. A request without one, which only HTTP/1.0 allows, gets 401. Scanners and old health checks send such requests; browsers never do.",
    ],
    hop: "authenticate",
    whoFixes: "Whoever wrote the client. From scanners it can be left alone.",
    notThis: ["No failed sign-in of a user."],
    causes: [{ check: "front-proxy-unread", why: "A proxy that drops the Host header leaves none." }],
    confirm: [findInLog("AuthMissingHostHeader")],
    uncheckable: [{ cause: "a client that speaks HTTP/1.0", why: "only its log line shows it" }],
    metric: "ELBAuthError",
    sources: [sources.troubleshooting, sources.accessLogs],
  },
];
