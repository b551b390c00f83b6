/** One generic OIDC provider: `oidc-provider` (OpenID certified), configured as the world says. */
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { decodeJwt, exportJWK, type JWK, SignJWT } from "jose";
import { Provider as OidcProvider, type ResponseType } from "oidc-provider";
import type { Provider, World } from "../../world";
import { providerErrorPage } from "../pages";
import { nextRsaPair } from "../rsa-pairs";
import { subjectOf } from "../users";
import { memoryAdapter } from "./memory-adapter";

const HOUR = 3600;
const SCOPES = ["openid", "offline_access", "email", "phone", "profile"];
/** What programs may do at the APIs that they get tokens for. */
const API_SCOPES = "orders.read orders.write";
const CLAIMS_OF_SCOPE = {
  email: ["email", "email_verified"],
  phone: ["phone_number", "phone_number_verified"],
  profile: ["name", "given_name", "family_name", "preferred_username", "locale", "updated_at", "picture"],
};

/** The signing key that a provider keeps while its clients or its certificate change. */
export interface SigningKey {
  readonly jwk: JWK & { readonly kid: string };
  readonly privateKey: CryptoKey;
}

export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey } = await nextRsaPair();
  const jwk = {
    ...(await exportJWK(privateKey)),
    kid: randomBytes(12).toString("base64url"),
    use: "sig",
    alg: "RS256",
  };
  return { jwk, privateKey };
}

export const issuerOf = (provider: Pick<Provider, "host" | "path">): string =>
  `https://${provider.host}${provider.path}`;

/** The ID token with another `iss`, signed anew: what a provider with two issuer strings hands out. */
async function withIssuer(idToken: string, issuer: string, key: SigningKey): Promise<string> {
  return new SignJWT({ ...decodeJwt(idToken), iss: issuer })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key.jwk.kid })
    .sign(key.privateKey);
}

/** Discovery as `oidc-provider` writes it, with the world's members laid over; null takes one away. */
function overlay(document: unknown, members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const laid = { ...(document as Record<string, unknown>), ...members };
  return Object.fromEntries(Object.entries(laid).filter(([, value]) => value !== null));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names of the claims that users carry and no standard scope releases. */
export function otherClaimsOf(world: World): string[] {
  const standard = Object.values(CLAIMS_OF_SCOPE).flat();
  const names = new Set(world.users.flatMap((user) => Object.keys(user.claims)));
  return [...names].filter((name) => name !== "sub" && !standard.includes(name));
}

/** Response types that the provider offers: as its discovery document is made to say, else the code flow. */
export function responseTypesOf({ discovery }: Pick<Provider, "discovery">): ResponseType[] {
  const stated = discovery.response_types_supported;
  return Array.isArray(stated) ? (stated as ResponseType[]) : ["code"];
}

/** What is fixed when an instance is made; everything else is looked up in the world at each request. */
export interface Fixed {
  readonly issuer: string;
  readonly clients: Provider["clients"];
  readonly otherClaims: readonly string[];
  readonly responseTypes: readonly ResponseType[];
  readonly pkceRequired: boolean;
}

/** The provider of the world whose issuer is `issuer`. */
export function createProvider(
  world: () => World,
  { issuer, clients, otherClaims, responseTypes, pkceRequired }: Fixed,
  key: SigningKey,
): OidcProvider {
  const current = (): Provider | undefined => world().providers.find((each) => issuerOf(each) === issuer);
  const offers = (member: string) => responseTypes.some((type) => type.split(" ").includes(member));
  const grantTypes = [
    ...(offers("code") ? ["authorization_code", "refresh_token"] : []),
    ...(offers("token") || offers("id_token") ? ["implicit"] : []),
  ];
  const provider: OidcProvider = new OidcProvider(issuer, {
    adapter: memoryAdapter(),
    clients: clients.map(({ audience, ...client }) => ({
      ...client,
      // Both ways of sending the secret are taken from a client registered with either (client_secret_basic, _post).
      token_endpoint_auth_method: "client_secret_basic",
      grant_types: audience === undefined ? grantTypes : ["client_credentials"],
      response_types: audience === undefined ? [...responseTypes] : [],
    })),
    responseTypes: [...responseTypes],
    jwks: { keys: [key.jwk] },
    scopes: SCOPES,
    // Whatever else users carry comes with `openid`, as from directories that map groups.
    claims: { ...CLAIMS_OF_SCOPE, openid: ["sub", ...otherClaims] },
    clientAuthMethods: ["client_secret_basic", "client_secret_post"],
    cookies: { keys: [randomBytes(16).toString("hex")] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, asking) =>
          clients.find((client) => client.client_id === asking?.clientId)?.audience ?? [],
        getResourceServerInfo: (_ctx, audience) => ({
          scope: API_SCOPES,
          audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    interactions: { url: (_ctx, interaction) => `${current()?.path ?? ""}/interaction/${interaction.uid}` },
    pkce: { required: () => pkceRequired },
    ttl: {
      AccessToken: () => HOUR,
      AuthorizationCode: () => 60,
      ClientCredentials: () => HOUR,
      Grant: () => 24 * HOUR,
      IdToken: () => HOUR,
      Interaction: () => HOUR,
      RefreshToken: () => 24 * HOUR,
      Session: () => 24 * HOUR,
    },
    findAccount: (_ctx, subject) => {
      const user = world().users.find((each) => subjectOf(each) === subject);
      return user && { accountId: subject, claims: () => ({ ...user.claims, sub: subject }) };
    },
    // Consent is granted without a page: whoever signs in has agreed.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(SCOPES.join(" "));
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.type = "html";
      ctx.body = providerErrorPage({ ...out });
    },
  });

  provider.on("server_error", (_ctx, error) => console.error("identity provider", issuer, error));
  provider.use(async (ctx, next) => {
    const settings = current();
    const delay = settings ? delayOf(settings, ctx.path) : 0;
    if (delay > 0) await wait(delay);
    // Whoever asked may have given up meanwhile.
    if (ctx.req.destroyed && !ctx.req.complete) {
      ctx.respond = false;
      return;
    }
    await next();
    const { body } = ctx;
    if (!settings || ctx.status !== 200 || !isObject(body)) return;
    if (ctx.path.endsWith("/.well-known/openid-configuration")) ctx.body = overlay(body, settings.discovery);
    if (ctx.path === "/jwks" && settings.jwks) {
      ctx.status = settings.jwks.status ?? 200;
      ctx.body = settings.jwks.body;
    }
    if (ctx.path === "/me" && settings.userinfoPadding > 0) {
      ctx.body = { ...body, padding: "x".repeat(settings.userinfoPadding) };
    }
    if (ctx.path === "/token" && settings.tokenIssuer !== undefined && typeof body.id_token === "string") {
      ctx.body = { ...body, id_token: await withIssuer(body.id_token, settings.tokenIssuer, key) };
    }
  });
  return provider;
}

/** Milliseconds to wait at a path of `oidc-provider`'s own routes. */
function delayOf({ delay }: Provider, path: string): number {
  const byPath: Record<string, number | undefined> = {
    "/token": delay.token,
    "/me": delay.userinfo,
    "/jwks": delay.jwks,
    "/.well-known/openid-configuration": delay.discovery,
  };
  return byPath[path] ?? 0;
}
