/** How a JWT carries a claim, in the words of an additional claim's `Format`. */
type ClaimFormat = "single-string" | "space-separated-values" | "string-array";

interface KnownIssuer {
  readonly name: string;
  readonly issuer: RegExp;
  /** Formats that a claim of its tokens has; a claim that is not listed may have any. */
  readonly claims: Readonly<Record<string, readonly ClaimFormat[]>>;
  /** Claims that no one token has together: it is an access token or an ID token. */
  readonly apart: readonly (readonly [string, string])[];
  readonly source: string;
}

/** A string with one value in it reads both as a string and as a list of one. */
const text: readonly ClaimFormat[] = ["single-string", "space-separated-values"];
const list: readonly ClaimFormat[] = ["string-array"];

/** Issuers whose own pages say how their tokens carry a claim. */
const known: readonly KnownIssuer[] = [
  {
    name: "Amazon Cognito",
    issuer: /^https:\/\/(issuer-)?cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//,
    claims: {
      client_id: text,
      scope: text,
      token_use: text,
      username: text,
      "cognito:username": text,
      "cognito:groups": list,
    },
    apart: [
      ["client_id", "cognito:username"],
      ["scope", "cognito:username"],
    ],
    source:
      "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
  },
  {
    name: "Microsoft Entra ID",
    issuer: /^https:\/\/(login\.microsoftonline\.com|sts\.windows\.net)\//,
    claims: { aud: text, scp: text, azp: text, appid: text, tid: text, oid: text, roles: list, groups: list },
    apart: [],
    source: "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
  },
  {
    name: "Okta",
    issuer: /^https:\/\/[a-z0-9-]+\.okta(preview|-emea)?\.com(\/|$)/,
    claims: { aud: text, cid: text, uid: text, scp: list },
    apart: [],
    source: "https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/",
  },
];

/** An issuer whose tokens' claims are documented; undefined for every other. */
export function knownIssuer(issuer: string): KnownIssuer | undefined {
  return known.find((one) => one.issuer.test(issuer.trim()));
}
