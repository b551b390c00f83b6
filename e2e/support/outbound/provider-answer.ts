import type { RequestListener } from "node:http";

/** A provider that may be asked, at a public address that no refused target has. */
export const PROVIDER = "provider.test";
export const PROVIDER_ADDRESS = "93.184.216.40";

const KEY = { kty: "RSA", kid: "canary", use: "sig", alg: "RS256", n: `4${"q".repeat(341)}`, e: "AQAB" };
const PEM = `-----BEGIN PUBLIC KEY-----\n${"QUFB".repeat(16)}\n-----END PUBLIC KEY-----\n`;
const WELL_KNOWN = "/.well-known/openid-configuration";

/**
 * What the allowed provider says: `/publish?<url>` as an issuer names that address for everything, any other issuer
 * names its own; the rest is a key set, or a load balancer's key.
 */
export const answerAsProvider: RequestListener = (request, response) => {
  const asked = request.url ?? "";
  const json = (body: object) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (asked.endsWith(WELL_KNOWN)) return json(discovery(asked.slice(0, -WELL_KNOWN.length)));
  if (/\/[0-9a-f-]{36}$/.test(asked))
    return response.writeHead(200, { "content-type": "text/plain" }).end(PEM);
  return json({ keys: [KEY] });
};

function discovery(path: string) {
  const issuer = `https://${PROVIDER}${path}`;
  const [, published] = path.split("/publish?");
  const named = (own: string) =>
    published === undefined ? `${issuer}${own}` : decodeURIComponent(published);
  return {
    issuer,
    authorization_endpoint: named("/authorize"),
    token_endpoint: named("/token"),
    userinfo_endpoint: named("/userinfo"),
    jwks_uri: named("/jwks"),
  };
}
