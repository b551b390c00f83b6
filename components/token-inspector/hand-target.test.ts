import { describe, expect, it } from "vitest";
import { inspectToken } from "@/lib/jwt";
import { ALB, accessClaims, CLIENT, idClaims, NOW, poolKey } from "@/lib/jwt/testing/setting";
import { jwks, publicJwk, sign } from "@/lib/jwt/testing/tokens";
import { type HandField, type HandKind, type HandValues, handKinds, handTarget } from "./hand-target";

const pool = "eu-west-1_Example01";
const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${pool}`;
const body = jwks(publicJwk(poolKey));
const keys = { fetch: async () => ({ status: 200, body }) };
const id = await sign(poolKey, idClaims);
const access = await sign(poolKey, accessClaims);

describe("handTarget", () => {
  const judged: [HandKind, HandValues, string, string][] = [
    ["http-jwt", { issuer, audience: `a, ${CLIENT}` }, id, "accept"],
    ["http-jwt", { issuer, audience: CLIENT, scopes: "orders/write" }, access, "reject"],
    ["http-jwt", { issuer, audience: CLIENT, scopes: "orders/read" }, access, "accept"],
    ["rest-cognito", { pools: pool }, id, "accept"],
    [
      "rest-cognito",
      { pools: `arn:aws:cognito-idp:eu-west-1:111122223333:userpool/${pool}` },
      access,
      "reject",
    ],
    ["rest-cognito", { pools: pool, scopes: "orders/read" }, access, "accept"],
    ["rest-jwt", { issuer, audience: CLIENT }, id, "accept"],
    ["rest-token", { expression: "abc" }, id, "reject"],
    ["oidc", { issuer, audience: CLIENT }, id, "accept"],
    ["cognito", { pools: pool, clients: CLIENT }, id, "accept"],
    ["cognito", { pools: pool, clients: "other" }, id, "reject"],
    ["alb-jwt", { issuer: "https://other.example" }, id, "reject"],
    ["alb-oidc-data", { albArn: ALB }, id, "reject"],
  ];
  it.each(judged)("%s %j", async (kind, values, token, verdict) => {
    const made = handTarget(kind, values);
    const target = made.ok ? made.target : undefined;
    const inspection = await inspectToken(token, { target, keys, now: NOW });
    expect(inspection.verdict).toBe(verdict);
  });

  const refused: [HandKind, HandValues, HandField][] = [
    ["http-jwt", {}, "issuer"],
    ["http-jwt", { issuer: "http://login.example", audience: "a" }, "issuer"],
    ["http-jwt", { issuer }, "audience"],
    ["rest-cognito", { pools: "nonsense" }, "pools"],
    ["alb-oidc-data", { albArn: "arn:aws:s3:::bucket" }, "albArn"],
  ];
  it.each(refused)("%s %j is not complete", (kind, values, field) => {
    expect(handTarget(kind, values)).toMatchObject({ ok: false, field });
  });

  it("needs only fields that are asked for", () => {
    for (const { fields, needed } of Object.values(handKinds))
      expect(fields).toEqual(expect.arrayContaining([...needed]));
  });
});
