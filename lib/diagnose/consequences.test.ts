import { describe, expect, it } from "vitest";
import { checks } from "../checks/index";
import type { Evidence, Finding } from "../model/finding";
import { consequences, foldConsequences } from "./consequences";
import { fieldOf, findingOf, likelyFault, probeOf, provenFault } from "./findings-for-tests";

const folded = (findings: readonly Finding[]) =>
  Object.fromEntries(
    foldConsequences(findings, consequences).flatMap(({ check, followsFrom }) =>
      followsFrom === undefined ? [] : [[check, followsFrom]],
    ),
  );
const ofHost = (host: string) => ({ evidence: [probeOf(`https://${host}/x`)] });
const conditions = (index: number): Evidence => ({
  type: "field",
  resource: { kind: "listener", id: "arn:listener", name: "HTTPS:443" },
  path: `/artifacts/rules/arn/value/${index}/Conditions`,
  field: "Conditions",
  actual: [],
});
const missingScopes = (scopes: string) =>
  provenFault("scope-not-allowed", { evidence: [fieldOf("AllowedOAuthScopes", "openid", scopes)] });
const undefinedScope = provenFault("scope-undefined", {
  evidence: [
    {
      type: "absent",
      resource: { kind: "user-pool", id: "pool", name: "pool" },
      what: "no resource server of the pool has the scope api/read",
    },
  ],
});
const issuer = (own: string, named: string) =>
  likelyFault("issuer-mismatch", { evidence: [fieldOf("Issuer", own, named)] });
const tokenEndpoint = (own: string, named: string) =>
  likelyFault("token-endpoint-mismatch", { evidence: [fieldOf("TokenEndpoint", own, named)] });
const whitespace = (field: string, value: string) =>
  provenFault("value-with-whitespace", { evidence: [fieldOf(field, value, value.trim())] });

describe("foldConsequences", () => {
  it.each<[string, readonly Finding[], Record<string, string>]>([
    [
      "all that lived in a pool that is gone",
      [
        provenFault("user-pool-missing"),
        provenFault("app-client-missing"),
        provenFault("user-pool-domain-missing"),
        likelyFault("endpoint-unresolvable"),
        likelyFault("signing-keys-unavailable"),
      ],
      {
        "app-client-missing": "user-pool-missing",
        "user-pool-domain-missing": "user-pool-missing",
        "endpoint-unresolvable": "user-pool-missing",
        "signing-keys-unavailable": "user-pool-missing",
      },
    ],
    [
      "what Cognito itself says of a callback, a client and a scope",
      [
        provenFault("callback-url-unregistered"),
        provenFault("redirect-uri-rejected"),
        provenFault("code-grant-disabled"),
        provenFault("client-rejected"),
        provenFault("scope-not-allowed"),
        provenFault("scope-unsupported"),
      ],
      {
        "redirect-uri-rejected": "callback-url-unregistered",
        "client-rejected": "code-grant-disabled",
        "scope-unsupported": "scope-not-allowed",
      },
    ],
    [
      "what another tenant's authorization endpoint refuses",
      [likelyFault("authorization-endpoint-mismatch"), likelyFault("client-rejected")],
      { "client-rejected": "authorization-endpoint-mismatch" },
    ],
    [
      "what the right authorization endpoint refuses, and not",
      [likelyFault("authorization-endpoint-mismatch"), provenFault("client-rejected")],
      {},
    ],
    [
      "a secret that is refused together with its client",
      [provenFault("client-rejected"), likelyFault("client-secret-rejected")],
      { "client-secret-rejected": "client-rejected" },
    ],
    [
      "a client id with white space",
      [whitespace("ClientId", "shop-web "), provenFault("client-rejected")],
      { "client-rejected": "value-with-whitespace" },
    ],
    [
      "white space elsewhere, and not",
      [whitespace("Issuer", "https://a.example "), provenFault("client-rejected")],
      {},
    ],
    [
      "a row of causes under its first",
      [
        provenFault("user-pool-missing"),
        provenFault("app-client-missing"),
        provenFault("client-secret-absent"),
        likelyFault("client-secret-rejected"),
      ],
      {
        "app-client-missing": "user-pool-missing",
        "client-secret-absent": "user-pool-missing",
        "client-secret-rejected": "user-pool-missing",
      },
    ],
    [
      "the address of a domain that is another's",
      [provenFault("user-pool-domain-mismatch"), likelyFault("endpoint-unresolvable")],
      { "endpoint-unresolvable": "user-pool-domain-mismatch" },
    ],
    [
      "nothing under a cause that passes",
      [findingOf("user-pool-missing"), provenFault("app-client-missing")],
      {},
    ],
    ["nothing that passes", [provenFault("user-pool-missing"), findingOf("app-client-missing")], {}],
    [
      "two faults of one client stay two",
      [provenFault("oauth-flows-disabled"), provenFault("code-grant-disabled")],
      {},
    ],
    [
      "keys on a host that does not resolve",
      [
        likelyFault("endpoint-unresolvable", ofHost("idp.example")),
        likelyFault("signing-keys-unavailable", ofHost("idp.example")),
      ],
      { "signing-keys-unavailable": "endpoint-unresolvable" },
    ],
    [
      "keys on another host stay",
      [
        likelyFault("endpoint-unresolvable", ofHost("api.example")),
        likelyFault("signing-keys-unavailable", ofHost("idp.example")),
      ],
      {},
    ],
    [
      "a slow answer of a host without IPv4",
      [
        provenFault("endpoint-without-ipv4", ofHost("idp.example")),
        likelyFault("endpoint-slow", ofHost("idp.example")),
      ],
      { "endpoint-slow": "endpoint-without-ipv4" },
    ],
    [
      "a host that is a little slow hides nothing",
      [
        likelyFault("endpoint-slow", { ...ofHost("idp.example"), severity: "hygiene" }),
        likelyFault("signing-keys-unavailable", ofHost("idp.example")),
      ],
      {},
    ],
    [
      "what is only likely hides nothing proven",
      [
        likelyFault("user-pool-domain-inactive", { severity: "may-break" }),
        provenFault("endpoint-certificate-untrusted"),
      ],
      {},
    ],
    [
      "a userinfo endpoint that is none at all",
      [likelyFault("userinfo-endpoint-wrong-kind"), likelyFault("userinfo-endpoint-mismatch")],
      { "userinfo-endpoint-mismatch": "userinfo-endpoint-wrong-kind" },
    ],
    [
      "endpoints below an issuer of another realm",
      [
        issuer("https://idp.example/realms/a", "https://idp.example/realms/b"),
        tokenEndpoint("https://idp.example/realms/a/token", "https://idp.example/realms/b/token"),
      ],
      { "token-endpoint-mismatch": "issuer-mismatch" },
    ],
    [
      "an endpoint of another realm beside an issuer with a slash too many stays",
      [
        issuer("https://idp.example/realms/a/", "https://idp.example/realms/a"),
        tokenEndpoint("https://idp.example/realms/b/token", "https://idp.example/realms/a/token"),
      ],
      {},
    ],
    [
      "an endpoint that differs in its own way stays",
      [
        issuer("https://idp.example/realms/a", "https://idp.example/realms/b"),
        tokenEndpoint("https://old.example/token", "https://idp.example/realms/b/token"),
      ],
      {},
    ],
    [
      "a comparison of the very value that has white space",
      [whitespace("Issuer", "https://idp.example\n"), issuer("https://idp.example\n", "https://idp.example")],
      { "issuer-mismatch": "value-with-whitespace" },
    ],
    [
      "a comparison of another value stays",
      [whitespace("ClientId", "shop\n"), issuer("https://idp.example/", "https://idp.example")],
      {},
    ],
    [
      "an address with white space that does not resolve",
      [
        whitespace("TokenEndpoint", "https://idp.example/token\n"),
        likelyFault("endpoint-unresolvable", { evidence: [probeOf("https://idp.example/token%0A")] }),
      ],
      { "endpoint-unresolvable": "value-with-whitespace" },
    ],
    [
      "an address that only looks like a client id with white space stays",
      [
        whitespace("ClientId", "idp\n"),
        likelyFault("endpoint-unresolvable", { evidence: [probeOf("https://idp.example/token")] }),
      ],
      {},
    ],
    [
      "the endpoints of a domain with white space",
      [
        whitespace("UserPoolDomain", "shop \n"),
        likelyFault("endpoint-unresolvable", {
          evidence: [probeOf("https://shop%20%0A.auth.eu-west-1.amazoncognito.com/oauth2/token")],
        }),
      ],
      { "endpoint-unresolvable": "value-with-whitespace" },
    ],
    [
      "a discovery document below an issuer with white space",
      [
        whitespace("Issuer", " https://idp.example"),
        likelyFault("discovery-unreachable", {
          severity: "hygiene",
          evidence: [probeOf("https://idp.example/.well-known/openid-configuration")],
        }),
      ],
      { "discovery-unreachable": "value-with-whitespace" },
    ],
    [
      "a key set that cannot be read to its end, or holds no key that is used",
      [
        provenFault("jwks-too-large"),
        provenFault("jwks-key-unsupported"),
        likelyFault("signing-keys-unavailable"),
      ],
      { "signing-keys-unavailable": "jwks-too-large" },
    ],
    [
      "an address that holds no key set since it is not the issuer's",
      [likelyFault("jwks-endpoint-mismatch"), likelyFault("signing-keys-unavailable")],
      { "signing-keys-unavailable": "jwks-endpoint-mismatch" },
    ],
    [
      "a key set that moved",
      [
        likelyFault("endpoint-redirects", ofHost("login.example")),
        likelyFault("signing-keys-unavailable", ofHost("login.example")),
      ],
      { "signing-keys-unavailable": "endpoint-redirects" },
    ],
    [
      "a token endpoint that moved says nothing of the keys",
      [
        likelyFault("endpoint-redirects", { evidence: [probeOf("https://login.example/token")] }),
        likelyFault("signing-keys-unavailable", { evidence: [probeOf("https://login.example/jwks")] }),
      ],
      {},
    ],
    [
      "a scope that does not exist",
      [undefinedScope, missingScopes("api/read")],
      { "scope-not-allowed": "scope-undefined" },
    ],
    ["a scope that exists beside one that does not", [undefinedScope, missingScopes("api/read email")], {}],
    [
      "the callback that the earlier rule takes, even where it does no harm",
      [
        provenFault("rule-shadowed", { severity: "hygiene", evidence: [conditions(0), conditions(1)] }),
        likelyFault("callback-path-shadowed", { severity: "may-break", evidence: [conditions(0)] }),
      ],
      { "callback-path-shadowed": "rule-shadowed" },
    ],
    [
      "the callback that another rule takes stays",
      [
        provenFault("rule-shadowed", { evidence: [conditions(1), conditions(2)] }),
        likelyFault("callback-path-shadowed", { severity: "may-break", evidence: [conditions(0)] }),
      ],
      {},
    ],
  ])("%s", (_name, findings, expected) => {
    expect(folded(findings)).toEqual(expected);
  });

  it("leaves a cause standing whatever fails with it", () => {
    const all = foldConsequences(
      checks.map(({ id }) => provenFault(id)),
      consequences,
    );
    const roots = new Set(
      all.filter(({ followsFrom }) => followsFrom === undefined).map(({ check }) => check),
    );
    const causes = all.flatMap(({ followsFrom }) => followsFrom ?? []);
    expect(causes.length).toBeGreaterThan(0);
    expect(causes.filter((cause) => !roots.has(cause as (typeof all)[number]["check"]))).toEqual([]);
  });
});
