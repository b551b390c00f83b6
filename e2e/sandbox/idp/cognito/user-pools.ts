/**
 * All user pools of a world at their hosted addresses and issuers.
 *
 * Written over `jose` and not over `oidc-provider`, which cannot be bent to four things that a diagnosis meets:
 * Cognito's own error pages and codes (`redirect_mismatch`, `invalid_redirect`, 400 for `invalid_client`), JWT access
 * tokens without audience that are yet good at userInfo, two signing keys for the two kinds of token, and an issuer
 * on another host than its endpoints.
 */
import type { World } from "../../world";
import { type Answer, html, type Question } from "../question";
import { initiateAuthAnswer } from "./initiate-auth";
import { issuerAnswer } from "./issuer";
import { authorizeAnswer, errorAnswer, loginAnswer, logoutAnswer } from "./login";
import { hostedAt, regionOfIssuerHost } from "./pool-at";
import { keysOf } from "./pool-keys";
import { signInState } from "./sign-in-state";
import { tokenAnswer } from "./token";
import { userInfoAnswer } from "./user-info";

export interface UserPools {
  /** Whether anything answers at this host: an issuer host, or a domain whose Status is ACTIVE. */
  serves(host: string): boolean;
  answer(question: Question): Promise<Answer>;
}

/** `now` in milliseconds. */
export function userPools(world: () => World, now: () => number): UserPools {
  const state = signInState(now);

  return {
    serves: (host) => regionOfIssuerHost(host) !== undefined || hostedAt(world(), host) !== undefined,
    answer: async (question) => {
      const host = question.url.hostname;
      const region = regionOfIssuerHost(host);
      if (region !== undefined) {
        const signsIn = question.method === "POST" && question.url.pathname === "/";
        return signsIn
          ? initiateAuthAnswer(world(), region, now(), question)
          : issuerAnswer(world(), region, question);
      }
      const hosted = hostedAt(world(), host);
      if (!hosted) return html(404, "Not Found");
      switch (question.url.pathname) {
        case "/oauth2/authorize":
          return authorizeAnswer(hosted, state, question);
        case "/login":
          return loginAnswer(world(), hosted, state, question);
        case "/error":
          return errorAnswer(question);
        case "/logout":
          return logoutAnswer(hosted, state, question);
        case "/oauth2/token":
          return tokenAnswer(world(), hosted, state, await keysOf(hosted.pool.Id), now(), question);
        case "/oauth2/userInfo":
          return userInfoAnswer(world(), hosted, await keysOf(hosted.pool.Id), now(), question);
        default:
          return html(404, "Not Found");
      }
    },
  };
}
