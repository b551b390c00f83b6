import type { Symptom } from "../symptom";
import { findInLog, seeAppClient, seeDiscovery, seeRule, tryClientSecret } from "./confirm";
import { tokenRefused } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

/** What a token endpoint answers. The load balancer hands none of it on: it stands in the provider's log. */
export const tokenErrors: readonly Symptom[] = [
  {
    id: "invalid_client",
    title: "invalid_client: the token endpoint does not accept the client or its secret",
    kind: "oauth-error",
    brief: "The client id is unknown, or the secret is not the one that the provider knows.",
    meaning: [
      "From a token endpoint: it could not authenticate the load balancer, since the secret is wrong or missing, or the client does not exist there. The load balancer then logs AuthTokenEpRequestFailed, likely with 561.",
      "On a page of the provider's own: it does not know the client id, and no secret was asked for yet.",
      "Where a secret came from a file or a Kubernetes Secret, look for a line break at its end; with Entra ID, for the secret's id in place of its value.",
    ],
    hop: "token",
    whoFixes:
      "The owner of the rule writes the right secret; whoever runs the provider says which one that is.",
    notThis: ["No wrong password of a user.", "No used or expired code: that is invalid_grant."],
    causes: [
      ...tokenRefused.filter(
        ({ check }) =>
          check !== "email-attribute-unreadable" &&
          check !== "endpoint-redirects" &&
          check !== "authorization-endpoint-mismatch",
      ),
      { check: "app-client-missing", why: "A client that was deleted is unknown to the token endpoint." },
      {
        check: "oauth-request-mismatch",
        why: "A program that wants a token for an API sends no secret where its client has one, or one where it has none.",
      },
      {
        check: "client-rejected",
        why: "Many providers say invalid_client on their sign-in page as well, where they do not know the client.",
      },
      {
        check: "authorization-endpoint-mismatch",
        why: "Many providers say invalid_client on their sign-in page as well, where that belongs to another tenant.",
      },
    ],
    confirm: [tryClientSecret, seeRule, findInLog("AuthTokenEpRequestFailed")],
    uncheckable: [uncheckable.heldSecret],
    metric: "ELBAuthError",
    sources: [sources.oauthToken, sources.cognitoToken, sources.secretNewlineSeen],
  },
  {
    id: "invalid_grant",
    title: "invalid_grant: the token endpoint does not accept the code",
    kind: "oauth-error",
    brief: "The code was used, has expired, or belongs to another client, callback URL or tenant.",
    meaning: [
      "The client was accepted and its code was not. Codes work once and for a short time. At Cognito it also means that an attribute which a scope asks for may not be read, or a scope that exists and is not allowed.",
      "A made-up code gets this answer from a healthy token endpoint: as a test, it proves that the secret is right.",
    ],
    hop: "token",
    whoFixes: "For single cases nobody. Else the owner of the rule and of the app client.",
    notThis: ["No wrong secret: that is invalid_client.", "No wrong password."],
    causes: [
      {
        check: "email-attribute-unreadable",
        why: "The email scope is asked for and email_verified may not be read.",
      },
      {
        check: "token-endpoint-mismatch",
        why: "The token endpoint of another tenant does not know the code.",
      },
      { check: "authorization-endpoint-mismatch", why: "A code of another tenant is not known here." },
    ],
    confirm: [seeAppClient, seeDiscovery, findInLog("AuthInvalidGrantError|AuthTokenEpRequestFailed")],
    uncheckable: [uncheckable.replayedCallback, uncheckable.signInTooSlow],
    metric: "ELBAuthFailure or ELBAuthError",
    sources: [sources.oauthToken, sources.cognitoToken],
  },
];
