import type { TokenFinding, TokenInspection, TokenKind } from "@/lib/jwt/types";

const kinds: Readonly<Record<TokenKind, string>> = {
  "cognito-id": "a Cognito ID token",
  "cognito-access": "a Cognito access token",
  "alb-oidc-data": "the x-amzn-oidc-data header of a load balancer",
  oidc: "a token of an OpenID provider",
  unknown: "a token of no kind that is known here",
};

/** What kind of token it is, with its article. */
export function kindWords(kind: TokenKind): string {
  return kinds[kind];
}

/** The first reason for a refusal. */
export function firstError(findings: readonly TokenFinding[]): TokenFinding | undefined {
  return findings.find(({ level }) => level === "error");
}

/** The verdict in one sentence. `subject`: the target's name; undefined where none is chosen. */
export function verdictSentence(inspection: TokenInspection, subject: string | undefined): string {
  const { verdict, findings, tokens, kind, undecided } = inspection;
  const error = firstError(findings);
  if (tokens.length === 0 && subject === undefined) {
    return error ? sentence(error.message) : sentence(findings.at(-1)?.message ?? "this is no token");
  }
  const what = tokens.length === 0 ? "this" : "this token";
  if (verdict === "accept") return `${subject ?? "The target"} would take ${what}.`;
  if (verdict === "reject") {
    const because = error ? `: ${reason(error)}` : "";
    return subject === undefined
      ? sentence(`nothing should take ${what}${because}`)
      : sentence(`${subject} would refuse ${what}${because}`);
  }
  if (subject === undefined) return `This is ${kindWords(kind)}. Choose what it is for to have it judged.`;
  const [first] = undecided;
  return `Whether ${lower(subject)} would take ${what} cannot be told${first ? `: ${lower(first)}` : "."}`;
}

/** Which key was tried stands in the list: a headline is read at a glance. */
function reason({ id, message }: TokenFinding): string {
  return id === "signature-invalid" ? "its signature does not hold" : message;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? capital(text) : `${capital(text)}.`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** "The application …" inside a sentence; names that are no words ("jwt-validation for …") stay as they are. */
function lower(text: string): string {
  return /^(?:The|A|An|Nothing|No|There|Without) /.test(text)
    ? text.slice(0, 1).toLowerCase() + text.slice(1)
    : text;
}
