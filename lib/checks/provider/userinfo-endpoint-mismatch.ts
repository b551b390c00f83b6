import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeEndpointAddress } from "../judge-endpoint-address";

export default defineCheck({
  id: "userinfo-endpoint-mismatch",
  title: "The userinfo endpoint of the rule is the one that the provider publishes",
  failureTitle: "The userinfo endpoint of the rule is not the one that the provider publishes",
  description:
    "Claims are fetched from the userinfo endpoint of the rule. Another tenant's or provider's refuses the access token, and the load balancer answers 561. A load balancer is not documented to read discovery, and some providers keep several addresses alive: only another host, tenant or realm is taken for a fault.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-oidc"],
  hop: "userinfo",
  meets: "561",
  docs: [documents.oidcConfig, documents.discovery],
  requires: ["oidcConfig", "discovery"],
  evaluate: ({ oidcConfig, discovery }, chain) =>
    judgeEndpointAddress(
      {
        field: "UserInfoEndpoint",
        terraform: "user_info_endpoint",
        member: "userinfo_endpoint",
        called: "userinfo endpoint",
      },
      oidcConfig,
      discovery,
      chain,
    ),
});
