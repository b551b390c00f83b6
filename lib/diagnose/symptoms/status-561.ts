import type { Symptom } from "../symptom";
import { askUserinfo, countMetric, findInLog, seeAppClient, seeDiscovery, tryClientSecret } from "./confirm";
import { elsewhere, noCode, tokenRefused } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

/** Made by the load balancer alone: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
export const status561: Symptom = {
  id: "561",
  title: "561: the identity provider answered the load balancer with an error",
  kind: "status",
  brief: "The load balancer reached the identity provider, and the provider answered with an error.",
  meaning: [
    "While it signed a user in, the load balancer got an error code from the identity provider. That is all that 561 says; the error_reason in the access log names the step.",
    "The provider was reached, so DNS, network and certificates work. Most often its token endpoint refused the load balancer's client secret (AuthTokenEpRequestFailed).",
    "A user who mistypes a password never gets here: the provider asks again on its own page, and the load balancer hears nothing. A provider that denies access to a user may end in 561 as well; AWS does not publish which status such a denial gets.",
  ],
  hop: "token",
  whoFixes:
    "The owner of the listener rule together with whoever runs the identity provider: secret, client and endpoints must agree.",
  notThis: [
    "No wrong password: a wrong password never reaches the load balancer.",
    "No outage of the application: its targets were not asked.",
    "No network fault: a provider that cannot be reached in 5 seconds is 500.",
    "No callback mismatch at Cognito: that ends on Cognito's own page, with redirect_mismatch.",
  ],
  causes: [
    ...tokenRefused,
    ...noCode,
    {
      check: "oauth-flows-disabled",
      why: "With OAuth switched off, Cognito answers unauthorized_client, likely on a page of its own.",
    },
    {
      check: "issuer-mismatch",
      why: "Usually 401 with AuthInvalidIdToken; AWS publishes no status for each reason.",
    },
    {
      check: "userinfo-endpoint-wrong-kind",
      why: "What is no userinfo endpoint refuses the access token, or answers without claims.",
    },
    {
      check: "userinfo-endpoint-mismatch",
      why: "The userinfo endpoint of another tenant refuses the access token.",
    },
    {
      check: "user-pool-issuer-incompatible",
      why: "AWS says that such a pool does not work with authenticate-cognito, and not how it fails.",
    },
    elsewhere,
  ],
  confirm: [
    findInLog(" 561 "),
    tryClientSecret,
    seeAppClient,
    seeDiscovery,
    askUserinfo,
    countMetric("ELBAuthError"),
  ],
  uncheckable: [uncheckable.heldSecret, uncheckable.userRefused, uncheckable.providerFirewall],
  metric: "ELBAuthError or ELBAuthFailure, by its reason; no metric counts 561 alone",
  sources: [
    sources.troubleshooting,
    sources.accessLogs,
    sources.metrics,
    sources.knowledgeCenter,
    sources.secretNewlineSeen,
  ],
};
