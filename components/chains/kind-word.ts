import type { ChainKind } from "@/lib/model/chain";

/** How a chain lets a request in, in a word or two. */
export const kindWord: Readonly<Record<ChainKind, string>> = {
  "alb-cognito": "Cognito",
  "alb-oidc": "OIDC",
  "alb-jwt": "JWT validation",
  "alb-open": "no sign-in",
};
