/** All generic providers of a world behind one request handler. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider as OidcProvider } from "oidc-provider";
import type { Provider, World } from "../../world";
import { signInPage } from "../pages";
import { give, hostOf, html, readBody } from "../question";
import { signIn, subjectOf } from "../users";
import {
  createProvider,
  createSigningKey,
  issuerOf,
  otherClaimsOf,
  responseTypesOf,
  type SigningKey,
} from "./provider-instance";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The provider of `host` whose issuer path begins `path`; the longest path wins. */
export function providerAt(world: World, host: string, path: string): Provider | undefined {
  return world.providers
    .filter((each) => each.host.toLowerCase() === host)
    .filter((each) => path === each.path || path.startsWith(`${each.path.replace(/\/$/, "")}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** Keys by issuer, made at first use and kept: also beyond one server. */
const keys = new Map<string, Promise<SigningKey>>();

function keyOf(issuer: string): Promise<SigningKey> {
  const key = keys.get(issuer) ?? createSigningKey();
  keys.set(issuer, key);
  return key;
}

/** Answers for every provider of the world; instances are made at first use and again when what is fixed in them changes. */
export function oidcProviders(world: () => World): Handler {
  const instances = new Map<string, OidcProvider>();
  const instanceOf = async (provider: Provider): Promise<OidcProvider> => {
    const issuer = issuerOf(provider);
    const key = await keyOf(issuer);
    const fixed = {
      issuer,
      clients: provider.clients,
      otherClaims: otherClaimsOf(world()),
      responseTypes: responseTypesOf(provider),
      pkceRequired: provider.pkceRequired ?? false,
    };
    const id = JSON.stringify(fixed);
    const instance = instances.get(id) ?? createProvider(world, structuredClone(fixed), key);
    instances.set(id, instance);
    return instance;
  };

  return async (request, response) => {
    const target = request.url ?? "/";
    const { pathname } = new URL(target, "https://provider.invalid");
    const settings = providerAt(world(), hostOf(request), pathname);
    if (!settings) return give(response, html(404, "No such provider"));
    const instance = await instanceOf(settings);
    const mounted = settings.path.replace(/\/$/, "");
    if (pathname.startsWith(`${mounted}/interaction/`)) {
      return signInStep(world(), instance, request, response);
    }
    Object.assign(request, { originalUrl: target, url: target.slice(mounted.length) || "/" });
    await instance.callback()(request, response);
  };
}

async function signInStep(
  world: World,
  instance: OidcProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const action = request.url ?? "/";
  if (request.method !== "POST") return give(response, html(200, signInPage("Sign in", action)));
  const form = new URLSearchParams(await readBody(request));
  const user = signIn(world, form.get("username") ?? "", form.get("password") ?? "");
  if (!user) {
    return give(response, html(200, signInPage("Sign in", action, "User name or password is wrong.")));
  }
  await instance.interactionFinished(request, response, { login: { accountId: subjectOf(user) } });
}
