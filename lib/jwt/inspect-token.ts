import { chooseToken } from "./choose";
import { classify } from "./classify";
import { finding } from "./finding";
import type { FindingId } from "./findings";
import { toPlainObject } from "./json-reader";
import { judge } from "./judge/judge";
import { headerOf } from "./judge/placement";
import { judgeRestToken } from "./judge/rest-token";
import type { Subject } from "./judge/subject";
import { headerValue } from "./read/header-value";
import { type LabelledToken, type Reading, readInput } from "./read/read-input";
import { unwrap } from "./read/wrapping";
import type {
  FoundToken,
  InspectOptions,
  TokenFinding,
  TokenInspection,
  TokenTarget,
  TokenVerdict,
} from "./types";
import { checkSignature } from "./verify/check-signature";

/** What a Lambda authorizer's own expression refuses, and what must not be pasted anywhere, stay errors. */
const ALWAYS_ERRORS: ReadonlySet<FindingId> = new Set([
  "identity-validation-expression-mismatch",
  "private-key-pasted",
  "aws-credential-pasted",
  "secret-pasted",
]);

/** API Gateway reads no JWT for a Lambda authorizer: what is wrong with one is for the function to judge. */
function forTarget(found: TokenFinding, target: TokenTarget | undefined): TokenFinding {
  const softened = target?.kind === "rest-token" && found.level === "error" && !ALWAYS_ERRORS.has(found.id);
  return softened ? { ...found, level: "warn" } : found;
}

function verdictOf(findings: readonly TokenFinding[], acceptable: boolean): TokenVerdict {
  if (findings.some(({ level }) => level === "error")) return "reject";
  return acceptable ? "accept" : "cannot-tell";
}

/** The header value as the client sends it, as far as the paste shows it. */
function wholeHeaderValue(
  reading: Reading,
  chosen: LabelledToken | undefined,
  target: TokenTarget | undefined,
): string {
  const name = headerOf(target);
  const stated = name === undefined ? undefined : headerValue(reading.text, name);
  if (stated !== undefined) return stated;
  const trimmed = reading.text.trim();
  const unquoted = /^(["'`])([^"'`]*)\1$/.exec(trimmed)?.[2] ?? trimmed;
  if (chosen === undefined || unwrap(unquoted).length === chosen.token.text.length) return unquoted;
  return chosen.bearer ? `Bearer ${chosen.token.text}` : chosen.token.text;
}

function found(tokens: readonly LabelledToken[], chosen: number): FoundToken[] {
  return tokens.map(({ label, token }, index) => ({
    label,
    text: token.text,
    form: token.form,
    kind: classify(token),
    chosen: index === chosen,
  }));
}

/** A target that takes JWTs refuses what is none; said where reading alone has only explained what it is. */
function refuseForeign(reading: Reading, target: TokenTarget | undefined): TokenFinding[] {
  const isThing = reading.form === "opaque";
  if (!isThing || target === undefined || target.kind === "rest-token") return [];
  if (target.kind === "alb-oidc-data") {
    return [finding("not-an-alb-token", "this is not x-amzn-oidc-data, which is a JWT of three parts")];
  }
  return [finding("too-few-parts", "the target takes a JWT of three parts, and this is none")];
}

async function withoutToken(reading: Reading, target: TokenTarget | undefined): Promise<TokenInspection> {
  const judged =
    target?.kind === "rest-token" && reading.form !== "empty"
      ? await judgeRestToken({ headerValue: wholeHeaderValue(reading, undefined, target) }, target)
      : { findings: [], undecided: ["There is no token to judge."] };
  const all = [...reading.findings, ...refuseForeign(reading, target), ...judged.findings];
  const findings = all.map((each) => forTarget(each, target));
  const verdict = verdictOf(findings, false);
  return {
    form: reading.form,
    kind: "unknown",
    signature: "unknown",
    verdict,
    findings,
    tokens: [],
    undecided: verdict === "reject" ? [] : judged.undecided,
  };
}

/**
 * Reads whatever was pasted and judges the token in it: what it is, whether its signature holds, and whether the
 * target would take it at `now`. Keys are asked for at the target's own address only. Never throws.
 */
export async function inspectToken(input: string, options: InspectOptions = {}): Promise<TokenInspection> {
  const { target, keys } = options;
  const now = (options.now ?? new Date()).getTime() / 1000;
  const reading = readInput(input);
  const index = chooseToken(reading.tokens, target);
  const chosen = reading.tokens[index];
  if (chosen === undefined) return withoutToken(reading, target);

  const { token } = chosen;
  const subject: Subject = {
    token,
    kind: classify(token),
    now,
    headerValue: wholeHeaderValue(reading, chosen, target),
    label: chosen.label,
    bearer: chosen.bearer,
  };
  const checked = await checkSignature(token, target, keys);
  const judged = await judge(subject, target);
  const all = [...reading.findings, ...token.findings, ...checked.findings, ...judged.findings];
  const findings = all.map((each) => forTarget(each, target));
  const open = [...checked.undecided, ...judged.undecided];
  if (target === undefined) open.push("No target is chosen.");
  if (checked.signature === "unknown") open.push("Nothing is known of the signature.");
  if (token.claims === undefined) open.push("There are no claims to judge.");
  const verdict = verdictOf(findings, open.length === 0 && checked.signature === "valid");
  return {
    form: token.form,
    kind: subject.kind,
    ...(token.header === undefined ? {} : { header: toPlainObject(token.header) }),
    ...(token.claims === undefined ? {} : { claims: toPlainObject(token.claims) }),
    ...(token.headerText === undefined ? {} : { headerText: token.headerText }),
    ...(token.payloadText === undefined ? {} : { payloadText: token.payloadText }),
    signature: checked.signature,
    verdict,
    findings,
    tokens: found(reading.tokens, index),
    undecided: verdict === "cannot-tell" ? [...new Set(open)] : [],
  };
}
