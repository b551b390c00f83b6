/** exp, nbf and iat (RFC 7519 4.1.4 to 4.1.6) against now. */
import { finding } from "../finding";
import { describe, type JsonNode, member } from "../json-reader";
import { printable } from "../show";
import type { Judgement, TokenFinding, TokenTarget } from "../types";
import type { Subject } from "./subject";

const SOON_SECONDS = 60;
/** iat further ahead than this is no clock that runs a little fast. */
const SKEW_SECONDS = 60;
/** 2000 and 2100 in milliseconds: a time claim between them was meant as milliseconds. */
const MILLISECONDS_FROM = 946_684_800_000;
const MILLISECONDS_TO = 4_102_444_800_000;
/** Last second that a JavaScript Date can hold. */
const MAX_SECONDS = 8_640_000_000_000;

type TimeClaim = "exp" | "nbf" | "iat";
type ReadTime = { seconds?: number; findings: TokenFinding[] };

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

function span(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  if (whole < 120) return `${whole} s`;
  if (whole < 7200) return `${Math.round(whole / 60)} min`;
  return whole < 172_800 ? `${Math.round(whole / 3600)} h` : `${Math.round(whole / 86_400)} days`;
}

function readTime(where: JsonNode | undefined, claim: TimeClaim): ReadTime {
  const node = member(where, claim);
  if (node === undefined) return { findings: [] };
  const actual = describe(node);
  const details = { claim, actual, expected: "seconds since 1970 as a number" };
  if (node.type !== "number" || !Number.isFinite(node.value)) {
    const message = `${claim}: ${printable(actual)} is no finite number of seconds`;
    return { findings: [finding("time-claim-not-a-number", message, details)] };
  }
  if (node.value >= MILLISECONDS_FROM && node.value <= MILLISECONDS_TO) {
    const message = `${claim}: ${actual} is milliseconds (${iso(node.value / 1000)}); a JWT counts seconds`;
    return {
      findings: [
        finding("time-claim-in-milliseconds", message, {
          ...details,
          fix: "Divide by 1000 where the token is made.",
        }),
      ],
    };
  }
  if (Math.abs(node.value) > MAX_SECONDS) {
    return {
      findings: [finding("time-claim-out-of-range", `${claim}: ${printable(actual)} is no date`, details)],
    };
  }
  const whole = Number.isInteger(node.value);
  const fraction = finding(
    "fractional-time",
    `${claim}: ${printable(actual)} has a fraction; some verifiers refuse it`,
    details,
  );
  return { seconds: node.value, findings: whole ? [] : [fraction] };
}

function judgeExp(exp: number, now: number, claim: string): TokenFinding[] {
  if (exp <= now) {
    const message = `${claim}: ${iso(exp)}, ${span(now - exp)} before now (${iso(Math.floor(now))})`;
    return [
      finding("expired", message, {
        claim: "exp",
        actual: iso(exp),
        expected: "after now",
        fix: "Sign in again, or refresh.",
      }),
    ];
  }
  if (exp - now >= SOON_SECONDS) return [];
  return [
    finding("expiring-soon", `${claim}: ${iso(exp)}, only ${span(exp - now)} are left`, {
      claim: "exp",
      actual: iso(exp),
    }),
  ];
}

function judgeIat(iat: number, now: number, target: TokenTarget | undefined): Judgement {
  const ahead = iat - now;
  if (ahead <= 0) return { findings: [], undecided: [] };
  const details = { claim: "iat", actual: iso(iat), expected: "before now" };
  const message = `iat: ${iso(iat)}, ${span(ahead)} after now`;
  if (ahead > SKEW_SECONDS) {
    const fix = "Set the clock of the issuer, or of this machine.";
    if (target?.kind === "http-jwt") {
      return {
        findings: [finding("issued-in-future", message, { ...details, level: "error", fix })],
        undecided: [],
      };
    }
    if (target?.kind === "alb-jwt") {
      const likely = `${message}; likely refused, the load balancer checks iat where it is present`;
      return {
        findings: [finding("issued-in-future", likely, { ...details, level: "error", fix })],
        undecided: [],
      };
    }
    return { findings: [finding("issued-in-future", message, { ...details, fix })], undecided: [] };
  }
  const strict = target?.kind === "http-jwt" || target?.kind === "alb-jwt";
  return {
    findings: [],
    undecided: strict ? [`${message}; no allowance for clock skew is documented.`] : [],
  };
}

/** All that time says of the token. ALB-signed tokens carry exp in the header too. */
export function judgeTime({ token, kind, now }: Subject, target: TokenTarget | undefined): Judgement {
  const exp = readTime(token.claims, "exp");
  const nbf = readTime(token.claims, "nbf");
  const iat = readTime(token.claims, "iat");
  const headerExp: ReadTime = kind === "alb-oidc-data" ? readTime(token.header, "exp") : { findings: [] };
  const findings = [...exp.findings, ...nbf.findings, ...iat.findings];
  if (exp.findings.length === 0) findings.push(...headerExp.findings);

  const ends = [exp.seconds, headerExp.seconds].filter((seconds) => seconds !== undefined);
  const end = ends.length === 0 ? undefined : Math.min(...ends);
  if (end !== undefined) {
    findings.push(...judgeExp(end, now, end === exp.seconds ? "exp" : "exp in the header"));
  } else if (exp.findings.length === 0 && headerExp.findings.length === 0) {
    findings.push(
      finding("missing-exp", "exp: absent; the token would never end", {
        claim: "exp",
        fix: "Have the issuer write exp.",
        ...(target === undefined ? { level: "warn" } : {}),
      }),
    );
  }
  if (nbf.seconds !== undefined && nbf.seconds > now) {
    const message = `nbf: ${iso(nbf.seconds)}, ${span(nbf.seconds - now)} after now`;
    findings.push(
      finding("not-yet-valid", message, {
        claim: "nbf",
        actual: iso(nbf.seconds),
        expected: "before now",
        fix: "Wait until then. If the token is new, set the clock of the issuer, or of this machine.",
      }),
    );
  }
  const issued =
    iat.seconds === undefined ? { findings: [], undecided: [] } : judgeIat(iat.seconds, now, target);
  return { findings: [...findings, ...issued.findings], undecided: issued.undecided };
}
