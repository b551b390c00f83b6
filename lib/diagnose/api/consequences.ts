import type { Consequence } from "../consequences";

/** What merely follows on a chain of an API, in the order of its checks: see the table of load balancers beside it. */
export const apiConsequences: readonly Consequence[] = [
  // Where the domain leads astray, the API is asked for what it does not have.
  { cause: "base-path-unmapped", followers: ["method-undefined", "method-not-deployed"] },
  // What is called in vain for one reason is called in vain for another, and answers nothing.
  {
    cause: "authorizer-uri-malformed",
    followers: ["authorizer-function-missing", "authorizer-permission-missing", "authorizer-answer-invalid"],
  },
  {
    cause: "authorizer-function-missing",
    followers: ["authorizer-permission-missing", "authorizer-answer-invalid"],
  },
  { cause: "authorizer-permission-missing", followers: ["authorizer-answer-invalid"] },
  { cause: "authorizer-role-unusable", followers: ["authorizer-answer-invalid"] },
  { cause: "validation-expression-invalid", followers: ["authorizer-answer-invalid"] },
  { cause: "simple-response-mismatch", followers: ["authorizer-answer-invalid"] },
  // A source that can find nothing is missing in every request.
  {
    cause: "identity-source-malformed",
    followers: ["identity-source-missing", "validation-expression-rejects"],
  },
  { cause: "validation-expression-rejects", followers: ["validation-expression-cannot-match"] },
  // A refusal of another's making is not put down to what is kept.
  { cause: "default-endpoint-disabled", followers: ["authorizer-cache-too-wide"] },
  { cause: "private-endpoint-unreachable", followers: ["authorizer-cache-too-wide"] },
  { cause: "resource-policy-denies", followers: ["authorizer-cache-too-wide"] },
  { cause: "mutual-tls-required", followers: ["authorizer-cache-too-wide"] },
  { cause: "api-key-required", followers: ["authorizer-cache-too-wide"] },
  // A preflight carries no token by its nature.
  { cause: "preflight-protected", followers: ["identity-source-missing", "cors-headers-absent-on-errors"] },
  // A route that lost its authorizer can be exported as one that asks for none.
  { cause: "route-authorizer-missing", followers: ["method-unprotected"] },
  // A name that is not filled in names no pool.
  {
    cause: "provider-stage-variable-undefined",
    followers: ["user-pool-missing", "scope-unissuable", "scope-undefined"],
  },
  // With the pool goes all that lives in it, and what it publishes.
  {
    cause: "user-pool-missing",
    followers: [
      "app-client-missing",
      "audience-unlisted",
      "discovery-unreachable",
      "issuer-mismatch",
      "scope-undefined",
      "scope-unissuable",
      "signing-keys-unavailable",
    ],
  },
  // Tokens of that pool name another issuer, whose documents are elsewhere.
  {
    cause: "user-pool-issuer-incompatible",
    followers: ["issuer-mismatch", "discovery-unreachable", "signing-keys-unavailable"],
  },
  { cause: "app-client-missing", followers: ["audience-unlisted", "scope-unissuable"] },
  // The document names the keys.
  { cause: "discovery-unreachable", followers: ["issuer-mismatch", "signing-keys-unavailable"] },
  { cause: "scope-undefined", followers: ["scope-unissuable"] },
  { cause: "signing-keys-unavailable", followers: ["signing-algorithm-unsupported"] },
];
