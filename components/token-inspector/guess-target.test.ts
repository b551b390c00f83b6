import { describe, expect, it } from "vitest";
import {
  ALB,
  accessClaims,
  albHeader,
  albJwt,
  albOidcData,
  CLIENT,
  cognito,
  ISSUER,
  idClaims,
  idpClaims,
  oidc,
  restToken,
} from "@/lib/jwt/testing/setting";
import type { JsonObject, TokenKind, TokenTarget } from "@/lib/jwt/types";
import { guessTarget } from "./guess-target";

const other = { ...cognito, clientIds: ["another-client"] };
const targets: Record<string, TokenTarget> = {
  header: albOidcData,
  "header of another": { ...albOidcData, albArn: ALB.replace("web", "shop"), clientId: "shop-client" },
  "another client": { ...other, tokenUse: "access" },
  id: { ...cognito, tokenUse: "id" },
  access: { ...cognito, tokenUse: "access" },
  oidc,
  function: restToken,
};
const choices = Object.entries(targets).map(([name, target]) => ({ name, target }));

describe("guessTarget", () => {
  const cases: [string, TokenKind, JsonObject, JsonObject, string | undefined][] = [
    ["the header of this load balancer", "alb-oidc-data", albHeader, {}, "header"],
    [
      "of another one",
      "alb-oidc-data",
      { ...albHeader, signer: ALB.replace("web", "shop") },
      {},
      "header of another",
    ],
    ["of an unknown one", "alb-oidc-data", { signer: "arn:x", client: "c", iss: "https://x" }, {}, undefined],
    ["an ID token", "cognito-id", {}, idClaims, "id"],
    ["an access token", "cognito-access", {}, accessClaims, "access"],
    [
      "an access token of another client",
      "cognito-access",
      {},
      { ...accessClaims, client_id: "another-client" },
      "another client",
    ],
    [
      "of the pool, but no known client",
      "cognito-access",
      {},
      { ...accessClaims, client_id: "x" },
      "another client",
    ],
    ["of another pool", "cognito-id", {}, { ...idClaims, iss: `${ISSUER}x` }, undefined],
    ["of a provider", "oidc", {}, idpClaims, "oidc"],
    ["of a provider, but for a slash", "oidc", {}, { ...idpClaims, iss: "https://idp.example.com" }, "oidc"],
    ["with no issuer", "oidc", {}, { aud: CLIENT }, undefined],
    ["with an issuer that is no text", "oidc", {}, { iss: 5 }, undefined],
  ];
  it.each(cases)("%s", (_, kind, header, claims, expected) => {
    expect(guessTarget({ kind, header, claims }, choices)?.name).toBe(expected);
  });

  it("takes jwt-validation where nothing else trusts the issuer", () => {
    const token = { kind: "oidc", header: {}, claims: { iss: albJwt.issuer } } as const;
    expect(guessTarget(token, [{ target: restToken }, { target: albJwt }])?.target).toBe(albJwt);
  });
});
