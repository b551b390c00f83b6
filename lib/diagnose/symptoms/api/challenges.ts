import { answersOf, saysOf } from "../../../facts/api/answer/known-answers";
import type { AnswerMeaning } from "../../../facts/api/answer/reading";
import type { Symptom } from "../../symptom";
import { pick, refusedCaller, refusedToken, withoutScope } from "./causes";
import {
  seeAnswer,
  seeAnswerWithout,
  seeClientScopes,
  seeHttpAccessLog,
  seeHttpAuthorizers,
  seeHttpRoutes,
  seeIssuer,
  seeKeySet,
  seePreflight,
} from "./confirm";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";
import { metric4xx, notCors } from "./words";

const clientOrOwner =
  "Whoever wrote the client, where it sends another token than the API wants; the owner of the API, where its authorizer lists the wrong values.";

const published =
  "AWS publishes the text about the audience alone; the others were met in answers and in access logs, where authorizer.error holds them.";

type Given = Pick<Symptom, "title" | "meaning" | "causes" | "confirm"> &
  Partial<Pick<Symptom, "also" | "whoFixes" | "notThis" | "hop">>;

/** One `error_description` of an HTTP API's JWT authorizer: its address is what it means. */
function tokenRefused(id: AnswerMeaning, given: Given): Symptom {
  return {
    id,
    kind: "challenge",
    brief: saysOf(id, "http"),
    answers: answersOf(id),
    hop: "authorizer",
    whoFixes: clientOrOwner,
    notThis: [
      "No missing scope: that is 403 with insufficient_scope.",
      "Not a REST API's answer: those say no more than Unauthorized.",
    ],
    uncheckable: [uncheckable.token],
    metric: metric4xx,
    sources: [sources.httpJwtTroubleshooting, sources.httpJwt, sources.httpLogVariables],
    see: ["invalid_token", "401"],
    ...given,
  };
}

/**
 * What an HTTP API's JWT authorizer says in `www-authenticate`:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
 */
export const challenges: readonly Symptom[] = [
  {
    id: "invalid_token",
    title: "invalid_token: the JWT authorizer of an HTTP API refuses the token",
    kind: "challenge",
    brief: "The token was read and refused; error_description beside it says why.",
    meaning: [
      "An HTTP API with a JWT authorizer answers 401 and writes its reason into www-authenticate: the error invalid_token, and error_description in words. It checks in this order: the token's shape, its algorithm and signature, then iss, aud or client_id, exp, nbf and iat.",
      `${published} A description that is not among them is read best beside the token: its claims against the authorizer's.`,
      "With apigw-requestid and a body of API Gateway it proves that the authorizer refused. A backend that checks tokens itself writes the same header, with a body of its own.",
    ],
    answers: answersOf(
      "token-audience",
      "token-issuer",
      "token-malformed",
      "token-algorithm",
      "keys-unreachable",
      "token-time",
    ),
    hop: "authorizer",
    whoFixes: clientOrOwner,
    notThis: [
      "No missing scope: that is 403 with insufficient_scope.",
      "No absent token: then www-authenticate is the word Bearer alone.",
      notCors,
    ],
    causes: refusedToken,
    confirm: [seeAnswer, seeHttpAuthorizers, seeHttpRoutes, seeIssuer, seeHttpAccessLog],
    uncheckable: [uncheckable.token, uncheckable.backend],
    metric: metric4xx,
    sources: [
      sources.httpJwtTroubleshooting,
      sources.httpJwt,
      sources.bearer,
      sources.httpLogVariables,
      sources.httpMetrics,
    ],
    see: [
      "token-audience",
      "token-issuer",
      "token-algorithm",
      "token-malformed",
      "token-time",
      "keys-unreachable",
      "token-missing",
      "insufficient_scope",
      "401",
    ],
  },
  tokenRefused("token-audience", {
    title: "invalid_token: the token does not have a valid audience",
    meaning: [
      "Of the audiences that the authorizer lists, none is the token's aud. Where a token has no aud, its client_id is compared instead; where it has one, client_id does not count.",
      "Access tokens of a Cognito user pool usually have no aud, so the audience to list is the app client's id. One that was asked for with a resource has the API's address as aud, and then the client id no longer fits. Entra ID writes the bare id of an application into tokens of version 2, and api:// before it into those of version 1.",
      "It proves that shape and signature of the token were good, and likely its issuer. AWS publishes this text.",
    ],
    causes: pick(refusedToken, [
      "audience-unlisted",
      "app-client-missing",
      "auto-deploy-failed",
      "deployment-stale",
    ]),
    confirm: [seeHttpAuthorizers, seeHttpRoutes, seeAnswer],
  }),
  tokenRefused("token-issuer", {
    title: "invalid_token: the token's issuer is not the authorizer's",
    meaning: [
      "The authorizer compares iss with its issuer letter by letter. A slash at the end, which Auth0 writes and others do not, another tenant or version, another user pool or its Region: each makes it another issuer.",
      `It proves that the token could be read; whether its signature holds under its own issuer is open. ${published}`,
    ],
    causes: pick(refusedToken, [
      "issuer-mismatch",
      "user-pool-missing",
      "auto-deploy-failed",
      "deployment-stale",
    ]),
    confirm: [seeHttpAuthorizers, seeIssuer, seeAnswer],
  }),
  tokenRefused("token-algorithm", {
    title: "invalid_token: the token is signed with what HTTP APIs do not take",
    meaning: [
      "The JWT authorizer of an HTTP API takes signatures with RSA alone. Issuers that sign with elliptic curves (ES256, EdDSA) or with a shared secret (HS256) are refused, however good the token is. A Lambda authorizer can read such tokens; so can a REST API's JWT authorizer, where it is given the curve.",
      `It proves that the token could be read. ${published}`,
    ],
    causes: pick(refusedToken, ["signing-algorithm-unsupported"]),
    whoFixes:
      "Whoever runs the issuer, by signing with RSA; else the owner of the API, by another authorizer.",
    confirm: [seeIssuer, seeKeySet, seeAnswer],
  }),
  tokenRefused("token-malformed", {
    title: "invalid_token: what was sent is no JWT",
    meaning: [
      "What the identity source holds does not have the three parts of a signed JWT. A refresh token, an opaque access token (Auth0 issues those where no audience is asked for), an encrypted token of five parts, a cut one, or the word Bearer twice are what is usually sent instead.",
      `It proves that something was sent, and no claim of it was looked at. ${published}`,
    ],
    causes: [],
    whoFixes: "Whoever wrote the client.",
    confirm: [seeAnswer, seeAnswerWithout, seeHttpAuthorizers],
  }),
  tokenRefused("token-time", {
    title: "invalid_token: the token has expired, or is not valid yet",
    meaning: [
      "The token's exp has passed, or its nbf or iat is still to come. AWS documents no tolerance, so a clock that is a minute ahead at the issuer makes fresh tokens fail.",
      "The text that HTTP APIs write for it is not published: it is recognised by its words, so it is only likely. The inspector shows the three times of a token.",
    ],
    causes: [],
    whoFixes:
      "Whoever wrote the client: fetch a new token before the old one ends, and have the clock right.",
    notThis: [
      "No signed-out user: a token stays good until exp, whatever happens to the session.",
      "No missing scope: that is 403 with insufficient_scope.",
    ],
    confirm: [
      seeAnswer,
      {
        title: "Compare the clock with API Gateway's",
        command: "date -u && curl -sI https://API-HOST/ | grep -i '^date:'",
      },
    ],
  }),
  tokenRefused("keys-unreachable", {
    title: "invalid_token: API Gateway could not fetch the issuer's keys",
    meaning: [
      "API Gateway reads the issuer's discovery document and key set over the internet, and keeps the keys for up to two hours. Where the issuer is slow or away when they are needed, good tokens are refused, often only now and then.",
      `It proves that the token was not judged. ${published}`,
    ],
    hop: "provider",
    causes: pick(refusedToken, ["signing-keys-unavailable", "discovery-unreachable", "user-pool-missing"]),
    whoFixes: "Whoever runs the issuer: both addresses must be public, quick and always there.",
    notThis: ["No fault of the token.", "No missing scope: that is 403 with insufficient_scope."],
    confirm: [seeIssuer, seeKeySet, seeHttpAccessLog],
  }),
  tokenRefused("token-missing", {
    title: "www-authenticate: Bearer alone: the request holds no token",
    meaning: [
      "The JWT authorizer of an HTTP API found nothing in its identity source, and asks for a token with 401 and the word Bearer. The source is one header or one query parameter; a name of another case in the query is another parameter.",
      "The access log's authorizer.error says that no token was provided. A backend can write the same header, so the proof is apigw-requestid with API Gateway's own body.",
    ],
    causes: pick(refusedCaller, ["identity-source-missing", "preflight-protected", "auto-deploy-failed"]),
    whoFixes: "Whoever wrote the client, or runs the proxy that drops the header.",
    notThis: ['No bad token: that has error="invalid_token" beside Bearer.', notCors],
    confirm: [seeAnswer, seePreflight, seeHttpAuthorizers, seeHttpRoutes],
  }),
  {
    id: "insufficient_scope",
    title: "insufficient_scope: the token is good, and lacks a scope of the route",
    kind: "challenge",
    brief: saysOf("token-scopes", "http"),
    meaning: [
      "The route of an HTTP API asks for scopes, one of which must stand in the token's scope or scp. None does, and the answer is 403. error_description lists what is expected.",
      "ID tokens have no scopes at all. A custom scope of Cognito is written identifier/name, and a token has only those that the client asked for at the pool's OAuth endpoints: tokens of InitiateAuth carry aws.cognito.signin.user.admin alone.",
      "It proves that the token itself was accepted: signature, issuer, audience and times are good.",
    ],
    answers: answersOf("token-scopes"),
    hop: "authorizer",
    whoFixes:
      "Whoever wrote the client, by asking for the scope; the owner of the app client, by allowing it.",
    notThis: [
      "No expired or wrong token: that is 401 with invalid_token.",
      "Not a REST API's answer: those refuse a token without the scope with a plain 401.",
      notCors,
    ],
    causes: withoutScope,
    confirm: [seeAnswer, seeHttpRoutes, seeClientScopes],
    uncheckable: [uncheckable.token],
    metric: metric4xx,
    sources: [sources.httpJwt, sources.httpJwtTroubleshooting, sources.bearer],
    see: ["invalid_token", "403", "invalid_scope"],
  },
];
