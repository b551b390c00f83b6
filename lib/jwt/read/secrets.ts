/** Secrets pasted by mistake. Only that they are there is said; their text is in no finding. */
import { finding } from "../finding";
import type { FindingId } from "../findings";
import type { TokenFinding } from "../types";

type Pattern = { readonly id: FindingId; readonly what: string; readonly pattern: RegExp };

// Every pattern has bounded gaps, so that each is linear in the length of the text.
const PATTERNS: readonly Pattern[] = [
  {
    id: "private-key-pasted",
    what: "a private key",
    pattern: /-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY-----/,
  },
  { id: "aws-credential-pasted", what: "an AWS access key", pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  {
    id: "aws-credential-pasted",
    what: "an AWS secret key",
    pattern:
      /(?:aws_?secret_?access_?key|aws_?session_?token|"SecretAccessKey)["']?\s{0,3}[:=]\s{0,3}["']?[A-Za-z0-9/+=]{30}/i,
  },
  {
    id: "aws-credential-pasted",
    what: "an AWS session token",
    pattern: /(?<![A-Za-z0-9+/])(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/=]{60}/,
  },
  {
    id: "secret-pasted",
    what: "a client secret",
    pattern: /client_?secret["']?\s{0,3}[:=]\s{0,3}["']?[^\s"'&*<[{]{6}/i,
  },
  {
    id: "secret-pasted",
    what: "a password",
    pattern: /\bpass(?:word|wd)["']?\s{0,3}[:=]\s{0,3}["']?[^\s"'&*<[{]{4}/i,
  },
  {
    id: "secret-pasted",
    what: "a client id and secret in Basic authentication",
    pattern: /authorization["']?\s{0,3}:\s{0,3}["']?basic\s{1,3}[A-Za-z0-9+/=]{8}/i,
  },
  {
    id: "secret-pasted",
    what: "a GitHub token",
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{30}|github_pat_[A-Za-z0-9_]{30})/,
  },
  { id: "secret-pasted", what: "a GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{20}/ },
  { id: "secret-pasted", what: "a Slack token", pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10}/ },
  { id: "secret-pasted", what: "a Stripe key", pattern: /\b[rs]k_live_[A-Za-z0-9]{16}/ },
  { id: "secret-pasted", what: "a Google API key", pattern: /\bAIza[A-Za-z0-9_-]{35}/ },
];

/** A finding for a secret of that sort. Not an error of the token where one stands beside it. */
export function secretFinding(id: FindingId, what: string, besideToken: boolean): TokenFinding {
  return finding(id, `${what} is in the paste: it stays in this tab, but treat it as seen`, {
    ...(besideToken ? { level: "warn" } : {}),
    fix: "Clear the box. Rotate the secret if the text came from a place that others can read.",
  });
}

/** One finding for each sort of secret in the text. */
export function findSecrets(text: string, besideToken: boolean): TokenFinding[] {
  const seen = new Set<FindingId>();
  const findings: TokenFinding[] = [];
  for (const { id, what, pattern } of PATTERNS) {
    if (seen.has(id) || !pattern.test(text)) continue;
    seen.add(id);
    findings.push(secretFinding(id, what, besideToken));
  }
  return findings;
}
