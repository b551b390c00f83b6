import { describe, expect, it } from "vitest";
import type { TargetOfChain } from "@/lib/facts/token-targets";
import {
  ALB_KID,
  albJwt,
  albOidcData,
  cognito,
  IDP_JWKS,
  JWKS_URI,
  KEY_BASE,
  oidc,
  restJwt,
} from "@/lib/jwt/testing/setting";
import type { TokenTarget } from "@/lib/jwt/types";
import { keyRequest, refetchRequest } from "./key-request";

const chain = "alb/111122223333/eu-west-1/web/50dc/l/r";
const of = (target: TokenTarget): TargetOfChain => ({
  id: chain,
  chain,
  name: "",
  trusts: "",
  place: "",
  target,
});
const encoded = encodeURIComponent(chain);

describe("keyRequest", () => {
  const cases: [string, TokenTarget, string, string | undefined, TargetOfChain[], string | null][] = [
    ["a pool of a chain", cognito, JWKS_URI, chain, [], `/api/v1/keys?chain=${encoded}`],
    ["a pool by hand", cognito, JWKS_URI, undefined, [], "/api/v1/keys?pool=eu-west-1_Example01"],
    [
      "a load balancer's key",
      albOidcData,
      `${KEY_BASE}${ALB_KID}`,
      chain,
      [],
      `/api/v1/alb-key?chain=${encoded}&kid=${ALB_KID}`,
    ],
    [
      "of a load balancer by hand that is live",
      albOidcData,
      `${KEY_BASE}${ALB_KID}`,
      undefined,
      [of(albOidcData)],
      `/api/v1/alb-key?chain=${encoded}&kid=${ALB_KID}`,
    ],
    ["of a load balancer by hand that is not", albOidcData, `${KEY_BASE}${ALB_KID}`, undefined, [], null],
    [
      "an issuer by hand that is live",
      oidc,
      "https://idp.example.com/.well-known/openid-configuration",
      undefined,
      [of(oidc)],
      `/api/v1/keys?chain=${encoded}`,
    ],
    [
      "an issuer that no chain names",
      oidc,
      "https://evil.example/.well-known/openid-configuration",
      undefined,
      [of(oidc)],
      null,
    ],
    [
      "the second provider of a method",
      restJwt,
      IDP_JWKS,
      chain,
      [],
      `/api/v1/keys?chain=${encoded}&provider=1`,
    ],
    [
      "a set by hand that a method's second provider has",
      { ...oidc, jwksUri: IDP_JWKS },
      IDP_JWKS,
      undefined,
      [of(restJwt)],
      `/api/v1/keys?chain=${encoded}&provider=1`,
    ],
    ["jwt-validation of a chain", albJwt, albJwt.jwksUri, chain, [], `/api/v1/keys?chain=${encoded}`],
  ];
  it.each(cases)("%s", (_, target, url, ofChain, targets, expected) => {
    expect(keyRequest({ target, url, chain: ofChain }, targets)).toBe(expected);
  });
});

describe("refetchRequest", () => {
  const request = `/api/v1/keys?chain=${encoded}`;
  const cases: [string, string, unknown, string | null][] = [
    ["a plain kid", request, "abc+/=", `${request}&kid=abc%2B%2F%3D`],
    ["no text", request, 5, null],
    ["an empty one", request, "", null],
    ["a long one", request, "a".repeat(129), null],
    ["one with white space", request, "a b", null],
    ["one with a query", request, "a?b=c", null],
    ["a load balancer's key, whose address holds it", "/api/v1/alb-key?chain=x&kid=y", "y", null],
  ];
  it.each(cases)("%s", (_, from, kid, expected) => {
    expect(refetchRequest(from, kid)).toBe(expected);
  });
});
