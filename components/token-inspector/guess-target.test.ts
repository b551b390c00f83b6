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
  restCognito,
  restToken,
} from "@/lib/jwt/testing/setting";
import type { JsonObject, TokenKind, TokenTarget } from "@/lib/jwt/types";
import { guessTarget } from "./guess-target";
import { sentTo } from "./sent-to";

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

  it("takes the method that the call went to, whoever issued the token", () => {
    const rest = (chain: string) => ({ chain: `rest/111122223333/eu-west-1/${chain}`, target: restToken });
    const all = [
      rest("abcdefghij/prod/GET/%2Forders"),
      rest("abcdefghij/prod/GET/%2Forders%2F%7Bid%7D"),
      rest("abcdefghij/prod/GET/%2F%7Bproxy%2B%7D"),
      rest("abcdefghij/prod/POST/%2Forders"),
      rest("abcdefghij/test/GET/%2Forders"),
      rest("zzzzzzzzzz/prod/GET/%2Forders"),
      { chain: "", target: oidc },
    ];
    const token = { kind: "oidc", header: {}, claims: idpClaims } as const;
    const guessed = (path: string, method = "GET") => {
      const command = `curl -X ${method} https://abcdefghij.execute-api.eu-west-1.amazonaws.com${path} -H 'a: b'`;
      return all.map(({ chain }) => chain).indexOf(guessTarget(token, all, sentTo(command))?.chain ?? "");
    };
    expect(guessed("/prod/orders?a=1")).toBe(0);
    expect(guessed("/prod/orders/5")).toBe(1);
    expect(guessed("/prod/other/5/x")).toBe(2);
    expect(guessed("/prod/orders", "POST")).toBe(3);
    expect(guessed("/test/orders")).toBe(4);
    expect(sentTo("curl https://app.example.com/")).toBeNull();
    expect(sentTo("eyJhbGciOiJub25lIn0.e30.")).toBeNull();
  });

  it("takes a method with scopes for an access token, one without for an ID token", () => {
    const withScopes = { target: { ...restCognito, scopes: ["orders/read"] } };
    const without = { target: { ...restCognito, scopes: [] } };
    const guess = (kind: TokenKind, claims: JsonObject) =>
      guessTarget({ kind, header: {}, claims }, [without, withScopes]);
    expect(guess("cognito-access", accessClaims)).toBe(withScopes);
    expect(guess("cognito-id", idClaims)).toBe(without);
  });

  it("takes jwt-validation where nothing else trusts the issuer", () => {
    const token = { kind: "oidc", header: {}, claims: { iss: albJwt.issuer } } as const;
    expect(guessTarget(token, [{ target: restToken }, { target: albJwt }])?.target).toBe(albJwt);
  });
});
