import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeEndpointAddress } from "../judge-endpoint-address";

export default defineCheck({
  id: "token-endpoint-mismatch",
  title: "The token endpoint of the rule is the one that the provider publishes",
  failureTitle: "The token endpoint of the rule is not the one that the provider publishes",
  description:
    "The code is redeemed at the token endpoint of the rule. Another tenant's or realm's refuses it, and the load balancer answers 561. A load balancer is not documented to read discovery, and some providers keep several addresses alive: only another host, tenant or realm is taken for a fault.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-oidc"],
  hop: "token",
  meets: "561",
  docs: [documents.oidcConfig, documents.discovery],
  requires: ["oidcConfig", "discovery"],
  evaluate: ({ oidcConfig, discovery }, chain) =>
    judgeEndpointAddress(
      {
        field: "TokenEndpoint",
        terraform: "token_endpoint",
        member: "token_endpoint",
        called: "token endpoint",
      },
      oidcConfig,
      discovery,
      chain,
    ),
});
