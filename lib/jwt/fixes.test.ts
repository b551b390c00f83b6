import { describe, expect, it } from "vitest";
import { type FindingId, inspectToken, type TokenTarget } from "./index";
import {
  accessClaims,
  albClaims,
  albJwt,
  albOidcData,
  CLIENT,
  cognito,
  ecKey,
  httpJwt,
  ISSUER,
  idClaims,
  idpClaims,
  idpKey,
  JWKS_URI,
  keys,
  NOW,
  oidc,
  poolKey,
  restCognito,
  restJwt,
  SECONDS,
} from "./testing/setting";
import { sign, unsigned } from "./testing/tokens";

const id = await sign(poolKey, idClaims);
const access = (changed: object = {}) => sign(poolKey, { ...accessClaims, ...changed });
const idp = (changed: object = {}) => sign(idpKey, { ...idpClaims, ...changed });
const SIGN_IN = "aws.cognito.signin.user.admin";
const scoped: TokenTarget = { ...restCognito, scopes: ["orders/write"] };
const route: TokenTarget = { ...httpJwt, issuer: ISSUER, audience: [CLIENT], jwksUri: JWKS_URI };
const UPDATED = "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example01";

type Row = readonly [name: string, token: string, target: TokenTarget, id: FindingId, fix: RegExp];
const ROWS: readonly Row[] = [
  [
    "a scope that was not asked for",
    await access(),
    scoped,
    "missing-scope",
    /Ask for scope orders\/write at the authorize endpoint/,
  ],
  [
    "one of several scopes",
    await access(),
    { ...scoped, scopes: ["a/x", "a/y"] },
    "missing-scope",
    /one of the scopes a\/x, a\/y/,
  ],
  [
    "a sign-in by the SDK",
    await access({ scope: SIGN_IN }),
    scoped,
    "missing-scope",
    /a sign-in by the SDK never gets it/,
  ],
  ["a token without a user", await access({ sub: CLIENT }), scoped, "missing-scope", /at the token endpoint/],
  [
    "an ID token on a route with scopes",
    id,
    { ...route, scopes: ["orders/read"] },
    "missing-scope",
    /An ID token has no scope: send the access token/,
  ],
  [
    "an ID token on a method with scopes",
    id,
    scoped,
    "wrong-token-use",
    /Send the access token of the same sign-in, or take the scopes/,
  ],
  [
    "an access token on a method without",
    await access(),
    restCognito,
    "wrong-token-use",
    /Send the ID token of the same sign-in, or give the method/,
  ],
  ["a group", id, { ...cognito, groups: ["admin"] }, "missing-group", /Put the user into the group/],
  [
    "another client's access token",
    await access({ client_id: "x" }),
    cognito,
    "wrong-client",
    new RegExp(`Sign in with app client ${CLIENT}, or have the target accept x`),
  ],
  [
    "another client's ID token",
    await sign(poolKey, { ...idClaims, aud: "x" }),
    cognito,
    "wrong-client",
    /Sign in with app client/,
  ],
  [
    "another audience",
    await idp({ aud: "invoices" }),
    oidc,
    "wrong-audience",
    /Ask the issuer for a token for orders, or have the target accept invoices/,
  ],
  [
    "no audience in an access token",
    await access(),
    { ...oidc, issuer: ISSUER, jwksUri: JWKS_URI },
    "missing-claim",
    /no aud: send the ID token/,
  ],
  // RFC 8707: the aud of a resource-bound token hides its client_id.
  [
    "a token bound to a resource",
    await access({ aud: "https://api.example.com" }),
    route,
    "wrong-audience",
    /client_id fits, but aud is looked at first/,
  ],
  [
    "another pool",
    await sign(poolKey, { ...idClaims, iss: `${ISSUER}2` }),
    cognito,
    "wrong-issuer",
    /Send a token of https:\/\/cognito-idp/,
  ],
  [
    "the same pool, UPDATED",
    await sign(poolKey, { ...idClaims, iss: UPDATED }),
    cognito,
    "wrong-issuer",
    /ORIGINAL and UPDATED/,
  ],
  [
    "the same pool, UPDATED, at an authorizer that cannot read it",
    await sign(poolKey, { ...idClaims, iss: UPDATED }),
    restCognito,
    "wrong-issuer",
    /back to ORIGINAL, or use a JWT authorizer/,
  ],
  [
    "another algorithm",
    await sign(ecKey, idpClaims),
    albJwt,
    "alg-not-supported-by-target",
    /sign with RS256/,
  ],
  [
    "an algorithm that the authorizer leaves out",
    await sign(ecKey, { ...idpClaims, iss: ISSUER }),
    restJwt,
    "alg-not-supported-by-target",
    /sign with RS256/,
  ],
  ["not yet", await idp({ nbf: SECONDS + 60 }), oidc, "not-yet-valid", /Wait until then/],
  ["no end", await idp({ exp: undefined }), oidc, "missing-exp", /write exp/],
  [
    "a claim of the rule",
    await idp(),
    { ...albJwt, additionalClaims: [{ name: "tenant", format: "single-string", values: ["a"] }] },
    "missing-claim",
    /change the claim in the rule/,
  ],
  [
    "a claim of the authorizer",
    await idp({ tenant: "b" }),
    {
      ...restJwt,
      providers: restJwt.providers.map((one) => ({
        ...one,
        requiredClaims: [{ name: "tenant", values: ["a"] }],
      })),
    },
    "wrong-claim-value",
    /required claims of the authorizer/,
  ],
];

describe("what would fix it", () => {
  const rows = ROWS.map(([name, token, target, found, fix]) => ({ name, token, target, found, fix }));
  it.each(rows)("$name: $found", async ({ token, target, found, fix }) => {
    const { findings } = await inspectToken(token, { target, keys, now: NOW });
    expect(findings.find((one) => one.id === found)?.fix).toMatch(fix);
  });

  // https://docs.aws.amazon.com/verified-access/latest/ug/user-claims-passing.html
  it("tells Verified Access from a load balancer", async () => {
    const signer = "arn:aws:ec2:eu-west-1:111122223333:verified-access-instance/vai-0example";
    const token = unsigned({ alg: "ES384", kid: "k", signer }, albClaims);
    const { verdict, findings } = await inspectToken(token, { target: albOidcData, keys, now: NOW });
    expect(verdict).toBe("reject");
    expect(findings.find((one) => one.id === "not-an-alb-token")?.message).toContain("Verified Access");
  });
});
