/** Would this target take this token, its signature aside? */
import { cognitoIssuer } from "../classify";
import { finding } from "../finding";
import { member, stringMember } from "../json-reader";
import type { Judgement, TokenTarget } from "../types";
import { judgeAlbJwt } from "./alb-jwt";
import { judgeAlbOidcData } from "./alb-oidc-data";
import { judgeCognito } from "./cognito";
import { judgeHttpJwt } from "./http-jwt";
import { judgeIssuerAlone } from "./issuer";
import { judgeOidc } from "./oidc";
import { judgePlacement } from "./placement";
import { issuersOf, judgeRestCognito } from "./rest-cognito";
import { judgeRestJwt } from "./rest-jwt";
import { judgeRestToken } from "./rest-token";
import { judgeShape } from "./shape";
import { type Subject, said, together } from "./subject";
import { judgeTime } from "./time";

function trustedIssuers(target: TokenTarget | undefined): readonly string[] {
  if (target === undefined) return [];
  switch (target.kind) {
    case "rest-token":
      return [];
    case "rest-cognito":
      return issuersOf(target);
    case "rest-jwt":
      return target.providers.map(({ issuer }) => issuer);
    default:
      return target.issuer === undefined ? [] : [target.issuer];
  }
}

async function judgeTarget(subject: Subject, target: TokenTarget): Promise<Judgement> {
  switch (target.kind) {
    case "cognito":
      return judgeCognito(subject, target);
    case "rest-cognito":
      return judgeRestCognito(subject, target);
    case "rest-jwt":
      return judgeRestJwt(subject, target);
    case "rest-token":
      return judgeRestToken(subject, target);
    case "http-jwt":
      return judgeHttpJwt(subject, target);
    case "alb-oidc-data":
      return judgeAlbOidcData(subject, target);
    case "alb-jwt":
      return judgeAlbJwt(subject, target);
    case "oidc":
      return judgeOidc(subject, target);
  }
}

/** A user pool always writes token_use; without one, the token is none of its own. */
function judgeAlone({ token, kind }: Subject): Judgement {
  const issuer = stringMember(token.claims, "iss") ?? "";
  // A load balancer copies the pool's iss into its own token, which has no token_use.
  if (kind === "alb-oidc-data" || cognitoIssuer(issuer) === undefined) return said();
  if (member(token.claims, "token_use") !== undefined) return said();
  return said(
    finding("missing-token-use", "token_use: absent, though iss is a user pool, which always writes it", {
      claim: "token_use",
    }),
  );
}

/** Judges header and claims against the target, or on their own where there is none. */
export async function judge(subject: Subject, target: TokenTarget | undefined): Promise<Judgement> {
  const shape = judgeShape(subject, target);
  // A token of a load balancer in another place: its claims say nothing of the identity provider's tokens.
  const misplaced = shape.findings.some(({ id }) => id === "alb-token-in-wrong-place");
  if (subject.token.claims === undefined) {
    const notAlb = target?.kind === "alb-oidc-data" && subject.kind !== "alb-oidc-data";
    const applies = target?.kind === "rest-token" || notAlb;
    return together(shape, target !== undefined && applies ? await judgeTarget(subject, target) : said());
  }
  return together(
    judgeTime(subject, target),
    said(...judgeIssuerAlone(subject.token.claims, trustedIssuers(target))),
    shape,
    judgePlacement(subject, target),
    misplaced && target?.kind !== "rest-token"
      ? said()
      : target === undefined
        ? judgeAlone(subject)
        : await judgeTarget(subject, target),
  );
}
