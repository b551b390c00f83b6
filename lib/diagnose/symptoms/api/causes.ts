import type { RankedCause } from "../../symptom";

/** What is served is not what was edited, or only for a part of the calls. */
const stale: RankedCause = {
  check: "deployment-stale",
  why: "The stage serves an older authorizer, scope or policy than the editor shows: a REST API changes with a deployment alone.",
};
const canary: RankedCause = {
  check: "canary-active",
  why: "A share of the calls meets another deployment or other stage variables, which looks random.",
};
const autoDeploy: RankedCause = {
  check: "auto-deploy-failed",
  why: "The last automatic deployment of an HTTP API failed, so it serves what was before.",
};
const preflight: RankedCause = {
  check: "preflight-protected",
  why: "A browser's preflight has no token: where OPTIONS meets the authorizer, the call itself is never sent.",
};
const hidden: RankedCause = {
  check: "cors-headers-absent-on-errors",
  why: "It refuses nobody, and hides why from pages: a browser shows a refusal without CORS headers as a CORS error.",
};

/** Why an authorizer does not take a caller, by how often people met it. */
export const refusedCaller: readonly RankedCause[] = [
  {
    check: "id-token-expected",
    why: "The most frequent cause: a Cognito authorizer wants the ID token where the method asks for no scope.",
  },
  {
    check: "access-token-expected",
    why: "Its reverse: where the method asks for scopes, only an access token has any.",
  },
  { check: "scope-unissuable", why: "No app client can get a scope that the method asks for." },
  preflight,
  stale,
  {
    check: "audience-unlisted",
    why: "A JWT authorizer lists neither the token's aud nor, where that is absent, its client_id.",
  },
  {
    check: "issuer-mismatch",
    why: "The token's iss is not the authorizer's issuer, letter by letter: a slash at the end, another pool or tenant.",
  },
  { check: "signing-algorithm-unsupported", why: "The issuer signs with what the authorizer does not take." },
  {
    check: "signing-keys-unavailable",
    why: "Without the issuer's keys no signature can be checked, at times only now and then.",
  },
  {
    check: "discovery-unreachable",
    why: "The keys are found by the issuer's discovery document, which cannot be read.",
  },
  {
    check: "identity-source-missing",
    why: "A header or parameter that the authorizer looks for is absent: its function is never called, and no log says so.",
  },
  {
    check: "validation-expression-rejects",
    why: "The whole header value, Bearer and all, must match the expression; what does not is refused before the function.",
  },
  {
    check: "validation-expression-cannot-match",
    why: "No JWT matches the expression, for its dots and hyphens or for the word Bearer.",
  },
  {
    check: "validation-expression-with-scopes",
    why: "The expression looks for aud, which access tokens do not have.",
  },
  {
    check: "user-pool-missing",
    why: "The pool was deleted; one that is made anew has another id and other keys.",
  },
  { check: "app-client-missing", why: "The audience is an app client that was deleted." },
  {
    check: "scope-undefined",
    why: "No resource server defines the scope any longer, so no token carries it.",
  },
  {
    check: "user-pool-issuer-incompatible",
    why: "Tokens of such a pool name an issuer that Cognito authorizers do not take.",
  },
  {
    check: "provider-stage-variable-undefined",
    why: "The authorizer names its pool by a stage variable that the stage lacks.",
  },
  {
    check: "identity-source-stage-variable-undefined",
    why: "An identity source is a stage variable that the stage lacks, so it is empty in every request.",
  },
  {
    check: "identity-source-malformed",
    why: "An identity source is no valid expression, so it finds nothing in any request.",
  },
  canary,
  autoDeploy,
  hidden,
];

/** Why the authorizer of an HTTP API does not take a token. */
export const refusedToken: readonly RankedCause[] = pick(refusedCaller, [
  "audience-unlisted",
  "issuer-mismatch",
  "signing-algorithm-unsupported",
  "signing-keys-unavailable",
  "discovery-unreachable",
  "user-pool-missing",
  "app-client-missing",
  "auto-deploy-failed",
  "deployment-stale",
]);

/** Why a policy denies somebody who is known. */
export const deniedByPolicy: readonly RankedCause[] = [
  {
    check: "authorizer-cache-too-wide",
    why: "A policy that is kept from the first call names only its method, and refuses the others until it expires.",
  },
  {
    check: "resource-policy-denies",
    why: "The API's resource policy decides by address, VPC endpoint, account or path, however good the token is.",
  },
  stale,
  canary,
  hidden,
];

/** Why a REST API has no such method: it says "Missing Authentication Token" then. */
export const noSuchMethod: readonly RankedCause[] = [
  {
    check: "method-undefined",
    why: "The path or the method is not there; a greedy path also leaves out its own parent and what a literal sibling takes.",
  },
  { check: "method-not-deployed", why: "It was added to the draft and not deployed to this stage." },
  {
    check: "base-path-unmapped",
    why: "On a custom domain the stage is not part of the path: with it, the API has no such resource.",
  },
  {
    check: "preflight-protected",
    why: "OPTIONS is another method: where it wants a signature, a preflight has none.",
  },
  canary,
  hidden,
];

/** Why API Gateway refuses at the door with "Forbidden". */
export const shutDoor: readonly RankedCause[] = [
  {
    check: "api-key-required",
    why: "The method wants a key that a usage plan ties to this stage, and it was absent, disabled or of another stage.",
  },
  { check: "stage-missing", why: "The API has no stage of the name that begins the path." },
  {
    check: "default-endpoint-disabled",
    why: "The execute-api host is switched off in favour of a custom domain.",
  },
  { check: "base-path-unmapped", why: "The custom domain maps no API at this path." },
  { check: "mutual-tls-required", why: "The domain wants a client certificate that its truststore signed." },
  {
    check: "private-endpoint-unreachable",
    why: "A private API answers through its VPC endpoints only.",
  },
];

/** Why an HTTP API has no such route. */
export const noSuchRoute: readonly RankedCause[] = [
  { check: "method-undefined", why: "No route has this method and path, and there is no $default." },
  { check: "stage-missing", why: "The path begins with no stage, and there is no stage $default." },
  { check: "method-not-deployed", why: "The route exists, and was not deployed to this stage." },
  { check: "base-path-unmapped", why: "The custom domain leads this path to no API." },
  autoDeploy,
];

/** Why a token lacks every scope of an HTTP API's route. */
export const withoutScope: readonly RankedCause[] = [
  {
    check: "access-token-expected",
    why: "An ID token was sent: only access tokens carry scopes.",
  },
  { check: "scope-unissuable", why: "No app client can get a scope that the route asks for." },
  {
    check: "scope-undefined",
    why: "No resource server defines the scope any longer, so no token carries it.",
  },
  autoDeploy,
];

/** Why API Gateway cannot call an authorizer, or not read what it answers. */
export const brokenAuthorizer: readonly RankedCause[] = [
  {
    check: "authorizer-permission-missing",
    why: "The function's policy names another API or authorizer: one that was made anew has a new id.",
  },
  {
    check: "authorizer-answer-invalid",
    why: "The answer is no policy: null, an answer with statusCode, or keys in the wrong spelling.",
  },
  {
    check: "simple-response-mismatch",
    why: "The function answers isAuthorized and the authorizer reads a policy: simple answers need format 2.0.",
  },
  { check: "authorizer-function-missing", why: "The function, alias or version is gone, or not active." },
  {
    check: "authorizer-uri-malformed",
    why: "The URI is a bare ARN, or has a stage variable that is not set.",
  },
  {
    check: "authorizer-role-unusable",
    why: "API Gateway cannot take on the role, or the role may not call.",
  },
  { check: "route-authorizer-missing", why: "The method names an authorizer that is gone." },
  { check: "validation-expression-invalid", why: "No dialect reads the validation expression." },
  {
    check: "deployment-stale",
    why: "The stage still calls the function that was configured before.",
  },
  canary,
  autoDeploy,
];

/** What makes a refusal go out as something else. */
export const customised: readonly RankedCause[] = [
  {
    check: "gateway-response-customised",
    why: "Somebody gave the fallback, or the type itself, a status and text of its own.",
  },
];

/** Why pages do not see a refusal. */
export const hiddenFromPages: readonly RankedCause[] = [hidden];

/** Some causes of a list, in the order of the names. */
export function pick(
  causes: readonly RankedCause[],
  names: readonly RankedCause["check"][],
): readonly RankedCause[] {
  return names.flatMap((name) => causes.filter(({ check }) => check === name));
}
