import { cutMark, type QueryPair } from "./request-target";

// Names of parameters of OAuth 2.0, OpenID Connect, SAML and presigned URLs whose values open something.
const secretNames = new Set([
  "code",
  "state",
  "nonce",
  "sid",
  "sig",
  "key",
  "otp",
  "pin",
  "ticket",
  "auth",
  "authorization",
  "jwt",
  "assertion",
  "samlresponse",
  "samlrequest",
  "relaystate",
  "codeverifier",
  "devicecode",
  "usercode",
]);
const secretParts = [
  "token",
  "secret",
  "passw",
  "pwd",
  "apikey",
  "accesskey",
  "credential",
  "signature",
  "session",
  "cookie",
];

/** Parameters that say what was asked or answered; without them a sign-in error cannot be read. */
const plainNames = new Set([
  "clientid",
  "redirecturi",
  "responsetype",
  "responsemode",
  "scope",
  "error",
  "errordescription",
  "erroruri",
  "errorsubcode",
  "granttype",
  "tokentype",
  "tokenuse",
  "codechallenge",
  "codechallengemethod",
  "identityprovider",
  "idpidentifier",
  "prompt",
]);

const webToken = /\beyJ[\w-]{4,}/;
const accessKeyId = /\b(?:AKIA|ASIA)[A-Z0-9]{12,}/;
const opaqueValue = /^(?!\/)[A-Za-z0-9+/_=~-]{24,}$/;
const userinfo = /\/\/[^/?#\s@]*@/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Cuts the value of every parameter that is, or looks, secret. `cut` names the parameters. */
export function cutQuery(search: string): { query: QueryPair[]; cut: string[] } {
  const cut: string[] = [];
  const parts = search.replace(/^\?/, "").split("&");
  const query = parts
    .filter((part) => part !== "" && part !== "=")
    .map((part): QueryPair => {
      const equals = part.indexOf("=");
      const rawKey = equals < 0 ? part : part.slice(0, equals);
      const value = equals < 0 ? "" : part.slice(equals + 1);
      const key = looksSecret(decode(rawKey)) ? cutMark : rawKey;
      if (key !== cutMark && !isSecret(decode(rawKey), decode(value)) && value !== cutMark)
        return [key, value];
      if (value !== cutMark) cut.push(key === cutMark ? "one without a name" : key);
      return [key, null];
    });
  return { query, cut: [...new Set(cut)] };
}

/** Cuts tokens and long mixed runs out of a path, such as the id in a link that resets a password. */
export function cutPath(path: string): { path: string; cut: boolean } {
  const safe = path
    .split("/")
    .map((segment) => (isSecretSegment(segment) ? cutMark : segment))
    .join("/");
  return { path: safe, cut: safe !== path };
}

function isSecretSegment(segment: string): boolean {
  const text = decode(segment);
  if (webToken.test(text) || accessKeyId.test(text) || assignsSecret(text)) return true;
  return text.length >= 32 && !uuid.test(text) && isOpaque(text);
}

function isSecret(name: string, value: string): boolean {
  if (value === "") return false;
  const plain = plainNames.has(squeeze(name));
  if (!plain && isSecretName(name)) return true;
  return plain ? carriesSecret(value) : looksSecret(value);
}

function isSecretName(name: string): boolean {
  const squeezed = squeeze(name);
  if (plainNames.has(squeezed)) return false;
  return secretNames.has(squeezed) || secretParts.some((part) => squeezed.includes(part));
}

function looksSecret(value: string): boolean {
  return carriesSecret(value) || isOpaque(value);
}

/** A token, an access key, a password in a URL, or `name=value` of a secret inside a value that is itself a URL or JSON. */
function carriesSecret(value: string): boolean {
  const inner = decode(value);
  return [value, inner].some(
    (text) => webToken.test(text) || accessKeyId.test(text) || userinfo.test(text) || assignsSecret(text),
  );
}

function assignsSecret(text: string): boolean {
  const names = [...text.matchAll(/(?<![\w.-])([\w.-]+)(?:=|["']\s*:)/g)];
  return names.some((match) => isSecretName(match[1] ?? ""));
}

function isOpaque(value: string): boolean {
  return opaqueValue.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text; // a stray "%"
  }
}
