import type { CheckId } from "../checks/index";
import type { Finding } from "../model/finding";
import type { SameFault } from "./same-fault";
import {
  isAbout,
  sameAddress,
  sameAnswer,
  sameHost,
  sameIssuer,
  sameRule,
  sameScopes,
  sameValue,
} from "./same-fault";

export interface Consequence {
  readonly cause: CheckId;
  readonly followers: readonly CheckId[];
  /** Absent: always. Else only where both findings are about the same thing. */
  readonly where?: SameFault;
}

const backChannel = [
  "endpoint-unresolvable",
  "endpoint-without-ipv4",
  "endpoint-certificate-untrusted",
  "endpoint-slow",
  "endpoint-redirects",
] as const satisfies readonly CheckId[];

const addresses = [
  "authorization-endpoint-mismatch",
  "token-endpoint-mismatch",
  "userinfo-endpoint-mismatch",
  "jwks-endpoint-mismatch",
] as const satisfies readonly CheckId[];

/** What the authorization endpoint says of the request; whatever is wrong with the request shows there. */
const refusals = [
  "redirect-uri-rejected",
  "client-rejected",
  "scope-unsupported",
  "pkce-required",
] as const satisfies readonly CheckId[];

const keys = ["discovery-unreachable", "signing-keys-unavailable"] as const satisfies readonly CheckId[];

/**
 * What merely follows when a cause stands: a pool that is gone has no domain, and a domain that is gone has no
 * address. The consequence folds under its cause. Two faults that must both be mended never fold: an app client
 * without OAuth may lack the code grant as well.
 */
export const consequences: readonly Consequence[] = [
  // A value that is not what it seems makes every comparison of it fail.
  {
    cause: "value-with-whitespace",
    followers: [
      "endpoint-not-https",
      "issuer-mismatch",
      "user-pool-domain-mismatch",
      "app-client-missing",
      ...addresses,
    ],
    where: sameValue,
  },
  {
    cause: "value-with-whitespace",
    followers: ["client-rejected"],
    where: (cause) => isAbout(cause, "ClientId", "UserPoolClientId"),
  },
  {
    cause: "value-with-whitespace",
    followers: ["scope-unsupported"],
    where: (cause) => isAbout(cause, "Scope"),
  },
  {
    cause: "value-with-whitespace",
    followers: [...backChannel, ...keys, "userinfo-endpoint-wrong-kind"],
    where: sameAddress,
  },
  // A request that was brought is refused for what the app client lacks: the client's own fault says it better.
  ...(
    [
      "app-client-missing",
      "oauth-flows-disabled",
      "code-grant-disabled",
      "scope-not-allowed",
      "callback-url-unregistered",
      "user-pool-domain-mismatch",
    ] as const
  ).map((cause) => ({ cause, followers: ["oauth-request-mismatch"] as const })),
  // With the pool goes all that lives in it, and the host that its pages and endpoints live on.
  {
    cause: "user-pool-missing",
    followers: [
      "app-client-missing",
      "user-pool-domain-missing",
      "user-pool-domain-mismatch",
      "user-pool-domain-inactive",
      "managed-login-branding-absent",
      "identity-providers-empty",
      "scope-undefined",
      ...backChannel,
      ...refusals,
      "signing-keys-unavailable",
    ],
  },
  {
    cause: "app-client-missing",
    followers: [
      "client-secret-absent",
      "client-secret-multiple",
      "client-secret-rejected",
      "client-rejected",
      "redirect-uri-rejected",
      "managed-login-branding-absent",
    ],
  },
  // Asked itself, Cognito says no more than its configuration does.
  { cause: "oauth-flows-disabled", followers: ["client-rejected", "redirect-uri-rejected"] },
  { cause: "code-grant-disabled", followers: ["client-rejected"] },
  { cause: "callback-url-unregistered", followers: ["redirect-uri-rejected"] },
  { cause: "scope-undefined", followers: ["scope-unsupported"] },
  { cause: "scope-not-allowed", followers: ["scope-unsupported"] },
  // The endpoints of a user pool are addresses below its domain.
  { cause: "user-pool-domain-missing", followers: ["user-pool-domain-inactive", ...backChannel] },
  {
    cause: "user-pool-domain-mismatch",
    followers: [
      "user-pool-domain-inactive",
      "managed-login-branding-absent",
      "client-secret-rejected",
      ...refusals,
      ...backChannel,
    ],
  },
  { cause: "user-pool-domain-inactive", followers: backChannel },
  { cause: "client-secret-absent", followers: ["client-secret-rejected", "client-secret-multiple"] },
  // A refusal is put down to the secret, which nobody can see, only where nothing that can be seen explains it.
  { cause: "client-secret-multiple", followers: ["client-secret-rejected"] },
  { cause: "token-endpoint-mismatch", followers: ["client-secret-rejected"] },
  { cause: "authorization-endpoint-mismatch", followers: ["client-secret-rejected", ...refusals] },
  // Whom the provider does not know, its token endpoint does not know either.
  { cause: "client-rejected", followers: ["client-secret-rejected"] },
  // A client cannot allow what does not exist.
  { cause: "scope-undefined", followers: ["scope-not-allowed"], where: sameScopes },
  // An address that is no URL is asked in vain.
  {
    cause: "endpoint-not-https",
    followers: [...backChannel, ...keys, ...addresses, "userinfo-endpoint-wrong-kind"],
    where: (cause, follower) => sameValue(cause, follower) || sameAddress(cause, follower),
  },
  // What cannot be reached for one purpose cannot be reached for another.
  { cause: "endpoint-unresolvable", followers: keys, where: sameHost },
  { cause: "endpoint-without-ipv4", followers: ["endpoint-slow", ...keys], where: sameHost },
  { cause: "endpoint-certificate-untrusted", followers: keys, where: sameHost },
  { cause: "endpoint-slow", followers: keys, where: sameHost },
  // A key set that is not read to its end, or is another's, or another address, holds nothing of use.
  { cause: "jwks-too-large", followers: ["signing-keys-unavailable"] },
  { cause: "jwks-key-unsupported", followers: ["signing-keys-unavailable"] },
  { cause: "jwks-endpoint-mismatch", followers: ["signing-keys-unavailable"] },
  { cause: "endpoint-redirects", followers: ["signing-keys-unavailable"], where: sameAnswer },
  { cause: "userinfo-endpoint-wrong-kind", followers: ["userinfo-endpoint-mismatch"] },
  // A provider that calls itself by another host or realm names all its addresses below that one.
  { cause: "issuer-mismatch", followers: addresses, where: sameIssuer },
  // The rule that takes every request takes the callback too, with or without harm.
  { cause: "rule-shadowed", followers: ["callback-path-shadowed"], where: sameRule },
];

/** The findings with `followsFrom` set where a failing cause explains them: always the first in a row of causes. */
export function foldConsequences(findings: readonly Finding[], table: readonly Consequence[]): Finding[] {
  const failing = new Map(
    findings.filter(({ status }) => status === "fail").map((finding) => [finding.check, finding]),
  );
  const causeOf = new Map<string, string>();
  for (const { cause: id, followers, where } of table) {
    const cause = failing.get(id);
    if (!cause) continue;
    for (const name of followers) {
      const follower = failing.get(name);
      if (!follower || causeOf.has(name) || !outweighs(cause, follower)) continue;
      if (where === undefined || where(cause, follower)) causeOf.set(name, id);
    }
  }
  const rootOf = (check: string): string => {
    const cause = causeOf.get(check);
    return cause === undefined ? check : rootOf(cause);
  };
  return findings.map((finding) =>
    causeOf.has(finding.check) && finding.status === "fail"
      ? { ...finding, followsFrom: rootOf(finding.check) }
      : finding,
  );
}

/** What is only likely, or harmless, hides nothing that is worse than itself; a rule that takes all requests does. */
function outweighs(cause: Finding, follower: Finding): boolean {
  const proven = (finding: Finding) => finding.certainty === "proven";
  const bearing = ({ severity }: Finding) => severity === "breaks-sign-in" || severity === "may-break";
  if (proven(follower) && !proven(cause)) return false;
  return cause.check === "rule-shadowed" || bearing(cause) || !bearing(follower);
}
