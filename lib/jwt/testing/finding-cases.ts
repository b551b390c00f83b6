import type { FindingId } from "../index";
import {
  access,
  alb,
  albWith,
  at,
  behindAlb,
  claims,
  confused,
  flipUnusedBit,
  good,
  graph,
  groups,
  header,
  id,
  idp,
  jwe,
  nested,
  otherMac,
  type Pair,
  plain,
  pool,
  toDer,
  uuid,
  weakKey,
  withKeys,
} from "./pastes";
import {
  ALB,
  accessClaims,
  albJwt,
  cognito,
  ecKey,
  httpJwt,
  IDP,
  IDP_JWKS,
  ISSUER,
  idClaims,
  idpClaims,
  idpKey,
  oidc,
  poolKey,
  restCognito,
  restToken,
  SECONDS,
} from "./setting";
import { encode, jwks, publicJwk, sign, sourceOf, unsigned } from "./tokens";

export const FINDING_CASES = {
  // Time
  expired: { hit: await claims({ exp: SECONDS }), miss: await claims({ exp: SECONDS + 1 }) },
  "expiring-soon": { hit: await claims({ exp: SECONDS + 59 }), miss: await claims({ exp: SECONDS + 60 }) },
  "not-yet-valid": { hit: await claims({ nbf: SECONDS + 1 }), miss: await claims({ nbf: SECONDS }) },
  "issued-in-future": { hit: await claims({ iat: SECONDS + 61 }), miss: await claims({ iat: SECONDS + 60 }) },
  "missing-exp": { hit: await claims({ exp: undefined }), miss: idp(good) },
  "time-claim-not-a-number": {
    hit: await claims({ exp: String(SECONDS + 60) }),
    miss: await claims({ auth_time: "yesterday" }),
  },
  "time-claim-in-milliseconds": {
    hit: await claims({ exp: (SECONDS + 60) * 1000 }),
    miss: await claims({ exp: (SECONDS + 60) * 10 }),
  },
  "time-claim-out-of-range": { hit: await claims({ exp: 1e15 }), miss: await claims({ exp: 8e12 }) },
  "fractional-time": { hit: await claims({ iat: SECONDS - 0.5 }), miss: await claims({ iat: SECONDS - 1 }) },
  // Who and for whom
  "wrong-issuer": { hit: pool(await sign(poolKey, { ...idClaims, iss: `${ISSUER}x` })), miss: pool(id) },
  "issuer-trailing-slash": {
    hit: at(httpJwt)(await sign(idpKey, { ...idpClaims, iss: IDP.slice(0, -1) })),
    miss: at(httpJwt)(good),
  },
  "issuer-not-fetched": { hit: plain(good), miss: idp(good) },
  "wrong-region": {
    hit: pool(await sign(poolKey, { ...idClaims, iss: ISSUER.replaceAll("eu-west-1", "eu-west-2") })),
    miss: pool(await sign(poolKey, { ...idClaims, iss: `${ISSUER}x` })),
  },
  "wrong-client": {
    hit: pool(await sign(poolKey, { ...accessClaims, client_id: "other" })),
    miss: pool(access),
  },
  "wrong-audience": {
    hit: await claims({ aud: ["invoices"] }),
    miss: await claims({ aud: ["invoices", "orders"] }),
  },
  "wrong-token-use": { hit: at(restCognito)(access), miss: at(restCognito)(id) },
  "missing-token-use": {
    hit: pool(await sign(poolKey, { ...idClaims, token_use: undefined })),
    miss: pool(id),
  },
  "missing-scope": {
    hit: at({ ...restCognito, scopes: ["orders/write"] })(access),
    miss: at({ ...restCognito, scopes: ["orders/write", "orders/read"] })(access),
  },
  "api-sign-in-scope-only": {
    hit: pool(await sign(poolKey, { ...accessClaims, scope: "aws.cognito.signin.user.admin" })),
    miss: pool(await sign(poolKey, { ...accessClaims, scope: "aws.cognito.signin.user.admin openid" })),
  },
  "missing-group": {
    hit: at({ ...cognito, groups: ["admin"] })(id),
    miss: at({ ...cognito, groups: ["staff"] })(id),
  },
  "missing-claim": { hit: await claims({ aud: undefined }), miss: await claims({ sub: undefined }) },
  "wrong-claim-value": {
    hit: at({
      ...albJwt,
      additionalClaims: [{ name: "aud", format: "single-string", values: ["invoices"] }],
    })(good),
    miss: at({ ...albJwt, additionalClaims: [{ name: "aud", format: "single-string", values: ["orders"] }] })(
      good,
    ),
  },
  "wrong-typ": { hit: await header({ typ: "dpop+jwt" }), miss: await header({ typ: "application/at+JWT" }) },
  "not-an-alb-token": { hit: behindAlb(access), miss: behindAlb(alb) },
  "alb-token-in-wrong-place": { hit: at(httpJwt)(alb), miss: behindAlb(alb) },
  "wrong-signer": { hit: await albWith({ signer: `${ALB}0` }), miss: behindAlb(alb) },
  "missing-signer": { hit: await albWith({ signer: undefined }), miss: behindAlb(alb) },
  "header-payload-mismatch": { hit: await albWith({ exp: SECONDS + 101 }), miss: behindAlb(alb) },
  "email-not-verified": {
    hit: await claims({ email_verified: "false" }),
    miss: await claims({ email_verified: true }),
  },
  "identity-validation-expression-mismatch": {
    hit: at(restToken)("abc123"),
    miss: at(restToken)("allow"),
  },
  "regex-not-evaluated": {
    hit: at({ ...restToken, identityValidationExpression: "(?i)bearer \\w++" })("bearer abc"),
    miss: at({ ...restToken, identityValidationExpression: "^(([-0-9A-Za-z_]+)+\\.?)+$" })(
      `${"a".repeat(40)}!`,
    ),
  },
  // Signature and keys
  "signature-invalid": { hit: idp(good.replace(/\.[^.]*$/, `.${id.split(".")[2]}`)), miss: idp(good) },
  "signature-missing": { hit: idp(good.replace(/[^.]*$/, "")), miss: idp(good) },
  "key-not-found": { hit: await header({ kid: "idp-2" }), miss: idp(good) },
  "keys-unavailable": { hit: { input: good, target: oidc, keys: sourceOf({}) }, miss: idp(good) },
  "missing-kid": { hit: await header({ kid: undefined }), miss: idp(good) },
  "key-not-for-signing": {
    hit: withKeys(good, publicJwk(idpKey, { use: "enc" })),
    miss: withKeys(good, publicJwk(idpKey)),
  },
  "alg-mismatch-key": {
    hit: withKeys(good, publicJwk(idpKey, { alg: "RS512" })),
    miss: withKeys(good, publicJwk(idpKey, { alg: undefined })),
  },
  "alg-none": {
    hit: idp(unsigned({ alg: "nOnE" }, idpClaims, "")),
    miss: idp(unsigned({ alg: "nones" }, idpClaims, "")),
  },
  "alg-missing": { hit: await header({ alg: undefined }), miss: idp(good) },
  "alg-not-allowed": { hit: idp(otherMac), miss: idp(good) },
  "alg-confusion": { hit: idp(confused), miss: idp(otherMac) },
  "alg-unsupported": { hit: await header({ alg: "ES256K" }), miss: idp(await sign(ecKey, idpClaims)) },
  "alg-not-supported-by-target": {
    hit: at(httpJwt)(await sign(ecKey, idpClaims)),
    miss: idp(await sign(ecKey, idpClaims)),
  },
  "weak-key": { hit: withKeys(await sign(weakKey, idpClaims), publicJwk(weakKey)), miss: idp(good) },
  "symmetric-key-needed": { hit: plain(otherMac), miss: plain(good) },
  "ecdsa-der-signature": {
    hit: idp(toDer(await sign(ecKey, idpClaims))),
    miss: idp(await sign(ecKey, idpClaims)),
  },
  "non-canonical-base64": { hit: idp(flipUnusedBit(good)), miss: idp(good) },
  "embedded-jwk": { hit: await header({ jwk: publicJwk(idpKey) }), miss: idp(good) },
  "jku-header": {
    hit: await header({ jku: "https://evil.example/jwks" }),
    miss: await claims({ jku: "https://evil.example" }),
  },
  "x5u-header": {
    hit: await header({ x5u: "https://evil.example/cert" }),
    miss: await header({ x5t: "abc" }),
  },
  "x5c-header": { hit: await header({ x5c: ["MIIB"] }), miss: await header({ "x5t#S256": "abc" }) },
  "kid-suspicious": { hit: await header({ kid: "../../dev/null" }), miss: pool(id) },
  "crit-unknown": {
    hit: await header({ crit: ["http://example.com/x"] }),
    miss: await header({ crit: ["b64"], b64: true }),
  },
  "unencoded-payload": {
    hit: await header({ crit: ["b64"], b64: false }),
    miss: await header({ crit: ["b64"], b64: true }),
  },
  "detached-payload": { hit: idp(good.replace(/\.[^.]*\./, "..")), miss: idp(good) },
  "jwks-too-large-for-target": {
    hit: {
      input: good,
      target: albJwt,
      keys: sourceOf({ [IDP_JWKS]: jwks(...Array(11).fill(publicJwk(idpKey))) }),
    },
    miss: {
      input: good,
      target: albJwt,
      keys: sourceOf({ [IDP_JWKS]: jwks(...Array(10).fill(publicJwk(idpKey))) }),
    },
  },
  "microsoft-graph-token": { hit: plain(graph), miss: await claims({ nonce: "abc" }) },
  // Shape
  "padded-base64url": { hit: behindAlb(alb), miss: idp(good) },
  "padding-stripped": { hit: behindAlb(alb.replaceAll("=", "")), miss: behindAlb(alb) },
  "standard-base64": {
    hit: plain(unsigned({ alg: "RS256" }, { a: "~~~???" }).replaceAll("_", "/").replaceAll("-", "+")),
    miss: plain(unsigned({ alg: "RS256" }, { a: "~~~???" })),
  },
  "whitespace-removed": { hit: idp(good.replace(/(.{76})/g, "$1\n  ")), miss: idp(good) },
  "invisible-characters-removed": {
    hit: idp(`\ufeff${good.slice(0, 20)}\u200b${good.slice(20)}`),
    miss: idp(good),
  },
  "bearer-prefix-removed": { hit: idp(`Bearer ${good}`), miss: idp(good) },
  "header-name-removed": { hit: idp(`Authorization: ${good}`), miss: idp(`Bearer ${good}`) },
  "quotes-removed": { hit: idp(`"${good}",`), miss: idp(good) },
  "percent-decoded": {
    hit: behindAlb(encodeURIComponent(alb)),
    miss: idp(`https://app.example.com/cb?next=%2Fhome#access_token=${good}`),
  },
  "extracted-from-text": {
    hit: idp(`curl -H 'Authorization: Bearer ${good}' https://api.example.com`),
    miss: idp(`Authorization: Bearer ${good}`),
  },
  "several-tokens": {
    hit: pool(JSON.stringify({ id_token: id, access_token: access })),
    miss: pool(JSON.stringify({ id_token: id, again: id })),
  },
  truncated: { hit: idp(good.slice(0, -60)), miss: idp(good) },
  masked: { hit: idp(good.replace(/[^.]*$/, "********")), miss: idp(good) },
  "too-few-parts": { hit: idp(good.replace(/\.[^.]*$/, "")), miss: idp(good) },
  "too-many-parts": { hit: idp(`${good}.abcd`), miss: idp(jwe({ alg: "dir", enc: "A128GCM" })) },
  "empty-part": {
    hit: idp(`.${good.split(".").slice(1).join(".")}`),
    miss: idp(good.replace(/\.[^.]*\./, "..")),
  },
  "bad-base64": { hit: idp(`${good.slice(0, 40)}?${good.slice(41)}`), miss: idp(good) },
  "header-not-json": {
    hit: plain(unsigned('{"alg":"RS256",}', idpClaims)),
    miss: plain(unsigned('{ "alg" : "RS256" }', idpClaims)),
  },
  "payload-not-json": {
    hit: plain(unsigned({ alg: "RS256" }, "{iss:1}")),
    miss: plain(unsigned({ alg: "RS256" }, "[1]")),
  },
  "payload-not-object": {
    hit: plain(unsigned({ alg: "RS256" }, "[1]")),
    miss: plain(unsigned({ alg: "RS256" }, "{}")),
  },
  "non-utf8": {
    hit: plain(`${encode('{"alg":"RS256"}')}.eyJhIjoi_yJ9.${encode("x".repeat(256))}`),
    miss: plain(unsigned({ alg: "RS256" }, { a: "é" })),
  },
  "duplicate-claim": {
    hit: plain(unsigned({ alg: "RS256" }, '{"sub":"a","sub":"b"}')),
    miss: plain(unsigned({ alg: "RS256" }, '{"sub":"a","act":{"sub":"b"}}')),
  },
  "unsafe-integer": {
    hit: plain(unsigned({ alg: "RS256" }, '{"id":9007199254740993}')),
    miss: plain(unsigned({ alg: "RS256" }, '{"id":9007199254740991}')),
  },
  "suspicious-claim-name": {
    hit: plain(unsigned({ alg: "RS256" }, '{"__proto__":{"admin":true}}')),
    miss: plain(unsigned({ alg: "RS256" }, '{"proto":{"admin":true}}')),
  },
  "control-characters": {
    hit: await claims({ name: "gnp.\u202ecod" }),
    miss: await claims({ name: "two\nlines" }),
  },
  "non-ascii-issuer": {
    hit: await claims({ iss: "https://idp.ex\u0430mple.com/" }),
    miss: await claims({ name: "\u0430" }),
  },
  "too-deep": {
    hit: plain(unsigned({ alg: "RS256" }, nested(100))),
    miss: plain(unsigned({ alg: "RS256" }, nested(20))),
  },
  "too-large": { hit: plain("a".repeat(10_000_000)), miss: plain(`${" ".repeat(1000)}${good}`) },
  "header-too-large-for-target": {
    hit: at(restCognito)(await sign(poolKey, { ...idClaims, ...groups(1000) })),
    miss: at(restCognito)(await sign(poolKey, { ...idClaims, ...groups(100) })),
  },
  encrypted: {
    hit: plain(jwe({ alg: "dir", enc: "A128GCM" })),
    miss: plain(jwe({ alg: "dir", enc: "A128GCM" }, 3)),
  },
  "nested-jwt": {
    hit: plain(unsigned({ alg: "RS256", cty: "JWT" }, good)),
    miss: plain(unsigned({ alg: "RS256" }, { token: "a.b.c" })),
  },
  "json-serialization": {
    hit: plain(JSON.stringify({ payload: "e30", protected: "eyJhbGciOiJSUzI1NiJ9", signature: "abcd" })),
    miss: plain(JSON.stringify({ payload: "e30", id_token: good })),
  },
  "not-a-token": { hit: plain("hello"), miss: plain(good) },
  "empty-input": { hit: plain(" \n"), miss: plain(".") },
  "opaque-token": { hit: plain("ya29.a0AfH6SMBx1234567890"), miss: plain(good) },
  "refresh-token": {
    hit: plain(jwe({ cty: "JWT", enc: "A256GCM", alg: "RSA-OAEP" })),
    miss: plain(jwe({ enc: "A256GCM", alg: "RSA-OAEP" })),
  },
  saml: {
    hit: plain(Buffer.from('<samlp:Response xmlns:samlp="x">').toString("base64")),
    miss: plain(Buffer.from("<html><body>").toString("base64")),
  },
  "alb-session-cookie": {
    hit: plain("Cookie: AWSELBAuthSessionCookie-0=abc123DEF456ghi789"),
    miss: plain("Cookie: AWSALB=abc123DEF456ghi789"),
  },
  "alb-identity-header": {
    hit: plain(`x-amzn-oidc-identity: ${uuid}`),
    miss: plain(`x-amzn-oidc-data: ${alb}`),
  },
  "private-key-pasted": {
    hit: plain("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE"),
    miss: plain("-----BEGIN PUBLIC KEY-----\nMFkwEwYH"),
  },
  "aws-credential-pasted": { hit: plain("AKIAIOSFODNN7EXAMPLE"), miss: plain("AROAIOSFODNN7EXAMPLE") },
  "secret-pasted": {
    hit: plain("client_id=abc&client_secret=a1b2c3d4e5"),
    miss: plain("client_id=abc&client_secret=********"),
  },
  "claims-only": {
    hit: idp(JSON.stringify(idpClaims, null, 2)),
    miss: idp(JSON.stringify({ access_token: good })),
  },
  "wrong-box": {
    hit: plain(
      'https 2026-11-20T12:00:00.000000Z app/web/50dc6c495c0c9188 203.0.113.7:5000 - -1 -1 -1 401 - 100 200 "GET"',
    ),
    miss: plain(`GET / HTTP/1.1\nAuthorization: Bearer ${good}`),
  },
  "expensive-key-derivation": {
    hit: plain(jwe({ alg: "PBES2-HS256+A128KW", enc: "A128GCM", p2s: "abcd", p2c: 2147483647 })),
    miss: plain(jwe({ alg: "PBES2-HS256+A128KW", enc: "A128GCM", p2s: "abcd", p2c: 8192 })),
  },
} satisfies Record<FindingId, Pair>;
