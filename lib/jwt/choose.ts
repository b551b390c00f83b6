/** Which of several tokens the target would look at. */
import { classify } from "./classify";
import { headerOf } from "./judge/placement";
import type { LabelledToken } from "./read/read-input";
import type { TokenKind, TokenTarget } from "./types";

function kindsFor(target: TokenTarget | undefined): readonly TokenKind[] {
  switch (target?.kind) {
    case undefined:
      return [];
    case "alb-oidc-data":
      return ["alb-oidc-data"];
    case "cognito":
      return target.tokenUse === "access" ? ["cognito-access"] : ["cognito-id", "cognito-access"];
    case "rest-cognito":
      return target.scopes.length > 0 ? ["cognito-access"] : ["cognito-id"];
    case "oidc":
      return target.tokenKind === "access" ? ["cognito-access", "oidc"] : ["cognito-id", "oidc"];
    default:
      return ["cognito-access", "oidc"];
  }
}

/** Index of the token to inspect: by the target's header, then by kind, then the first. -1 where there is none. */
export function chooseToken(tokens: readonly LabelledToken[], target: TokenTarget | undefined): number {
  if (tokens.length < 2) return tokens.length - 1;
  const header = headerOf(target);
  const byHeader = header === undefined ? -1 : tokens.findIndex(({ label }) => label === header);
  if (byHeader >= 0) return byHeader;
  for (const kind of kindsFor(target)) {
    const byKind = tokens.findIndex(({ token }) => classify(token) === kind);
    if (byKind >= 0) return byKind;
  }
  return 0;
}
