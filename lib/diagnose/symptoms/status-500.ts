import { doorSigns } from "../../facts/api/answer/doors";
import type { Symptom } from "../symptom";
import { api500 } from "./api/statuses";
import { countMetric, findInLog, seeEgress, seeRoutes, timeEndpoint } from "./confirm";
import { elsewhere, unreachable } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

/** Causes as https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html lists them. */
export const status500: Symptom = {
  id: "500",
  title: "500: a load balancer could not talk to the identity provider, or an API to its authorizer",
  kind: "status",
  brief: "The provider was not reached within 5 seconds, or the user's claims are larger than 11 KB.",
  meaning: [
    "During sign-in, 500 means that the load balancer could not reach the token or userinfo endpoint, that one of them took longer than 5 seconds, or that the claims are larger than 11 KB. A callback that hangs for about 5 seconds first is the mark of the second.",
    "For a rule that validates tokens, it means that the key set could not be fetched in 5 seconds, or is larger than 150 KB or 10 keys.",
    "Outside sign-in the load balancer also answers 500 for a web ACL that failed, or a transform that matched and failed. A number in the log's target_status_code means that the application answered 500.",
  ],
  doors: doorSigns,
  api: api500,
  see: ["AUTHORIZER_CONFIGURATION_ERROR", "AUTHORIZER_FAILURE", "API_CONFIGURATION_ERROR"],
  hop: "token",
  whoFixes:
    "Whoever owns the load balancer's network (security group, network ACL, routes), or whoever runs the provider.",
  notThis: [
    "No wrong secret: a provider that refuses is 561.",
    "Not the application, when the log's target_status_code is a dash.",
    "No proof that the provider is down: the load balancer may have no way out to it.",
  ],
  causes: [
    ...unreachable,
    {
      check: "claims-too-large",
      why: "More than 11 KB of claims for one user is refused, with AuthUserinfoResponseSizeExceeded.",
    },
    {
      check: "jwks-too-large",
      why: "For token validation, a key set of more than 10 keys or 150 KB is refused.",
    },
    {
      check: "signing-keys-unavailable",
      why: "A key set that cannot be fetched is documented as 500 for token validation, and undocumented for sign-in.",
    },
    {
      check: "cognito-region-unsupported",
      why: "AWS does not have authenticate-cognito in that Region, and does not publish what a request then meets.",
    },
    {
      check: "user-pool-issuer-incompatible",
      why: "AWS says that such a pool does not work with authenticate-cognito, and not how it fails.",
    },
    elsewhere,
  ],
  confirm: [findInLog(" 500 "), timeEndpoint, seeEgress, seeRoutes, countMetric("ELBAuthLatency", "Maximum")],
  uncheckable: [uncheckable.egress, uncheckable.claims, uncheckable.target],
  metric: "HTTPCode_ELB_500_Count, with ELBAuthError or ELBAuthUserClaimsSizeExceeded where sign-in made it",
  sources: [
    sources.troubleshooting,
    sources.authentication,
    sources.metrics,
    sources.transforms,
    sources.egressSeen,
  ],
};
