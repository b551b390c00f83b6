import type { OAuthRequest } from "../model/oauth-request";
import { readRequestUrl } from "../routing/request-url";
import { isVariable } from "./oauth-request";

const longestSettings = 200_000;

/** What Postman calls its settings in an export, and on its Authorization tab. https://learning.postman.com/docs/sending-requests/authorization/oauth-20/ */
const labels: readonly (readonly [key: Setting, names: RegExp])[] = [
  ["grantType", /^grant[ _]?type$/i],
  ["authorizeUrl", /^auth(?:orization|orize)?[ _]?(?:url|endpoint)$/i],
  ["tokenUrl", /^(?:access[ _]?)?token[ _]?(?:url|endpoint)$/i],
  ["clientId", /^client[ _]?id$/i],
  ["clientSecret", /^client[ _]?secret$/i],
  ["redirectUri", /^(?:callback[ _]?ur[li]|redirect[ _]?ur[li])$/i],
  ["scope", /^scopes?$/i],
  ["authentication", /^client[ _]?authentication$/i],
];
type Setting =
  | "grantType"
  | "authorizeUrl"
  | "tokenUrl"
  | "clientId"
  | "clientSecret"
  | "redirectUri"
  | "scope"
  | "authentication";
type Settings = ReadonlyMap<Setting, string>;

/**
 * The requests that a program makes with pasted OAuth 2.0 settings: those of Postman, out of an exported collection or
 * request, or line by line as its Authorization tab has them. Null: the text holds none.
 */
export function oauthSettings(text: string): readonly OAuthRequest[] | null {
  if (text.length > longestSettings) return null;
  const settings = /^\s*[{[]/.test(text) ? ofExport(text) : ofLines(text);
  if (settings === null || !(settings.has("tokenUrl") || settings.has("authorizeUrl"))) return null;
  const requests = [authorizeRequest(settings), tokenRequest(settings)].filter((one) => one !== null);
  return requests.length > 0 ? requests : null;
}

function authorizeRequest(settings: Settings): OAuthRequest | null {
  const grant = grantOf(settings);
  const place = placeOf(settings.get("authorizeUrl"));
  if (place === null || !(grant === "authorization_code" || grant === "implicit")) return null;
  return {
    endpoint: "authorize",
    ...place,
    responseType: grant === "implicit" ? "token" : "code",
    ...clientOf(settings),
    ...pick(settings, ["redirectUri", "scope"]),
  };
}

function tokenRequest(settings: Settings): OAuthRequest | null {
  const grant = grantOf(settings);
  const place = placeOf(settings.get("tokenUrl"));
  if (place === null || grant === "implicit") return null;
  const hasSecret = Boolean(settings.get("clientSecret"));
  const inBody = /body/i.test(settings.get("authentication") ?? "");
  return {
    endpoint: "token",
    ...place,
    secret: hasSecret ? (inBody ? "body" : "header") : "none",
    ...(grant === undefined ? {} : { grantType: grant }),
    // A code is asked for with its scopes; only a program's own grant names them here.
    ...clientOf(settings),
    ...pick(settings, grant === "authorization_code" ? ["redirectUri"] : ["scope"]),
  };
}

/** `authorization_code_with_pkce` and "Authorization Code (With PKCE)" are the code grant. */
function grantOf(settings: Settings): string | undefined {
  const written = settings
    .get("grantType")
    ?.toLowerCase()
    .replaceAll(/[\s_-]+/g, "_");
  if (written === undefined || written === "") {
    return settings.has("authorizeUrl") ? "authorization_code" : undefined;
  }
  if (written.startsWith("authorization_code")) return "authorization_code";
  return written.startsWith("password") ? "password" : written;
}

function placeOf(url: string | undefined): Pick<OAuthRequest, "host" | "path"> | null {
  const read = url === undefined ? undefined : readRequestUrl(url);
  return read?.ok ? { host: read.request.host, path: read.request.path } : null;
}

function clientOf(settings: Settings): Pick<OAuthRequest, "clientId"> {
  const id = settings.get("clientId");
  if (!id) return { clientId: null };
  return isVariable(id) ? {} : { clientId: id };
}

/** A variable is a value that the paste does not show. */
function pick<K extends "redirectUri" | "scope">(
  settings: Settings,
  keys: readonly K[],
): { readonly [P in K]?: string } {
  const shown = keys.flatMap((key) => {
    const value = settings.get(key);
    return value && !isVariable(value) ? [[key, value] as const] : [];
  });
  return Object.fromEntries(shown) as { readonly [P in K]?: string };
}

function settingOf(name: string): Setting | undefined {
  return labels.find(([, names]) => names.test(name.trim()))?.[0];
}

function ofLines(text: string): Settings | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const read = lines.map((line) => {
    const at = line.search(/[:=\t]/);
    const setting = at > 0 ? settingOf(line.slice(0, at)) : undefined;
    return setting && ([setting, line.slice(at + 1).trim()] as const);
  });
  const found = read.filter((one) => one !== undefined);
  // Among much else a line that happens to look like one is none.
  return found.length >= 2 && found.length * 2 >= lines.length ? new Map(found) : null;
}

/** The first `"oauth2": [{"key", "value"}]` of an export, however deep. */
function ofExport(text: string): Settings | null {
  let pairs: unknown;
  try {
    JSON.parse(text, (key, value: unknown) => {
      if (key === "oauth2" && Array.isArray(value)) pairs ??= value;
      return value;
    });
  } catch {
    return null;
  }
  if (!Array.isArray(pairs)) return null;
  return new Map(
    pairs.flatMap((pair: unknown) => {
      const { key, value } = (typeof pair === "object" && pair !== null ? pair : {}) as Record<
        string,
        unknown
      >;
      const setting =
        typeof key === "string" ? settingOf(key.replaceAll(/([a-z])([A-Z])/g, "$1 $2")) : undefined;
      return setting && typeof value === "string" ? [[setting, value] as const] : [];
    }),
  );
}
