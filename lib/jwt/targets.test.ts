import { describe, expect, it } from "vitest";
import { type FindingId, inspectToken, type TokenTarget, type TokenVerdict } from "./index";
import {
  accessClaims,
  albClaims,
  albHeader,
  albJwt,
  albKey,
  albOidcData,
  CLIENT,
  cognito,
  httpJwt,
  IDP,
  IDP_JWKS,
  ISSUER,
  idClaims,
  idpClaims,
  idpKey,
  JWKS_URI,
  KEY_BASE,
  keys,
  NOW,
  oidc,
  poolKey,
  restCognito,
  restJwt,
  restToken,
  SECONDS,
} from "./testing/setting";
import { jwks, makeKey, publicJwk, sign, sourceOf } from "./testing/tokens";

const idToken = await sign(poolKey, idClaims);
const accessToken = await sign(poolKey, accessClaims);
const idpToken = await sign(idpKey, idpClaims);
const albToken = await sign(albKey, albClaims, albHeader, true);
const UPDATED = "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example01";
const idp = (changed: object, header = {}) => sign(idpKey, { ...idpClaims, ...changed }, header);
const big = await makeKey("RS256", "big", 3072);
const extra = (
  values: string[],
  format: "string-array" | "space-separated-values" | "single-string",
  name = "roles",
) => ({
  ...albJwt,
  additionalClaims: [{ name, format, values }],
});

type Row = readonly [
  name: string,
  input: string,
  target: TokenTarget,
  verdict: TokenVerdict,
  error?: FindingId,
];

const ROWS: readonly Row[] = [
  // COGNITO_USER_POOLS: the method's scopes decide which token is wanted; the client is not checked.
  ["rest-cognito: ID token, no scopes", idToken, restCognito, "accept"],
  ["rest-cognito: any client", await sign(poolKey, { ...idClaims, aud: "any" }), restCognito, "accept"],
  ["rest-cognito: access token, no scopes", accessToken, restCognito, "reject", "wrong-token-use"],
  ["rest-cognito: access token, scopes", accessToken, { ...restCognito, scopes: ["orders/read"] }, "accept"],
  [
    "rest-cognito: ID token, scopes",
    idToken,
    { ...restCognito, scopes: ["orders/read"] },
    "reject",
    "wrong-token-use",
  ],
  [
    "rest-cognito: expression on aud",
    idToken,
    { ...restCognito, identityValidationExpression: "1example.*" },
    "accept",
  ],
  [
    "rest-cognito: expression, no match",
    idToken,
    { ...restCognito, identityValidationExpression: "1example" },
    "reject",
    "identity-validation-expression-mismatch",
  ],
  [
    "rest-cognito: expression and an access token",
    accessToken,
    { ...restCognito, scopes: ["orders/read"], identityValidationExpression: ".*" },
    "reject",
    "identity-validation-expression-mismatch",
  ],
  [
    "rest-cognito: expression not run",
    idToken,
    { ...restCognito, identityValidationExpression: "\\w++" },
    "cannot-tell",
  ],
  [
    "rest-cognito: UPDATED issuer",
    await sign(poolKey, { ...idClaims, iss: UPDATED }),
    { ...restCognito, issuers: [UPDATED] },
    "reject",
    "wrong-issuer",
  ],
  [
    "rest-cognito: UPDATED issuer of a pool that is named by its ORIGINAL one",
    await sign(poolKey, { ...idClaims, iss: UPDATED }),
    restCognito,
    "reject",
    "wrong-issuer",
  ],
  [
    "rest-cognito: several pools",
    idToken,
    {
      ...restCognito,
      issuers: [],
      jwksUri: "",
      pools: [
        { issuer: IDP, jwksUri: IDP_JWKS },
        { issuer: ISSUER, jwksUri: JWKS_URI },
      ],
    },
    "accept",
  ],
  [
    "rest-cognito: none of several pools",
    idToken,
    {
      ...restCognito,
      pools: [
        { issuer: `${ISSUER}2`, jwksUri: IDP_JWKS },
        { issuer: `${ISSUER}3`, jwksUri: IDP_JWKS },
      ],
    },
    "reject",
    "wrong-issuer",
  ],
  // HTTP API JWT authorizer.
  ["http-jwt: aud", idpToken, httpJwt, "accept"],
  ["http-jwt: Bearer in front", `Bearer ${idpToken}`, httpJwt, "accept"],
  [
    "http-jwt: client_id where aud is absent",
    await idp({ aud: undefined, client_id: "orders" }),
    httpJwt,
    "accept",
  ],
  [
    "http-jwt: another client_id",
    await idp({ aud: undefined, client_id: "x" }),
    httpJwt,
    "reject",
    "wrong-client",
  ],
  [
    "http-jwt: client_id is not looked at beside aud",
    await idp({ aud: "https://api.example.com", client_id: "orders" }),
    httpJwt,
    "reject",
    "wrong-audience",
  ],
  ["http-jwt: neither", await idp({ aud: undefined }), httpJwt, "reject", "missing-claim"],
  [
    "http-jwt: ID token on a route without scopes",
    idToken,
    { ...httpJwt, issuer: ISSUER, audience: [CLIENT], jwksUri: JWKS_URI },
    "accept",
  ],
  ["http-jwt: scp as a list", await idp({ scp: ["a", "b"] }), { ...httpJwt, scopes: ["b"] }, "accept"],
  ["http-jwt: scp as text", await idp({ scp: "a b" }), { ...httpJwt, scopes: ["b"] }, "accept"],
  [
    "http-jwt: part of a scope",
    await idp({ scope: "orders/read" }),
    { ...httpJwt, scopes: ["orders"] },
    "reject",
    "missing-scope",
  ],
  [
    "http-jwt: trailing slash",
    await idp({ iss: IDP.slice(0, -1) }),
    httpJwt,
    "reject",
    "issuer-trailing-slash",
  ],
  ["http-jwt: issued in an hour", await idp({ iat: SECONDS + 3600 }), httpJwt, "reject", "issued-in-future"],
  ["http-jwt: issued in 5 s, the clock may be off", await idp({ iat: SECONDS + 5 }), httpJwt, "cannot-tell"],
  ["http-jwt: no kid", await idp({}, { kid: undefined }), httpJwt, "cannot-tell"],
  // ALB jwt-validation.
  ["alb-jwt: no additional claims", idpToken, albJwt, "accept"],
  ["alb-jwt: issued in an hour", await idp({ iat: SECONDS + 3600 }), albJwt, "reject", "issued-in-future"],
  ["alb-jwt: one value", await idp({ roles: "admin" }), extra(["admin"], "single-string"), "accept"],
  [
    "alb-jwt: a list where a string is wanted",
    await idp({ roles: ["admin"] }),
    extra(["admin"], "single-string"),
    "reject",
    "wrong-claim-value",
  ],
  ["alb-jwt: a list", await idp({ roles: ["x", "admin"] }), extra(["admin"], "string-array"), "accept"],
  [
    "alb-jwt: some of several, undocumented",
    await idp({ roles: ["admin"] }),
    extra(["admin", "ops"], "string-array"),
    "cannot-tell",
  ],
  [
    "alb-jwt: all of several",
    await idp({ roles: "ops x admin" }),
    extra(["admin", "ops"], "space-separated-values"),
    "accept",
  ],
  [
    "alb-jwt: a list with a number",
    await idp({ roles: ["admin", 1] }),
    extra(["admin"], "string-array"),
    "reject",
    "wrong-claim-value",
  ],
  ["alb-jwt: absent", idpToken, extra(["admin"], "string-array"), "reject", "missing-claim"],
  ["alb-jwt: Bearer in the header", `Authorization: Bearer ${idpToken}`, albJwt, "accept"],
  ["alb-jwt: no Bearer in the header", `Authorization: ${idpToken}`, albJwt, "cannot-tell"],
  // Where the token stands, for targets that read one header.
  [
    "http-jwt: the header that it reads",
    `curl -H 'X-Auth: ${idpToken}' https://api.example.com`,
    { ...httpJwt, identitySource: "$request.header.X-Auth" },
    "accept",
  ],
  [
    "http-jwt: another header",
    `curl -H 'Authorization: Bearer ${idpToken}' https://api.example.com`,
    { ...httpJwt, identitySource: "$request.header.X-Auth" },
    "cannot-tell",
  ],
  [
    "http-jwt: in the query, the header does not matter",
    `Authorization: Bearer ${idpToken}`,
    { ...httpJwt, identitySource: "$request.querystring.token" },
    "accept",
  ],
  [
    "http-jwt: what a load balancer hands on is sent by no client",
    `x-amzn-oidc-accesstoken: ${idpToken}`,
    httpJwt,
    "accept",
  ],
  // REST JWT authorizer.
  ["rest-jwt: first issuer", idToken, restJwt, "accept"],
  ["rest-jwt: second issuer", idpToken, restJwt, "accept"],
  [
    "rest-jwt: another issuer",
    await idp({ iss: "https://other.example" }),
    restJwt,
    "reject",
    "wrong-issuer",
  ],
  [
    "rest-jwt: alg not in the list",
    await sign(await makeKey("RS512", "idp-1"), idpClaims),
    restJwt,
    "reject",
    "alg-not-supported-by-target",
  ],
  ["rest-jwt: client_id for aud", await idp({ aud: undefined, client_id: "orders" }), restJwt, "cannot-tell"],
  [
    "rest-jwt: required claim absent",
    idpToken,
    { ...restJwt, providers: restJwt.providers.map((each) => ({ ...each, requiredClaims: ["tenant"] })) },
    "reject",
    "missing-claim",
  ],
  [
    "rest-jwt: required claim, other value",
    await idp({ tenant: "b" }),
    {
      ...restJwt,
      providers: restJwt.providers.map((each) => ({
        ...each,
        requiredClaims: [{ name: "tenant", values: ["a"] }],
      })),
    },
    "reject",
    "wrong-claim-value",
  ],
  // TOKEN authorizer: the whole header value against the expression, nothing else.
  ["rest-token: matches in full", "allow", restToken, "cannot-tell"],
  ["rest-token: no search", "abc123", restToken, "reject", "identity-validation-expression-mismatch"],
  [
    "rest-token: expired JWT, no expression",
    await idp({ exp: 1 }),
    { kind: "rest-token", identitySource: "method.request.header.Authorization" },
    "cannot-tell",
  ],
  [
    "rest-token: Bearer belongs to the value",
    `Authorization: Bearer ${idpToken}`,
    { ...restToken, identityValidationExpression: "Bearer [-0-9a-zA-Z._]*" },
    "cannot-tell",
  ],
  [
    "rest-token: no place for Bearer",
    `curl -H 'Authorization: Bearer ${idpToken}' https://api.example.com`,
    { ...restToken, identityValidationExpression: "[-0-9a-zA-Z._]*" },
    "reject",
    "identity-validation-expression-mismatch",
  ],
  [
    "rest-token: another header",
    `X-Auth: allow\nAuthorization: Bearer abcdefghijk123`,
    { ...restToken, identitySource: "method.request.header.X-Auth" },
    "cannot-tell",
  ],
  // x-amzn-oidc-data.
  ["alb-oidc-data: as it stands", albToken, albOidcData, "accept"],
  [
    "alb-oidc-data: key base without slash",
    albToken,
    { ...albOidcData, keyBase: KEY_BASE.slice(0, -1) },
    "accept",
  ],
  [
    "alb-oidc-data: among the three headers",
    `x-amzn-oidc-accesstoken: ${accessToken}\nx-amzn-oidc-identity: 5a1c\nx-amzn-oidc-data: ${albToken}`,
    albOidcData,
    "accept",
  ],
  ["alb-oidc-data: = removed", albToken.replaceAll("=", ""), albOidcData, "reject", "signature-invalid"],
  ["alb-oidc-data: opaque text", "abcdef0123456789abcdef", albOidcData, "reject", "not-an-alb-token"],
  // Several tokens: the target's own header, then its kind.
  [
    "of JSON, the ID token",
    JSON.stringify({ access_token: accessToken, id_token: idToken }),
    restCognito,
    "accept",
  ],
  [
    "of headers, the authorizer's",
    `Cookie: id=${idToken}\nAuthorization: Bearer ${accessToken}`,
    restCognito,
    "reject",
    "wrong-token-use",
  ],
  // Others.
  ["oidc: padded", await sign(idpKey, idpClaims, {}, true), oidc, "cannot-tell"],
  ["oidc: claims alone", JSON.stringify(idpClaims), oidc, "cannot-tell"],
  ["oidc: claims alone, expired", JSON.stringify({ ...idpClaims, exp: 1 }), oidc, "reject", "expired"],
  [
    "oidc: tokenKind",
    await idp({ token_use: "access" }),
    { ...oidc, tokenKind: "id" },
    "reject",
    "wrong-token-use",
  ],
  [
    "cognito: jku beside a trusted key",
    await sign(poolKey, idClaims, { jku: "https://evil.example" }),
    cognito,
    "accept",
  ],
  ["opaque token", "ya29.a0AfH6SMBx1234567890", httpJwt, "reject", "too-few-parts"],
];

describe("verdicts", () => {
  const rows = ROWS.map(([name, input, target, verdict, error]) => ({ name, input, target, verdict, error }));
  it.each(rows)("$name", async ({ input, target, verdict, error }) => {
    const inspection = await inspectToken(input, { target, keys, now: NOW });
    const errors = inspection.findings.filter(({ level }) => level === "error").map(({ id }) => id);
    expect({ verdict: inspection.verdict, errors: errors.length > 0 }).toEqual({
      verdict,
      errors: verdict === "reject",
    });
    if (error !== undefined) expect(errors).toContain(error);
    expect(inspection.undecided.length > 0).toBe(verdict === "cannot-tell");
  });

  it("never accepts without a target, and never without keys", async () => {
    for (const token of [idToken, accessToken, idpToken, albToken]) {
      const alone = await inspectToken(token, { keys, now: NOW });
      expect(alone).toMatchObject({ verdict: "cannot-tell", signature: "unknown" });
    }
    const keyless = await inspectToken(idToken, { target: cognito, now: NOW });
    expect(keyless).toMatchObject({ verdict: "cannot-tell", signature: "unknown" });
    expect(keyless.findings.map(({ id }) => id)).toContain("keys-unavailable");
  });

  it("leaves RSA keys of another length than 2048 open for the load balancer", async () => {
    const source = sourceOf({ [IDP_JWKS]: jwks(publicJwk(big)) });
    const token = await sign(big, idpClaims);
    expect(await inspectToken(token, { target: albJwt, keys: source, now: NOW })).toMatchObject({
      signature: "valid",
      verdict: "cannot-tell",
    });
    expect(await inspectToken(token, { target: oidc, keys: source, now: NOW })).toMatchObject({
      verdict: "accept",
    });
  });
});
