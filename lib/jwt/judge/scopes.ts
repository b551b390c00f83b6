/** Scopes (RFC 6749 3.3, RFC 8693 4.2) and groups. Any one of those asked for is enough. */
import { finding } from "../finding";
import { type JsonNode, stringMember, stringsMember } from "../json-reader";
import { list, printable } from "../show";
import type { TokenFinding } from "../types";

const SIGN_IN_SCOPE = "aws.cognito.signin.user.admin";

/** The scopes in the named claims; a string holds several, an array one in each item. */
function scopesOf(claims: JsonNode | undefined, names: readonly string[]): readonly string[] | undefined {
  const found = names.flatMap((name) => stringsMember(claims, name) ?? []);
  if (names.every((name) => stringsMember(claims, name) === undefined)) return undefined;
  return found.flatMap((text) => text.split(" ")).filter((scope) => scope !== "");
}

/**
 * Where the scope comes from: user pools write custom scopes at their OAuth endpoints only, and no scope into ID tokens.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
function scopeFix(claims: JsonNode | undefined, held: readonly string[], asked: readonly string[]): string {
  const scope = asked.length === 1 ? `scope ${list(asked)}` : `one of the scopes ${list(asked)}`;
  if (stringMember(claims, "token_use") === "id") {
    return `An ID token has no scope: send the access token of a sign-in that asked for ${scope}.`;
  }
  if (held.length === 1 && held[0] === SIGN_IN_SCOPE) {
    return `Sign in at the authorize endpoint and ask for ${scope}: a sign-in by the SDK never gets it.`;
  }
  // A token that a client got for itself: no user, no authorize endpoint.
  const client = stringMember(claims, "client_id");
  const endpoint = client !== undefined && client === stringMember(claims, "sub") ? "token" : "authorize";
  return `Ask for ${scope} at the ${endpoint} endpoint; the app client must be allowed to.`;
}

/** A `missing-scope` finding where none of the scopes asked for is there. */
export function judgeScopes(
  claims: JsonNode | undefined,
  asked: readonly string[],
  names: readonly string[],
): TokenFinding[] {
  if (asked.length === 0) return [];
  const held = scopesOf(claims, names);
  if (held?.some((scope) => asked.includes(scope)) === true) return [];
  const expected = `one of ${list(asked)}`;
  const actual = held === undefined || held.length === 0 ? "none" : list(held);
  const [name = "scope"] = names;
  return [
    finding("missing-scope", `${name}: ${actual}, ${expected} is asked for`, {
      claim: name,
      actual,
      expected,
      fix: scopeFix(claims, held ?? [], asked),
    }),
  ];
}

/** An SDK sign-in gives this one scope; custom scopes come from the OAuth endpoints only. */
export function judgeSignInScope(claims: JsonNode | undefined): TokenFinding[] {
  const held = scopesOf(claims, ["scope"]) ?? [];
  if (held.length !== 1 || held[0] !== SIGN_IN_SCOPE) return [];
  return [
    finding(
      "api-sign-in-scope-only",
      `scope: only ${SIGN_IN_SCOPE}; signed in by the SDK, not by the hosted pages`,
      {
        claim: "scope",
        actual: SIGN_IN_SCOPE,
        fix: "Sign in through the authorize endpoint with the scopes that the method asks for.",
      },
    ),
  ];
}

/** A `missing-group` finding where cognito:groups holds none of the groups asked for. */
export function judgeGroups(claims: JsonNode | undefined, asked: readonly string[]): TokenFinding[] {
  if (asked.length === 0) return [];
  const held = stringsMember(claims, "cognito:groups") ?? [];
  if (held.some((group) => asked.includes(group))) return [];
  const actual = held.length === 0 ? "none" : list(held);
  const expected = `one of ${list(asked)}`;
  const message = `cognito:groups: ${printable(actual)}, ${expected} is asked for`;
  const fix = "Put the user into the group and sign in again: groups are written at sign-in and at refresh.";
  return [finding("missing-group", message, { claim: "cognito:groups", actual, expected, fix })];
}
