import type { Symptom } from "../symptom";
import { findInLog, seeRedirect, seeRule } from "./confirm";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

/** What a provider's authorization endpoint answers about the user, or about itself. */
export const signInErrors: readonly Symptom[] = [
  {
    id: "access_denied",
    title: "access_denied: the user or the provider refused",
    kind: "oauth-error",
    brief: "The user was recognised and may not use this application, or refused to consent.",
    meaning: [
      "The provider sent the user back with a refusal: not assigned to the application, lacking a group, refused by a policy of the provider, or the user pressed Cancel.",
      "The load balancer then has no code. AWS documents 401 where the provider denies access; which status and reason each denial gets is not published.",
    ],
    hop: "authorize",
    whoFixes: "Whoever assigns users and groups at the provider.",
    notThis: [
      "No wrong password: the provider asks again.",
      "No fault of the rule, as long as other users get in.",
      "Not API Gateway's ACCESS_DENIED, which a policy makes of a call.",
    ],
    see: ["ACCESS_DENIED"],
    causes: [],
    confirm: [findInLog("idpresponse[^ ]*error=access_denied")],
    uncheckable: [uncheckable.userRefused],
    metric: "ELBAuthFailure",
    sources: [sources.oauthAuthorize, sources.troubleshooting, sources.metrics],
  },
  {
    id: "login_required",
    also: ["interaction_required", "consent_required", "account_selection_required"],
    title: "login_required: the provider was told not to ask the user",
    kind: "oauth-error",
    brief: "The request forbids the provider to show a page, and it needs to show one.",
    meaning: [
      "With prompt=none a provider may show no page. Where the user has no session there, it can only refuse: login_required, or interaction_required, consent_required, account_selection_required for what else it would have asked.",
      "A load balancer sends prompt=none only where the rule's extra parameters say so.",
    ],
    hop: "authorize",
    whoFixes: "The owner of the rule takes prompt=none away.",
    notThis: ["No wrong password: none was asked for."],
    causes: [
      { check: "extra-parameter-harmful", why: "The rule adds prompt=none to every sign-in request." },
    ],
    confirm: [seeRule, seeRedirect],
    uncheckable: [
      {
        cause: "a policy of the provider that wants more of this user",
        why: "only its sign-in log shows it",
      },
    ],
    sources: [sources.oidcErrors, sources.cognitoAuthorize, sources.oidcConfig],
  },
  {
    id: "server_error",
    also: ["temporarily_unavailable"],
    title: "server_error: the provider met a fault of its own",
    kind: "oauth-error",
    brief: "Something failed at the provider, or at a provider behind it.",
    meaning: [
      "The provider could not finish, and says so: server_error for a fault, temporarily_unavailable for overload or maintenance. At Cognito a trigger function or an outer provider is a likely reason; error_description often names it.",
    ],
    hop: "authorize",
    whoFixes: "Whoever runs the provider.",
    notThis: ["No fault of the rule.", "No wrong password."],
    causes: [],
    confirm: [
      findInLog("idpresponse[^ ]*error=(server_error|temporarily_unavailable)"),
      {
        title: "See the pool's trigger functions",
        command:
          "aws cognito-idp describe-user-pool --region REGION --user-pool-id POOL-ID --query 'UserPool.LambdaConfig'",
      },
    ],
    uncheckable: [
      {
        cause: "what failed inside the provider",
        why: "only its own log, or a trigger function's, shows it",
      },
    ],
    sources: [sources.oauthAuthorize, sources.cognitoAuthorize],
  },
];
