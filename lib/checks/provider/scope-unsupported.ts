import { signInConfig } from "../../facts/provider-config";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeAuthorization } from "../judge-authorization";

export default defineCheck({
  id: "scope-unsupported",
  title: "The provider accepts the rule's scopes",
  failureTitle: "The provider refuses a scope that the rule asks for",
  description:
    "A provider answers a request for a scope that it does not know, or does not allow this client, with invalid_scope, and the user comes back without a code. Only the authorization endpoint itself tells: many providers list few of their scopes in scopes_supported.",
  severity: "may-break",
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "authorize",
  meets: "invalid_scope",
  docs: [documents.albAuthentication, documents.oauthAuthorization],
  requires: ["authorization"],
  uses: ["discovery", "oidcConfig", "cognitoConfig"],
  evaluate: ({ authorization, discovery, oidcConfig, cognitoConfig }, chain) => {
    const scope = signInConfig(cognitoConfig, oidcConfig)?.value.Scope ?? "";
    return judgeAuthorization({
      refusal: "scope",
      authorization,
      discovery,
      chain,
      sentBack: "unknown",
      because: ({ code }, who) => `${who} refuses the rule's scopes, "${scope}" (${code}).`,
      fixes: () => [
        {
          type: "steps",
          title: "Ask only for scopes that the client is allowed",
          steps: [
            `At the provider, compare the scopes of the client with the rule's: ${scope}`,
            "Allow the client what is missing, or take it out of the rule. Keep openid: without it no ID token comes back.",
          ],
        },
      ],
    });
  },
});
