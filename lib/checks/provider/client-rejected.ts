import type { Fix } from "../../model/finding";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { judgeAuthorization } from "../judge-authorization";

export default defineCheck({
  id: "client-rejected",
  title: "The provider knows the load balancer's client",
  failureTitle: "The provider refuses the load balancer's client",
  description:
    "The client that the rule names must exist at the provider, be enabled, and be allowed to ask for a code. The dashboard asks the authorization endpoint the load balancer's own question once, without signing in, and reads the code of its answer.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "authorize",
  meets: "client error page",
  docs: [documents.albAuthentication, documents.oauthAuthorization],
  requires: ["authorization"],
  uses: ["discovery", "oidcConfig", "cognitoConfig"],
  evaluate: ({ authorization, discovery, oidcConfig, cognitoConfig }, chain) => {
    const named =
      oidcConfig.state === "ok"
        ? oidcConfig.value.value.ClientId
        : cognitoConfig.state === "ok"
          ? cognitoConfig.value.value.UserPoolClientId
          : "of the rule";
    return judgeAuthorization({
      refusal: "client",
      authorization,
      discovery,
      chain,
      sentBack: "pass",
      because: ({ code }, who) =>
        code === "unauthorized_client"
          ? `${who} does not allow client ${named} to ask for a code (${code}).`
          : `${who} does not know client ${named}, or has disabled it (${code}).`,
      fixes: ({ code }) => [code === "unauthorized_client" ? allowCode(named) : compareClient(named)],
    });
  },
});

function compareClient(named: string): Fix {
  return {
    type: "steps",
    title: "Name a client that the provider knows",
    steps: [
      `At the provider, look for a client with the id ${named}, letter by letter, in the tenant or realm of the rule's issuer.`,
      "If it was deleted or disabled, create or enable it there; if it has another id, write that one and its secret into the rule.",
      "If it belongs to another tenant, correct the rule's issuer and endpoints instead.",
    ],
  };
}

function allowCode(named: string): Fix {
  return {
    type: "steps",
    title: "Allow the client the authorization code flow",
    steps: [
      `At the provider, allow client ${named} the authorization code flow (response_type=code) for web applications with a secret.`,
      "Sign in once in a private window.",
    ],
  };
}
