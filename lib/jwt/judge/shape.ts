/** What is judged for every target: size, typ, kind in the wrong place, plain claims. */
import { finding } from "../finding";
import { member, stringMember } from "../json-reader";
import { printable } from "../show";
import type { Judgement, TokenFinding, TokenTarget } from "../types";
import { judgeSignInScope } from "./scopes";
import { type Subject, said } from "./subject";

/** One header of a load balancer; https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const ALB_HEADER_BYTES = 16 * 1024;
/** Request line and headers together; https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const API_GATEWAY_HEADER_BYTES = 10_240;

function headerLimit(target: TokenTarget | undefined): number | undefined {
  switch (target?.kind) {
    case "alb-jwt":
    case "alb-oidc-data":
      return ALB_HEADER_BYTES;
    case "rest-cognito":
    case "rest-jwt":
    case "rest-token":
    case "http-jwt":
      return API_GATEWAY_HEADER_BYTES;
    default:
      return undefined;
  }
}

function judgeSize({ token }: Subject, target: TokenTarget | undefined): TokenFinding[] {
  if (token.form === "json") return [];
  const bytes = token.text.length;
  const limit = headerLimit(target);
  const details = { actual: `${bytes} bytes`, expected: `at most ${limit ?? ALB_HEADER_BYTES} bytes` };
  if (limit !== undefined && bytes > limit) {
    const fix = "Take claims out of the token: groups and custom attributes are the usual weight.";
    return [
      finding("header-too-large-for-target", `${bytes} bytes; the target takes ${limit} in headers`, {
        ...details,
        fix,
      }),
    ];
  }
  if (limit !== undefined || bytes <= ALB_HEADER_BYTES) return [];
  return [
    finding("too-large", `${bytes} bytes; most servers take no header over ${ALB_HEADER_BYTES}`, details),
  ];
}

/** typ of RFC 7519 5.1 and RFC 9068 2.1; absent is fine. */
function judgeTyp({ token, kind }: Subject, target: TokenTarget | undefined): TokenFinding[] {
  const typ = stringMember(token.header, "typ");
  if (typ === undefined || token.form === "jwe-compact") return [];
  const plain = typ.toLowerCase().replace(/^application\//, "");
  const isId = kind === "cognito-id" || (target?.kind === "oidc" && target.tokenKind === "id");
  const onlyJwt = kind === "alb-oidc-data" || isId;
  if (plain === "jwt" || (plain === "at+jwt" && !onlyJwt)) return [];
  const expected = onlyJwt ? "JWT" : "JWT or at+jwt";
  return [
    finding("wrong-typ", `typ: ${printable(typ)}, ${expected} is usual`, {
      claim: "typ",
      actual: typ,
      expected,
    }),
  ];
}

function judgePlace({ kind }: Subject, target: TokenTarget | undefined): TokenFinding[] {
  if (kind !== "alb-oidc-data" || target === undefined || target.kind === "alb-oidc-data") return [];
  return [
    finding(
      "alb-token-in-wrong-place",
      "this is x-amzn-oidc-data, signed by a load balancer; the target takes tokens of an identity provider",
      {
        actual: "alb-oidc-data",
        fix: "Send the access token (x-amzn-oidc-accesstoken), or one that the client gets itself.",
      },
    ),
  ];
}

function judgeEmail({ token }: Subject): TokenFinding[] {
  const verified = member(token.claims, "email_verified");
  const not =
    (verified?.type === "boolean" && !verified.value) ||
    (verified?.type === "string" && verified.value === "false");
  if (!not) return [];
  return [
    finding("email-not-verified", "email_verified: false; do not decide by the email", {
      claim: "email_verified",
      actual: "false",
      expected: "true",
    }),
  ];
}

/** Findings that need no issuer, keys or configuration. */
export function judgeShape(subject: Subject, target: TokenTarget | undefined): Judgement {
  return said(
    ...judgeSize(subject, target),
    ...judgeTyp(subject, target),
    ...judgePlace(subject, target),
    ...judgeEmail(subject),
    ...(subject.kind === "cognito-access" ? judgeSignInScope(subject.token.claims) : []),
  );
}
