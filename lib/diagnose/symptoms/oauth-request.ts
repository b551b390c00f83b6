import type { Symptom } from "../symptom";
import { findInLog, seeAppClient, seeDiscovery, seeRedirect, seeRule } from "./confirm";
import { sources } from "./sources";

/** What a provider's authorization endpoint answers about the request, before it asks for a user. */
export const requestErrors: readonly Symptom[] = [
  {
    id: "redirect_mismatch",
    title: "redirect_mismatch: Cognito does not know the callback URL",
    kind: "oauth-error",
    brief: "The callback URL that the load balancer sent is not, to the letter, one of the app client's.",
    meaning: [
      "Cognito shows this on a page of its own and sends nobody back: the redirect_uri of the request is none of the app client's CallbackURLs. It compares letter by letter: case, port, slash at the end, path.",
      "The load balancer always sends https://HOST/oauth2/idpresponse, with the host that the user asked for. Every host name that leads to the rule needs an entry of its own, in lower case, without a wildcard.",
    ],
    hop: "authorize",
    whoFixes: "The owner of the app client adds the callback URL.",
    notThis: [
      "No fault of the load balancer: it is not in its access log beyond the first redirect.",
      "No wrong password or secret.",
    ],
    causes: [
      {
        check: "callback-url-unregistered",
        why: "The host's callback URL is not registered, to the letter.",
      },
      {
        check: "oauth-request-mismatch",
        why: "The request that was brought names another callback than the client has.",
      },
      {
        check: "redirect-uri-rejected",
        why: "Asked the same question, Cognito says so itself.",
      },
      {
        check: "oauth-flows-disabled",
        why: "With OAuth switched off the registered callback URLs are ignored.",
      },
      {
        check: "front-proxy-unread",
        why: "A proxy that changes the Host header makes the load balancer send another callback URL.",
      },
      { check: "extra-parameter-harmful", why: "An extra parameter redirect_uri replaces the right one." },
    ],
    confirm: [seeRedirect, seeAppClient],
    uncheckable: [
      {
        cause: "which host names users type",
        why: "the address of the error page shows it, in redirect_uri",
      },
    ],
    sources: [
      sources.authentication,
      sources.cognitoClients,
      sources.cognitoAuthorize,
      sources.knowledgeCenter,
    ],
  },
  {
    id: "invalid_redirect_uri",
    also: ["redirect_uri_mismatch"],
    title: "invalid_redirect_uri, redirect_uri_mismatch: the provider does not know the callback URL",
    kind: "oauth-error",
    brief: "A provider other than Cognito says that the callback URL is not registered with it.",
    meaning: [
      "Providers name this in their own ways: redirect_uri_mismatch at Google, invalid_redirect_uri or a sentence elsewhere. The provider that the load balancer names wants https://HOST/oauth2/idpresponse for every host.",
      "Where a user pool hands users on to an outer provider, that provider wants the pool's address instead: https://POOL-DOMAIN/oauth2/idpresponse. The two are easily mixed up.",
    ],
    hop: "authorize",
    whoFixes: "Whoever registers applications at the provider.",
    notThis: ["Not redirect_mismatch, which is Cognito's own word.", "No wrong password or secret."],
    causes: [
      {
        check: "redirect-uri-rejected",
        why: "Asked the load balancer's own question, the provider refuses its callback URL.",
      },
      { check: "callback-url-unregistered", why: "At Cognito the same fault reads redirect_mismatch." },
      {
        check: "federated-callback-unknown",
        why: "Behind a user pool, the outer provider must know the pool's address.",
      },
      {
        check: "front-proxy-unread",
        why: "A proxy that changes the Host header makes the load balancer send another callback URL.",
      },
      { check: "extra-parameter-harmful", why: "An extra parameter redirect_uri replaces the right one." },
    ],
    confirm: [seeRedirect],
    uncheckable: [
      {
        cause: "the callback URLs that the provider knows",
        why: "no standard lets anybody but its administrator read them",
      },
    ],
    sources: [sources.authentication, sources.oauthRegistration],
  },
  {
    id: "invalid_request",
    title: "invalid_request: the provider finds the request incomplete or wrong",
    kind: "oauth-error",
    brief: "A parameter is missing, repeated or not valid; at Cognito often the client itself.",
    meaning: [
      "The provider could not make sense of the request: a parameter is missing, comes twice or has a value that cannot be. An app client that does not exist, or that offers no way to sign in, likely ends here at Cognito, on a page of its own.",
      "Cognito also reports a timeout of an outer provider under this code; error_description says so.",
    ],
    hop: "authorize",
    whoFixes: "The owner of the rule and of the app client.",
    notThis: ["No wrong password or secret."],
    causes: [
      { check: "app-client-missing", why: "The client that the rule names is not in this pool." },
      { check: "oauth-request-mismatch", why: "The request names what the app client does not have." },
      { check: "identity-providers-empty", why: "The app client offers nothing to sign in with." },
      { check: "user-pool-domain-mismatch", why: "Another pool's sign-in pages do not know the client." },
      { check: "value-with-whitespace", why: "A client id with white space is unknown." },
      {
        check: "extra-parameter-harmful",
        why: "An extra parameter repeats one that the load balancer sends.",
      },
      { check: "authorization-endpoint-mismatch", why: "Another tenant does not know the client." },
      { check: "client-rejected", why: "Asked the same question, the provider does not know the client." },
      { check: "pkce-required", why: "A provider that insists on PKCE answers with this code." },
      { check: "redirect-uri-rejected", why: "Okta refuses an unknown callback URL with this code." },
    ],
    confirm: [seeRedirect, seeAppClient, seeRule],
    uncheckable: [
      { cause: "a timeout of an outer provider", why: "only error_description says so, at that moment" },
    ],
    sources: [sources.cognitoAuthorize, sources.oauthAuthorize, sources.cognitoClients],
  },
  {
    id: "unauthorized_client",
    title: "unauthorized_client: the client may not ask in this way",
    kind: "oauth-error",
    brief: "The client is known, and is not allowed the code grant.",
    meaning: [
      "The provider knows the client and does not allow it this flow. At Cognito the app client lacks the code grant, or OAuth is switched off on it altogether; the latter likely shows on a page of Cognito's own.",
      "From the token endpoint of Cognito, it can also mean that the redirect_uri is another one than in the first request.",
    ],
    hop: "authorize",
    whoFixes: "The owner of the app client.",
    notThis: ["No wrong secret: that is invalid_client.", "No user who lacks a permission: access_denied."],
    causes: [
      { check: "oauth-flows-disabled", why: "OAuth is switched off on the app client." },
      { check: "code-grant-disabled", why: "The app client may not use the code grant." },
      { check: "authorization-endpoint-mismatch", why: "Another tenant does not allow this client." },
      { check: "client-rejected", why: "Asked the same question, the provider answers with this code." },
      { check: "redirect-uri-rejected", why: "Auth0 refuses an unknown callback URL with this code." },
    ],
    confirm: [seeAppClient, findInLog("idpresponse[^ ]*error=unauthorized_client")],
    uncheckable: [
      {
        cause: "what another provider than Cognito allows the client",
        why: "only its administrator sees it",
      },
    ],
    sources: [sources.cognitoAuthorize, sources.cognitoToken, sources.oauthAuthorize],
  },
  {
    id: "invalid_scope",
    title: "invalid_scope: a scope is unknown or not allowed",
    kind: "oauth-error",
    brief: "The rule asks for a scope that the provider does not know, or does not allow this client.",
    meaning: [
      "The provider refuses a scope of the request. At Cognito it must be among the app client's AllowedOAuthScopes, and a custom one (identifier/name) must exist on a resource server. One that was deleted there goes on standing in the client's list.",
      "The user is sent back without a code, so the load balancer answers 561 or 401 with AuthMissingCodeParam.",
    ],
    hop: "authorize",
    whoFixes: "The owner of the rule or of the app client, whichever has the wrong list.",
    notThis: ["No user who lacks a permission: no user had signed in yet."],
    causes: [
      { check: "scope-not-allowed", why: "The app client does not allow a scope of the rule." },
      { check: "scope-undefined", why: "A custom scope exists on no resource server." },
      { check: "scope-unsupported", why: "Asked the same question, the provider answers with this code." },
      { check: "value-with-whitespace", why: "White space inside a scope makes it another one." },
      { check: "extra-parameter-harmful", why: "An extra parameter scope replaces the rule's." },
      { check: "authorization-endpoint-mismatch", why: "Another tenant has other scopes." },
    ],
    confirm: [
      seeRule,
      seeAppClient,
      {
        title: "See which custom scopes exist",
        command:
          "aws cognito-idp list-resource-servers --region REGION --user-pool-id POOL-ID --max-results 50 --query 'ResourceServers[].[Identifier,Scopes[].ScopeName]'",
      },
    ],
    uncheckable: [
      {
        cause: "which scopes another provider than Cognito allows the client",
        why: "only its administrator sees it; scopes_supported lists few",
      },
    ],
    sources: [sources.cognitoAuthorize, sources.cognitoScopes, sources.oauthAuthorize],
  },
  {
    id: "unsupported_response_type",
    title: "unsupported_response_type: the provider does not offer codes",
    kind: "oauth-error",
    brief: "The load balancer asks for a code, and the provider does not offer that to this client.",
    meaning: [
      "The load balancer always asks for response_type=code. A provider or a client that was set up for the implicit flow only does not offer it.",
    ],
    hop: "authorize",
    whoFixes: "Whoever runs the provider: allow the authorization code flow.",
    notThis: ["No wrong password or secret."],
    causes: [
      {
        check: "code-response-unsupported",
        why: "The provider's own document lists no response type code.",
      },
      {
        check: "extra-parameter-harmful",
        why: "An extra parameter response_type replaces the load balancer's own.",
      },
    ],
    confirm: [seeDiscovery, seeRule],
    uncheckable: [
      { cause: "what the provider allows this one client", why: "only its administrator sees it" },
    ],
    sources: [sources.oauthAuthorize, sources.discovery, sources.authentication],
  },
];
