import type { JsonValue, TokenInspection, TokenTarget } from "@/lib/jwt/types";
import { fitOfChain, type SentTo } from "./sent-to";

/** Less than this is no guess: an issuer or a signer has to fit. */
const LEAST = 4;

/**
 * The target that a token was likely made for: the method that the pasted call went to, else by signer, issuer, client,
 * audience and kind of token; undefined where none fits. Of equals the first.
 */
export function guessTarget<T extends { readonly target: TokenTarget; readonly chain?: string }>(
  token: Pick<TokenInspection, "kind" | "header" | "claims">,
  choices: readonly T[],
  sent: SentTo | null = null,
): T | undefined {
  let best: T | undefined;
  let most = LEAST - 1;
  for (const choice of choices) {
    const points = score(token, choice.target) + (sent ? fitOfChain(choice.chain ?? "", sent) : 0);
    if (points > most) {
      most = points;
      best = choice;
    }
  }
  return best;
}

type Token = Pick<TokenInspection, "kind" | "header" | "claims">;

function score(token: Token, target: TokenTarget): number {
  const { kind, header = {}, claims = {} } = token;
  if (target.kind === "alb-oidc-data") {
    if (kind !== "alb-oidc-data") return 0;
    const signer = header.signer === target.albArn ? 4 : 0;
    const client = target.clientId !== undefined && header.client === target.clientId ? 2 : 0;
    return signer + client + issuerPoints(header.iss ?? claims.iss, target.issuer, 2);
  }
  if (kind === "alb-oidc-data") return 0;
  const clients = [...texts(claims.aud), ...texts(claims.client_id), ...texts(claims.azp)];
  switch (target.kind) {
    case "cognito": {
      if (
        target.tokenUse !== null &&
        claims.token_use !== undefined &&
        claims.token_use !== target.tokenUse
      ) {
        return 0;
      }
      const issuer = issuerPoints(claims.iss, target.issuer, 4);
      return issuer === 0 ? 0 : issuer + (target.clientIds.some((id) => clients.includes(id)) ? 2 : 0);
    }
    case "oidc":
    case "http-jwt": {
      const issuer = issuerPoints(claims.iss, target.issuer, 4);
      return issuer === 0
        ? 0
        : issuer + (texts(target.audience).some((one) => clients.includes(one)) ? 2 : 0);
    }
    case "alb-jwt":
      return issuerPoints(claims.iss, target.issuer, 4);
    case "rest-cognito": {
      const issuer = Math.max(0, ...target.issuers.map((one) => issuerPoints(claims.iss, one, 4)));
      // A method with scopes takes access tokens, one without them ID tokens.
      const takes = target.scopes.length > 0 ? "cognito-access" : "cognito-id";
      return issuer === 0 ? 0 : issuer + (kind === takes ? 1 : 0);
    }
    case "rest-jwt":
      return Math.max(0, ...target.providers.map(({ issuer }) => issuerPoints(claims.iss, issuer, 4)));
    case "rest-token":
      return 0;
  }
}

/** A trailing slash apart is still the same issuer to guess by; the verdict then says that it is not. */
function issuerPoints(actual: JsonValue | undefined, expected: string | undefined, points: number): number {
  if (typeof actual !== "string" || expected === undefined) return 0;
  const bare = (text: string) => text.replace(/\/$/, "");
  return bare(actual) === bare(expected) ? points : 0;
}

function texts(value: JsonValue | readonly string[] | undefined): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === "string");
}
