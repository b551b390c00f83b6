import { KEYCLOAK_REDIRECT_URI } from "../../facts/provider-pages/keycloak";
import type { Fix } from "../../model/finding";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeAuthorization } from "../judge-authorization";

export default defineCheck({
  id: "redirect-uri-rejected",
  title: "The provider accepts the load balancer's callback URL",
  failureTitle: "The provider refuses the load balancer's callback URL",
  description:
    "The load balancer always names https://HOST/oauth2/idpresponse as redirect_uri, and a provider goes on only where that is registered with it, letter by letter. The dashboard asks the authorization endpoint the same question once, without signing in, and reads the code of its answer.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "authorize",
  meets: "redirect error page",
  docs: [documents.albAuthentication, documents.oauthAuthorization],
  requires: ["authorization"],
  uses: ["discovery"],
  evaluate: ({ authorization, discovery }, chain) => {
    const { redirectUri, provider } = authorization.value;
    return judgeAuthorization({
      refusal: "redirect-uri",
      authorization,
      discovery,
      chain,
      sentBack: "pass",
      certainty: ({ code }) => (code === KEYCLOAK_REDIRECT_URI ? "likely" : "proven"),
      because: ({ code }, who) =>
        `${who} does not accept ${redirectUri} as a callback (${code}).${
          code === KEYCLOAK_REDIRECT_URI
            ? " Keycloak 19 to 21.0 says the same of a client that it does not know."
            : ""
        }`,
      fixes: () => [register(redirectUri, provider)],
    });
  },
});

/** What providers call their lists of callbacks. */
const lists: Readonly<Record<string, string>> = {
  Cognito: "the app client's Allowed callback URLs",
  Keycloak: "the client's Valid redirect URIs",
  "Microsoft Entra": "the app registration's Authentication → Web → Redirect URIs",
  Okta: "the application's Sign-in redirect URIs",
  Auth0: "the application's Allowed Callback URLs",
  Google: "the OAuth client's Authorized redirect URIs",
};

function register(redirectUri: string, provider: string): Fix {
  return {
    type: "steps",
    title: "Register the callback URL with the provider",
    steps: [
      `At the provider, add this to ${lists[provider] ?? "the client's redirect URIs"}, letter by letter: ${redirectUri}`,
      "Add one for each further host name that leads to the rule, in lower case, with the path /oauth2/idpresponse.",
      "Sign in once in a private window.",
    ],
  };
}
