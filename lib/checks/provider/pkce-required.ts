import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeAuthorization } from "../judge-authorization";

export default defineCheck({
  id: "pkce-required",
  title: "The provider does not insist on PKCE",
  failureTitle: "The provider insists on PKCE, which the load balancer is not seen to send",
  description:
    "A provider or client that requires PKCE refuses an authorization request without code_challenge. AWS does not say whether load balancers send one; none was seen, and the dashboard asks without one.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "authorize",
  meets: "561",
  docs: [
    { title: "RFC 7636, section 4.4.1", url: "https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1" },
    documents.albAuthentication,
  ],
  requires: ["authorization"],
  uses: ["discovery"],
  evaluate: ({ authorization, discovery }, chain) =>
    judgeAuthorization({
      refusal: "pkce",
      authorization,
      discovery,
      chain,
      sentBack: "unknown",
      because: ({ code }, who) => `${who} demands a code_challenge (${code}).`,
      fixes: () => [
        {
          type: "steps",
          title: "Let the load balancer's client sign in without PKCE",
          steps: [
            "At the provider, switch off required PKCE (code_challenge) for this client alone. It has a secret, so its codes cannot be redeemed by others.",
            "Sign in once in a private window.",
          ],
        },
      ],
    }),
});
