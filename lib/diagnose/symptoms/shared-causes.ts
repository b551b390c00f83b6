import type { RankedCause } from "../symptom";

/** Another server answers than the one whose configuration is read: anything can come of it, so it ranks last. */
export const elsewhere: RankedCause = {
  check: "host-resolves-elsewhere",
  why: "DNS sends the host to another server, which answers with a configuration of its own.",
};

/** Why the load balancer gets no answer from a provider: all of them end at the limit of 5 seconds or before. */
export const unreachable: readonly RankedCause[] = [
  {
    check: "egress-blocked-by-security-group",
    why: "The most frequent cause: its security group lets the load balancer out to the targets only.",
  },
  {
    check: "egress-route-missing",
    why: "An internal load balancer reaches a provider on the internet only through a NAT.",
  },
  {
    check: "egress-blocked-by-network-acl",
    why: "A network ACL that opens 443 alone drops the answers, which come back to ports from 1024 on.",
  },
  { check: "endpoint-slow", why: "The load balancer waits 5 seconds for each endpoint, then gives up." },
  { check: "endpoint-unresolvable", why: "A name that is not in public DNS cannot be reached." },
  {
    check: "endpoint-certificate-untrusted",
    why: "The load balancer talks to a provider only behind a certificate of a public authority, in date and for that name.",
  },
  { check: "endpoint-without-ipv4", why: "The load balancer speaks only IPv4 to a provider." },
  { check: "endpoint-not-https", why: "It speaks only https to a provider, and wants the address in full." },
  {
    check: "value-with-whitespace",
    why: "White space in an endpoint makes it another address, which likely leads nowhere.",
  },
];

/** Why a provider sends the user back with an error instead of a code. */
export const noCode: readonly RankedCause[] = [
  {
    check: "scope-not-allowed",
    why: "Cognito sends the user back with invalid_scope where the app client does not allow a scope of the rule.",
  },
  { check: "scope-undefined", why: "It does the same for a custom scope that no resource server defines." },
  {
    check: "code-grant-disabled",
    why: "Cognito sends the user back with unauthorized_client where the app client may not use the code grant.",
  },
  {
    check: "code-response-unsupported",
    why: "The load balancer asks for a code, and the provider does not offer that response type.",
  },
  {
    check: "scope-unsupported",
    why: "Other providers send the user back with invalid_scope as well, where the client is not allowed a scope.",
  },
  {
    check: "client-rejected",
    why: "A provider that does not allow the client a code sends the user back with unauthorized_client.",
  },
  {
    check: "pkce-required",
    why: "A provider that insists on PKCE sends the user back: no load balancer was seen to send a code_challenge.",
  },
  {
    check: "extra-parameter-harmful",
    why: "An extra parameter such as prompt=none makes the provider send back an error: it may not ask the user then.",
  },
];

/** Why a token endpoint refuses the load balancer, the most frequent first. */
export const tokenRefused: readonly RankedCause[] = [
  {
    check: "client-secret-rejected",
    why: "The most frequent cause: the secret was rotated, copied with a line break, or its id was taken for its value.",
  },
  {
    check: "client-secret-absent",
    why: "The load balancer always sends a secret; an app client without one refuses it.",
  },
  {
    check: "client-secret-multiple",
    why: "In a rotation the secret that the load balancer holds may be the one that was deleted.",
  },
  {
    check: "token-endpoint-mismatch",
    why: "The token endpoint of another tenant knows neither the client nor the code.",
  },
  {
    check: "authorization-endpoint-mismatch",
    why: "A code that another tenant issued means nothing to this token endpoint.",
  },
  {
    check: "client-authentication-unsupported",
    why: "The provider takes neither of the two usual ways of sending a client secret. AWS does not publish which one the load balancer uses.",
  },
  {
    check: "email-attribute-unreadable",
    why: "Cognito answers invalid_grant where the email scope is asked for and email_verified may not be read.",
  },
  {
    check: "endpoint-redirects",
    why: "A redirect is no answer; whether the load balancer follows it is not documented.",
  },
  { check: "value-with-whitespace", why: "A client id with white space is likely an unknown client." },
];
