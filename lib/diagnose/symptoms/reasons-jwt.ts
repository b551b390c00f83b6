import type { Symptom } from "../symptom";
import { findInLog, seeKeySet, seeRule } from "./confirm";
import { unreachable } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

const metric =
  "JWTValidationFailureCount, which AWS names for logs and not among its metrics: it may not exist";
const jwtSources = [sources.accessLogs, sources.jwt, sources.troubleshooting] as const;

/** A token that a jwt-validation rule does not accept. What configuration can be blamed for it; the token itself is judged in the inspector. */
function tokenReason(
  given: Pick<Symptom, "id" | "title" | "brief" | "meaning"> &
    Partial<Pick<Symptom, "also" | "whoFixes" | "causes">>,
): Symptom {
  return {
    kind: "reason",
    hop: "authenticate",
    whoFixes: "Whoever wrote the client, or the owner of the rule where it asks for too much.",
    notThis: [
      "No failed sign-in of a user: a jwt-validation rule signs nobody in.",
      "Not the target's answer.",
    ],
    causes: [],
    confirm: [findInLog([given.id, ...(given.also ?? [])].join("|")), seeRule],
    uncheckable: [uncheckable.token],
    metric,
    sources: jwtSources,
    ...given,
  };
}

/** A key set that a jwt-validation rule cannot use. */
function keySetReason(
  given: Pick<Symptom, "id" | "title" | "brief" | "meaning"> & Partial<Pick<Symptom, "causes">>,
): Symptom {
  return {
    kind: "reason",
    hop: "authenticate",
    whoFixes: "Whoever runs the issuer, or the owner of the rule where JwksEndpoint is the wrong address.",
    notThis: ["Nothing is wrong with the caller's token: it was not judged."],
    causes: [],
    confirm: [seeKeySet, findInLog(given.id), seeRule],
    uncheckable: [uncheckable.keySet],
    metric,
    sources: jwtSources,
    ...given,
  };
}

/** Reasons of jwt-validation rules: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html */
export const jwtReasons: readonly Symptom[] = [
  tokenReason({
    id: "JWTHeaderNotPresent",
    title: "JWTHeaderNotPresent: the request has no Authorization header",
    brief: "The rule wants a bearer token, and the request has no Authorization header.",
    meaning: [
      "The rule takes tokens from the Authorization header only, and there was none. Browsers that follow a link, redirects to another host and preflight requests send none. The answer is 401.",
    ],
    whoFixes: "Whoever wrote the client.",
  }),
  tokenReason({
    id: "JWTRequestFormatInvalid",
    title: "JWTRequestFormatInvalid: the Authorization header is not one bearer token",
    brief: "The header has another scheme, no token, or several.",
    meaning: [
      "The Authorization header must be the word Bearer, a space and one token. Another scheme, a bare token, an empty one or several are refused. The answer is 401.",
    ],
    whoFixes: "Whoever wrote the client.",
  }),
  tokenReason({
    id: "JWTSignatureValidationFailed",
    also: ["JWTSignatureValidationError"],
    title: "JWTSignatureValidationFailed: the token's signature does not hold",
    brief: "Signature, algorithm or key id of the token do not fit the key set.",
    causes: [
      { check: "jwks-endpoint-mismatch", why: "Keys of another issuer verify none of this issuer's tokens." },
      { check: "jwks-key-unsupported", why: "Only RSA keys of 2048 bits are used." },
      { check: "signing-keys-unavailable", why: "A set without a signing key verifies nothing." },
    ],
    meaning: [
      "The signature does not match, the algorithm is another than RS256, or no key of the set has the token's kid. A token of another issuer or of a stage with other keys is the likely reason; after a change of keys, AWS does not publish how soon a new one is taken up.",
      "AWS's pages call this reason by two names, JWTSignatureValidationFailed and JWTSignatureValidationError. The answer is 401.",
    ],
  }),
  tokenReason({
    id: "JWTClaimNotPresent",
    title: "JWTClaimNotPresent: the token lacks a claim that the rule wants",
    brief: "A claim that is always needed, or that the rule names, is not in the token.",
    causes: [
      {
        check: "claim-unsatisfiable",
        why: "The rule asks for claims that no one token of this issuer has together.",
      },
    ],
    meaning: [
      "The claims iss and exp are always needed, and every additional claim of the rule. An ID token in place of an access token, or the reverse, likely lacks one: Cognito's access tokens have no aud, its ID tokens no scope and no client_id. The answer is 401.",
    ],
  }),
  tokenReason({
    id: "JWTClaimFormatInvalid",
    title: "JWTClaimFormatInvalid: a claim of the token has another format than the rule says",
    brief: "The rule expects one string, a list of words or an array, and the claim is another of them.",
    causes: [
      {
        check: "claim-unsatisfiable",
        why: "The rule asks for a format that no token can have with these values.",
      },
    ],
    meaning: [
      "An additional claim of the rule has a format: single-string, space-separated-values or string-array. The token's claim has another one. aud in particular may be a string or an array, as the issuer likes. The answer is 401.",
    ],
  }),
  tokenReason({
    id: "JWTClaimValueInvalid",
    title: "JWTClaimValueInvalid: a claim of the token has a value that the rule does not allow",
    brief: "Expired, not valid yet, of another issuer, or without an allowed value.",
    causes: [
      { check: "issuer-mismatch", why: "Every token is then one of another issuer." },
      { check: "claim-unsatisfiable", why: "The rule allows no value that a token can have." },
      { check: "value-with-whitespace", why: "White space in the issuer makes it another one." },
    ],
    meaning: [
      "A claim is there and its value is not allowed: exp has passed, nbf is still to come, iss is not the rule's issuer to the letter, or none of the allowed values of an additional claim fits. AWS lists the reason without a status; 401 is likely.",
    ],
  }),
  keySetReason({
    id: "JWKSRequestTimeout",
    title: "JWKSRequestTimeout: the key set could not be fetched within 5 seconds",
    brief: "The load balancer could not reach the key set's address, or it took longer than 5 seconds.",
    causes: [
      ...unreachable,
      { check: "signing-keys-unavailable", why: "The key set could not be fetched from here either." },
    ],
    meaning: [
      "The load balancer could not talk to the address in JwksEndpoint, or waited 5 seconds in vain: no way out, no public DNS entry, no IPv4, or a slow issuer. The answer is 500.",
    ],
  }),
  keySetReason({
    id: "JWKSResponseSizeExceeded",
    title: "JWKSResponseSizeExceeded: the key set is too large",
    brief: "The key set has more than 10 keys, or is larger than 150 KB.",
    causes: [{ check: "jwks-too-large", why: "The key set has more than 10 keys, or more than 150 KB." }],
    meaning: [
      "The load balancer takes a key set of at most 10 keys and 150 KB. Old keys that were never taken out, or certificates inside the keys, make it grow. The answer is 500.",
    ],
  }),
  keySetReason({
    id: "JWKSRequestFailed",
    title: "JWKSRequestFailed: the key set's address answered with an error",
    brief: "The address in JwksEndpoint answered with another status than 2xx.",
    causes: [
      {
        check: "jwks-endpoint-mismatch",
        why: "Another address than the issuer's own likely holds no key set.",
      },
      { check: "signing-keys-unavailable", why: "The key set's address answers with an error." },
      {
        check: "endpoint-redirects",
        why: "A redirect is no key set; whether it is followed is not documented.",
      },
      { check: "value-with-whitespace", why: "White space in the address makes it another one." },
    ],
    meaning: [
      "The address was reached and answered with another status than 2xx. A mistyped path is the likely reason; the right one is jwks_uri in the issuer's discovery document. The answer is 562.",
    ],
  }),
  keySetReason({
    id: "JWKSResponseInvalid",
    title: "JWKSResponseInvalid: what the key set's address answers is no usable key set",
    brief: "The body is no JSON, lacks members, or holds keys that are not RSA of 2048 bits for RS256.",
    causes: [
      { check: "jwks-key-unsupported", why: "The set holds no RSA key of 2048 bits for RS256." },
      {
        check: "jwks-endpoint-mismatch",
        why: "Another address than the issuer's own likely holds something else.",
      },
      { check: "signing-keys-unavailable", why: "The set cannot be read, or holds no signing key." },
    ],
    meaning: [
      "The address answered 2xx with a body that cannot be used: no JSON, a missing member, an algorithm other than RS256, or a key that is not RSA of 2048 bits. The answer is 562.",
    ],
  }),
  keySetReason({
    id: "JWTValidationInternalError",
    title: "JWTValidationInternalError: the load balancer met a fault of its own",
    brief: "Something inside the load balancer went wrong while it validated a token.",
    meaning: [
      "AWS does not publish what leads to it, nor its status. Trying again likely helps where it is rare; where it goes on, AWS Support needs the trace id of the log line.",
    ],
  }),
];
