import { describe, expect, it } from "vitest";
import type { Symptom } from "../../sandbox/world";
import { type OidcParts, oidcWorld } from "../../scenarios/build-oidc";
import { serveWorld } from "./serve-world";

const ID = "broken-provider";
const URL_OF = `https://${ID}.example.com/`;
/** Milliseconds: the load balancer's patience with a provider that waits far longer. */
const PATIENCE = 1000;
const SLOW = 20_000;

const balancer = (status: number, reason: string, error?: string): Symptom => ({
  at: "load-balancer",
  status,
  reason,
  ...(error !== undefined && { error }),
});

const CASES: readonly [string, (parts: OidcParts) => void, Symptom][] = [
  [
    "another secret at the load balancer",
    ({ region, rule }) => {
      region.elbv2.clientSecrets[rule.RuleArn] = "rotated-away";
    },
    balancer(561, "AuthTokenEpRequestFailed"),
  ],
  [
    "slow token endpoint",
    ({ provider }) => {
      provider.delay.token = SLOW;
    },
    balancer(500, "AuthTokenEpRequestTimeout"),
  ],
  [
    "slow userinfo endpoint",
    ({ provider }) => {
      provider.delay.userinfo = SLOW;
    },
    balancer(500, "AuthUserinfoEpRequestTimeout"),
  ],
  [
    "userinfo over 11 KB",
    ({ provider }) => {
      provider.userinfoPadding = 12_000;
    },
    balancer(500, "AuthUserinfoResponseSizeExceeded"),
  ],
  [
    "userinfo that just fits, in several cookie shards",
    ({ provider, world }) => {
      // Noise, so that it does not deflate.
      const noise = Array.from({ length: 1600 }, (_, i) => ((i * 2_654_435_761) % 2 ** 32).toString(36));
      const [user] = world.users;
      if (user) user.claims.groups = noise.join("").slice(0, 10_000);
      provider.userinfoPadding = 500;
    },
    { at: "target", status: 200 },
  ],
  [
    "issuer with a trailing slash",
    ({ authenticate }) => {
      authenticate.Issuer += "/";
    },
    balancer(401, "AuthInvalidIdToken"),
  ],
  [
    "another issuer in the tokens",
    ({ provider }) => {
      provider.tokenIssuer = `https://${ID}.login.example/v1.0`;
    },
    balancer(401, "AuthInvalidIdToken"),
  ],
  [
    "callback unknown to the provider",
    ({ client }) => {
      client.redirect_uris = ["https://www.example.com/oauth2/idpresponse"];
    },
    { at: "provider", status: 400, error: "invalid_redirect_uri" },
  ],
  [
    "client unknown to the provider",
    ({ client }) => {
      client.client_id = "another-client";
    },
    { at: "provider", status: 400, error: "invalid_client" },
  ],
  [
    "userinfo = discovery document",
    ({ authenticate }) => {
      authenticate.UserInfoEndpoint = `${authenticate.Issuer}/.well-known/openid-configuration`;
    },
    balancer(401, "AuthInvalidUserinfoResponse"),
  ],
  [
    "userinfo that is not there",
    ({ authenticate }) => {
      authenticate.UserInfoEndpoint = `${authenticate.Issuer}/nowhere`;
    },
    balancer(561, "AuthUserinfoEpRequestFailed"),
  ],
  [
    "token endpoint = discovery document",
    ({ authenticate }) => {
      authenticate.TokenEndpoint = `${authenticate.Issuer}/.well-known/openid-configuration`;
    },
    balancer(561, "AuthTokenEpRequestFailed"),
  ],
  [
    "token endpoint of another tenant",
    ({ authenticate, provider, world, client }) => {
      world.providers.push({
        ...structuredClone(provider),
        path: "/tenant-b",
        clients: [{ ...client, client_id: "b" }],
      });
      authenticate.TokenEndpoint = `https://${provider.host}/tenant-b/token`;
    },
    balancer(561, "AuthTokenEpRequestFailed"),
  ],
  [
    "token endpoint of another tenant that knows the client",
    ({ authenticate, provider, world }) => {
      world.providers.push({ ...structuredClone(provider), path: "/tenant-b" });
      authenticate.TokenEndpoint = `https://${provider.host}/tenant-b/token`;
    },
    balancer(561, "AuthInvalidGrantError"),
  ],
  [
    "issuer with a path",
    ({ authenticate, provider }) => {
      provider.path = "/tenant-a/v2.0";
      const issuer = `https://${provider.host}${provider.path}`;
      Object.assign(authenticate, {
        Issuer: issuer,
        AuthorizationEndpoint: `${issuer}/auth`,
        TokenEndpoint: `${issuer}/token`,
        UserInfoEndpoint: `${issuer}/me`,
      });
    },
    { at: "target", status: 200 },
  ],
  [
    "no openid",
    ({ authenticate }) => {
      authenticate.Scope = "email";
    },
    balancer(401, "AuthInvalidTokenResponse"),
  ],
  [
    "AAAA only",
    ({ world, provider }) => {
      const name = world.names[provider.host];
      if (name) Object.assign(name, { a: [], aaaa: ["2001:db8::30"] });
    },
    balancer(500, "AuthTokenEpRequestTimeout"),
  ],
  [
    "expired certificate of the token endpoint alone",
    ({ world, provider, authenticate }) => {
      const host = "tokens.login.example";
      world.providers.push({ ...structuredClone(provider), host, certificate: "expired" });
      world.names[host] = { a: ["192.0.2.31"], aaaa: [], serves: "provider" };
      authenticate.TokenEndpoint = `https://${host}/token`;
    },
    balancer(500, "AuthTokenEpRequestTimeout"),
  ],
  ...(["expired", "wrong-name", "untrusted"] as const).map((kind): (typeof CASES)[number] => [
    `certificate of the provider ${kind}`,
    ({ provider }) => {
      provider.certificate = kind;
    },
    { at: "browser" },
  ]),
  [
    "prompt=none without a session",
    ({ authenticate }) => {
      authenticate.AuthenticationRequestExtraParams = { prompt: "none" };
    },
    balancer(561, "AuthMissingCodeParam", "login_required"),
  ],
  [
    "deny",
    ({ authenticate }) => {
      authenticate.OnUnauthenticatedRequest = "deny";
    },
    { at: "load-balancer", status: 401 },
  ],
  [
    "no registered target",
    ({ region, targetGroup }) => {
      region.elbv2.targetHealth[targetGroup.TargetGroupArn] = [];
    },
    { at: "load-balancer", status: 503 },
  ],
  [
    "a name that resolves to nobody's load balancer",
    ({ name }) => {
      name.a = ["192.0.2.99"];
    },
    { at: "browser" },
  ],
];

describe("an OIDC sign-in that meets", () => {
  it.concurrent.each(CASES)("%s", async (_name, edit, symptom) => {
    const world = oidcWorld(ID, edit);
    const slow = world.providers.some(({ delay }) => Object.keys(delay).length > 0);
    const served = await serveWorld(world, slow ? { providerTimeoutMs: PATIENCE } : {});
    expect(await served.symptomAt(URL_OF)).toEqual(symptom);
    await served.close();
  });
});
