import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeEndpointAddress } from "../judge-endpoint-address";

export default defineCheck({
  id: "authorization-endpoint-mismatch",
  title: "The authorization endpoint of the rule is the one that the provider publishes",
  failureTitle: "The authorization endpoint of the rule is not the one that the provider publishes",
  description:
    "Users are sent to the authorization endpoint of the rule. If it belongs to another tenant or realm than the issuer, the provider does not know the client there, or issues codes that the token endpoint refuses. A load balancer is not documented to read discovery, and some providers keep several addresses alive: only another host, tenant or realm is taken for a fault.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-oidc"],
  hop: "authorize",
  meets: "error page of the provider",
  docs: [documents.oidcConfig, documents.discovery],
  requires: ["oidcConfig", "discovery"],
  evaluate: ({ oidcConfig, discovery }, chain) =>
    judgeEndpointAddress(
      {
        field: "AuthorizationEndpoint",
        terraform: "authorization_endpoint",
        member: "authorization_endpoint",
        called: "authorization endpoint",
      },
      oidcConfig,
      discovery,
      chain,
    ),
});
