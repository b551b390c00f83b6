/**
 * Every finding of the token inspector: its usual level and what it means. The ids are stable: pages, JSON and
 * scripts hang on them. `error`: the target refuses the token, or it must not be trusted. `warn`: worth saying,
 * may still work. `info`: explains, never alarms. A judge may give another level where the target differs.
 */
export type FindingLevel = "error" | "warn" | "info";

type Entry = { readonly level: FindingLevel; readonly meaning: string };

const TABLE = {
  // Time
  expired: { level: "error", meaning: "exp is at or before now" },
  "expiring-soon": { level: "info", meaning: "Less than 60 s are left" },
  "not-yet-valid": { level: "error", meaning: "nbf is after now" },
  "issued-in-future": { level: "warn", meaning: "iat is after now by more than a normal clock skew" },
  "missing-exp": { level: "error", meaning: "There is no exp and the target needs one" },
  "time-claim-not-a-number": {
    level: "error",
    meaning: "exp, nbf or iat is a string, null, an object or not finite",
  },
  "time-claim-in-milliseconds": { level: "error", meaning: "A time claim is about 1000 times too large" },
  "time-claim-out-of-range": { level: "error", meaning: "A time claim is no representable date" },
  "fractional-time": {
    level: "info",
    meaning: "A time claim has a fraction; legal, though some verifiers refuse it",
  },
  // Who and for whom
  "wrong-issuer": {
    level: "error",
    meaning: "iss is not the one that the target trusts (for Cognito: another pool)",
  },
  "issuer-trailing-slash": {
    level: "error",
    meaning: "iss differs from the trusted one by a trailing slash only",
  },
  "issuer-not-fetched": {
    level: "info",
    meaning: "iss names a place that the tool will not fetch from, and says so",
  },
  "wrong-region": { level: "error", meaning: "The region in iss or signer is not the target's" },
  "wrong-client": {
    level: "error",
    meaning: "aud / client_id / client is not an app client that the target accepts",
  },
  "wrong-audience": { level: "error", meaning: "aud is not one that the target accepts" },
  "wrong-token-use": {
    level: "error",
    meaning: "An access token where an ID token belongs, or the other way round",
  },
  "missing-token-use": { level: "error", meaning: "A Cognito token without token_use" },
  "missing-scope": { level: "error", meaning: "A scope that the target asks for is not in scope" },
  "api-sign-in-scope-only": {
    level: "warn",
    meaning: "The only scope is aws.cognito.signin.user.admin: signed in by the SDK, not by the hosted pages",
  },
  "missing-group": { level: "error", meaning: "cognito:groups lacks the group asked for" },
  "missing-claim": { level: "error", meaning: "A claim that the target asks for is absent" },
  "wrong-claim-value": { level: "error", meaning: "A claim that the target asks for has another value" },
  "wrong-typ": { level: "warn", meaning: "typ is not the one that this kind of token has" },
  "not-an-alb-token": {
    level: "error",
    meaning: "Pasted where x-amzn-oidc-data belongs, but is another token",
  },
  "alb-token-in-wrong-place": { level: "error", meaning: "An ALB-signed token where an IdP token belongs" },
  "wrong-signer": { level: "error", meaning: "signer is not the load balancer in front of the target" },
  "missing-signer": { level: "error", meaning: "An ALB token without signer" },
  "header-payload-mismatch": {
    level: "warn",
    meaning: "Header and payload of an ALB token disagree on iss or exp",
  },
  "email-not-verified": { level: "warn", meaning: "email_verified is false" },
  "identity-validation-expression-mismatch": {
    level: "error",
    meaning: "The pasted header value does not match identityValidationExpression",
  },
  "regex-not-evaluated": {
    level: "warn",
    meaning: "The expression was not run because it could take too long",
  },
  // Signature and keys
  "signature-invalid": { level: "error", meaning: "The signature does not fit the key that the kid names" },
  "signature-missing": { level: "error", meaning: "The third part is empty" },
  "key-not-found": { level: "error", meaning: "No key of that kid at the trusted place" },
  "keys-unavailable": {
    level: "warn",
    meaning: "The keys could not be fetched or read, so nothing is known of the signature",
  },
  "missing-kid": { level: "warn", meaning: "No kid in the header" },
  "key-not-for-signing": { level: "error", meaning: "The key of that kid is for encryption" },
  "alg-mismatch-key": { level: "error", meaning: "alg is not the one that the key is for" },
  "alg-none": { level: "error", meaning: "alg is none in any spelling" },
  "alg-missing": { level: "error", meaning: "No usable alg" },
  "alg-not-allowed": { level: "error", meaning: "alg is symmetric or otherwise not one for public keys" },
  "alg-confusion": { level: "error", meaning: "A MAC made with the public key as the secret" },
  "alg-unsupported": { level: "warn", meaning: "An alg that this tool cannot check" },
  "alg-not-supported-by-target": {
    level: "error",
    meaning: "The target accepts other algs only (HTTP API: RSA; ALB jwt-validation: RS256)",
  },
  "weak-key": { level: "error", meaning: "An RSA key under 2048 bits" },
  "symmetric-key-needed": {
    level: "info",
    meaning: "A MAC: it cannot be checked without the shared secret, which must not be asked for",
  },
  "ecdsa-der-signature": {
    level: "error",
    meaning: "ECDSA signature in DER where JWS wants r and s side by side",
  },
  "non-canonical-base64": {
    level: "info",
    meaning: "Unused bits of the last character are set; other text, same bytes",
  },
  "embedded-jwk": { level: "error", meaning: "The header brings its own public key, which must be ignored" },
  "jku-header": { level: "error", meaning: "The header names its own key set, which must not be fetched" },
  "x5u-header": {
    level: "error",
    meaning: "The header names its own certificate, which must not be fetched",
  },
  "x5c-header": { level: "warn", meaning: "The header brings its own certificates, which must be ignored" },
  "kid-suspicious": { level: "error", meaning: "kid has a path, URL, query, line break or is absurdly long" },
  "crit-unknown": { level: "error", meaning: "crit names an extension that the tool does not know" },
  "unencoded-payload": { level: "error", meaning: "b64 is false (RFC 7797), never legal in a JWT" },
  "detached-payload": { level: "error", meaning: "The payload is not in the token" },
  "jwks-too-large-for-target": {
    level: "error",
    meaning: "More than 10 keys or 150 KB, which ALB jwt-validation refuses",
  },
  "microsoft-graph-token": {
    level: "info",
    meaning: "header has nonce: Microsoft Graph tokens cannot be checked by others",
  },
  // Shape
  "padded-base64url": { level: "info", meaning: "Padding as ALB writes it; normal there" },
  "padding-stripped": {
    level: "warn",
    meaning: "An ALB token whose = were removed; the signature covers them",
  },
  "standard-base64": { level: "warn", meaning: "+ or / where - or _ belong" },
  "whitespace-removed": {
    level: "info",
    meaning: "White space or line breaks were taken out before reading",
  },
  "invisible-characters-removed": {
    level: "info",
    meaning: "BOM, zero-width or no-break characters were taken out",
  },
  "bearer-prefix-removed": { level: "info", meaning: "Bearer was taken off" },
  "header-name-removed": { level: "info", meaning: "A header name was taken off" },
  "quotes-removed": { level: "info", meaning: "Quotes, backticks or trailing punctuation were taken off" },
  "percent-decoded": { level: "info", meaning: "Percent-encoding was undone" },
  "extracted-from-text": {
    level: "info",
    meaning: "The token was found inside JSON, a cookie, a URL, a command or headers",
  },
  "several-tokens": { level: "info", meaning: "More than one token in the paste; each is named" },
  truncated: { level: "error", meaning: "The token is cut off" },
  masked: { level: "error", meaning: "Part of the token is starred, elided or replaced" },
  "too-few-parts": { level: "error", meaning: "Fewer than three parts" },
  "too-many-parts": { level: "error", meaning: "Four, or more than five parts" },
  "empty-part": { level: "error", meaning: "Header or payload is empty" },
  "bad-base64": { level: "error", meaning: "A part is not base64url" },
  "header-not-json": { level: "error", meaning: "The header is not a JSON object" },
  "payload-not-json": { level: "error", meaning: "The payload is not JSON" },
  "payload-not-object": { level: "error", meaning: "The payload is JSON but no object" },
  "non-utf8": { level: "error", meaning: "The bytes are not UTF-8" },
  "duplicate-claim": {
    level: "error",
    meaning: "A member name occurs twice in one object; readers disagree which counts",
  },
  "unsafe-integer": {
    level: "warn",
    meaning: "A number that JavaScript cannot hold exactly; digits are shown as pasted",
  },
  "suspicious-claim-name": { level: "warn", meaning: "__proto__, constructor or prototype as a claim name" },
  "control-characters": {
    level: "warn",
    meaning: "NUL, bidirectional or other control characters in a claim",
  },
  "non-ascii-issuer": { level: "error", meaning: "iss has letters that only look like ASCII" },
  "too-deep": { level: "warn", meaning: "Nested too deep to show whole" },
  "too-large": { level: "warn", meaning: "Larger than the tool reads or than a header may be" },
  "header-too-large-for-target": {
    level: "warn",
    meaning: "The token alone is over what the target takes in headers",
  },
  encrypted: { level: "error", meaning: "A JWE: five parts, cannot be read without the private key" },
  "nested-jwt": { level: "warn", meaning: "The payload is itself a token" },
  "json-serialization": { level: "error", meaning: "JWS in JSON form, which no JWT reader takes" },
  "not-a-token": { level: "error", meaning: "No token at all" },
  "empty-input": { level: "info", meaning: "Nothing was pasted" },
  "opaque-token": { level: "info", meaning: "A token of another kind that is not meant to be read" },
  "refresh-token": { level: "info", meaning: "A Cognito refresh token: encrypted on purpose" },
  saml: { level: "info", meaning: "A SAML message" },
  "alb-session-cookie": { level: "info", meaning: "The ALB session cookie: encrypted by the load balancer" },
  "alb-identity-header": { level: "info", meaning: "The plain x-amzn-oidc-identity value: unsigned" },
  "private-key-pasted": { level: "error", meaning: "A private key: warn, never send or store" },
  "aws-credential-pasted": { level: "error", meaning: "AWS keys: warn, never send or store" },
  "secret-pasted": { level: "error", meaning: "Some other secret: warn, never send or store" },
  "claims-only": { level: "info", meaning: "Only the decoded JSON was pasted: nothing can be verified" },
  "wrong-box": {
    level: "info",
    meaning: "A log line, HTTP response or HAR in the token box; the right place is named",
  },
  "expensive-key-derivation": { level: "error", meaning: "PBES2 with a huge count; must not be run" },
} as const satisfies Record<string, Entry>;

/** The id of a finding. */
export type FindingId = keyof typeof TABLE;

/** Level and meaning by id. */
export const FINDINGS: Readonly<Record<FindingId, Entry>> = TABLE;

/** All ids, in the order of the table. */
export const FINDING_IDS: readonly FindingId[] = Object.keys(TABLE).filter(
  (id): id is FindingId => id in TABLE,
);
