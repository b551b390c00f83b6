import { artifactOfApi } from "../../facts/api/artifact-of-api";
import { readIdentitySource } from "../../facts/api/identity-source";
import { valueOfSource } from "../../facts/api/source-value";
import { apiTokenTargets } from "../../facts/api/token-targets";
import type { TargetOfChain } from "../../facts/token-targets";
import type { TokenInspection } from "../../jwt/index";
import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { Brought } from "../../model/brought";
import type { Finding } from "../../model/finding";
import type { HopStatus } from "../../model/flow-graph";
import { routeKey } from "../../model/scope";
import { sentence } from "../sentence";

/** One thing that API Gateway does with a call, and what becomes of it. */
export interface CallStep {
  readonly what: string;
  /** `fails`: the call ends here. `not-reached`: it ended before. */
  readonly status: Exclude<HopStatus, "by-design">;
  readonly detail: string;
}

/** The token that a call carries to a token authorizer, and what it is judged against. */
export interface TokenOfCall {
  /** The value at the identity source, as it was sent. */
  readonly text: string;
  readonly target: TargetOfChain;
}

/** Undefined: no token authorizer answers, or the paste does not show what it got. */
export function tokenOfCall(
  snapshot: ApiSnapshot,
  chain: ApiChain,
  { request }: Brought,
): TokenOfCall | undefined {
  const [target] = apiTokenTargets(snapshot, chain);
  if (!target || target.target.kind === "rest-token" || request === undefined) return undefined;
  const authorizer = artifactOfApi("authorizer", snapshot, chain, undefined);
  const [written] = (authorizer.state === "ok" && authorizer.value.value?.identitySource) || [];
  const source = readIdentitySource(written ?? "", chain.scope.kind);
  if (source.state !== "good") return undefined;
  const value = valueOfSource(source, { request, target: undefined, variables: {} });
  return value.state === "present" ? { text: value.value, target } : undefined;
}

interface Stop {
  readonly what: string;
  /** Checks that say whether a call ends here, in the order in which it meets them. */
  readonly checks: readonly string[];
  readonly passes: string;
}

/**
 * What becomes of a call, step by step, in the order in which API Gateway takes them: the resource policy's deny, the
 * authorizer, what is allowed, the key, the integration. Findings are those of the diagnosis with the paste; `inspection`
 * that of the call's token. The order between authorizer and policy is inferred from
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function walkCall(
  chain: ApiChain,
  findings: readonly Finding[],
  inspection: TokenInspection | undefined,
): CallStep[] {
  const steps = [
    ...arrival(chain).flatMap((stop) => judged(stop, findings)),
    ...(chain.gap === undefined ? authorization(chain, findings, inspection) : []),
  ];
  // Whether it comes as far as the integration is known only where everything before is.
  if (chain.gap === undefined) steps.push(integration(steps.every(({ status }) => status === "passes")));
  const end = steps.findIndex(({ status }) => status === "fails");
  return steps.map((step, at) =>
    end >= 0 && at > end ? { what: step.what, status: "not-reached", detail: "" } : step,
  );
}

function arrival({ stage, root, httpMethod, path }: ApiChain): Stop[] {
  return [
    {
      what: "Address",
      checks: [
        "base-path-unmapped",
        "private-endpoint-unreachable",
        "mutual-tls-required",
        "default-endpoint-disabled",
        "stage-missing",
      ],
      passes: `It leads to stage ${stage} of API ${root.name}.`,
    },
    {
      what: "Method",
      checks: ["method-undefined", "method-not-deployed"],
      passes: `${routeKey(httpMethod, path)} answers it.`,
    },
  ];
}

const sources: Stop = {
  what: "Identity source",
  checks: [
    "route-authorizer-missing",
    "identity-source-malformed",
    "identity-source-stage-variable-undefined",
    "identity-source-missing",
  ],
  passes: "What the authorizer looks for is there.",
};
const expression: Stop = {
  what: "Token validation expression",
  checks: ["validation-expression-invalid", "validation-expression-rejects"],
  passes: "The value matches it in full.",
};
const call: Stop = {
  what: "Call of the authorizer's function",
  checks: [
    "authorizer-uri-malformed",
    "authorizer-function-missing",
    "authorizer-permission-missing",
    "authorizer-role-unusable",
  ],
  passes: "API Gateway may call it.",
};
const issuer: Stop = {
  what: "Issuer",
  checks: [
    "provider-stage-variable-undefined",
    "user-pool-missing",
    "user-pool-issuer-incompatible",
    "discovery-unreachable",
    "signing-keys-unavailable",
  ],
  passes: "Its signing keys can be read.",
};
const policy: Stop = {
  what: "Resource policy",
  checks: ["resource-policy-denies"],
  passes: "It lets the call through.",
};
const key: Stop = { what: "API key", checks: ["api-key-required"], passes: "The call needs none." };

function authorization(
  { kind }: ApiChain,
  findings: readonly Finding[],
  inspection: TokenInspection | undefined,
): CallStep[] {
  const at = (stop: Stop) => judged(stop, findings);
  const behind = [...at(policy), ...at(key)];
  switch (kind) {
    case "rest-open":
    case "http-open":
    case "ws-open":
      return [
        { what: "Authorizer", status: "passes", detail: "There is none: nothing is asked." },
        ...behind,
      ];
    case "rest-iam":
    case "http-iam":
    case "ws-iam":
      return [
        unknownStep("AWS signature", "It is checked against IAM; a signature is not judged here."),
        ...behind,
      ];
    case "rest-unknown":
      return [unknownStep("Authorizer", "It is of a type that is not known here."), ...behind];
    case "rest-token":
    case "rest-request":
    case "http-lambda":
    case "ws-lambda":
      return [
        ...at(sources),
        ...(kind === "rest-token" ? at(expression) : []),
        ...at(call),
        ...answer(findings),
        ...behind,
      ];
    case "rest-cognito":
    case "rest-jwt":
    case "http-jwt":
      return [...at(sources), ...at(issuer), token(inspection), ...behind];
  }
}

function integration(isReached: boolean): CallStep {
  const what = "Integration";
  return isReached
    ? { what, status: "passes", detail: "The call goes on to it; what it answers is its own." }
    : unknownStep(what, "The call reaches it where nothing above refuses it.");
}

function unknownStep(what: string, detail: string): CallStep {
  return { what, status: "unknown", detail };
}

/** What the function says is in no configuration, unless the answer that was pasted tells. */
function answer(findings: readonly Finding[]): CallStep[] {
  const what = "The function's answer";
  const checks = ["authorizer-answer-invalid", "simple-response-mismatch", "authorizer-cache-too-wide"];
  const [found] = judged({ what, checks, passes: "" }, findings);
  return found?.status === "fails" || found?.status === "likely"
    ? [found]
    : [unknownStep(what, "The function decides; it is not called from here.")];
}

function token(inspection: TokenInspection | undefined): CallStep {
  const what = "Token";
  if (!inspection) return unknownStep(what, "The paste does not show it.");
  const { verdict, findings, undecided } = inspection;
  const error = findings.find(({ level }) => level === "error");
  if (verdict === "accept") {
    return { what, status: "passes", detail: "Signature, issuer, audience, times and scopes hold." };
  }
  if (verdict === "reject") {
    return { what, status: "fails", detail: sentence(error?.message ?? "The authorizer refuses it.") };
  }
  return unknownStep(what, undecided[0] ?? "Whether it is taken cannot be told.");
}

/** A stop as its findings have it. None where nothing of it applies. */
function judged({ what, checks, passes }: Stop, findings: readonly Finding[]): CallStep[] {
  const own = checks.flatMap((id) => findings.filter(({ check }) => check === id));
  const fails = own.filter(({ status, severity }) => status === "fail" && breaks.has(severity));
  const proven = fails.find(({ certainty }) => certainty === "proven");
  if (proven) return [{ what, status: "fails", detail: sentence(proven.because ?? proven.title) }];
  const [likely] = fails;
  if (likely) return [{ what, status: "likely", detail: sentence(likely.because ?? likely.title) }];
  const open = own.find(({ status }) => status === "unknown" || status === "error");
  if (open) return [unknownStep(what, sentence(open.because ?? open.title))];
  return own.some(({ status }) => status === "pass") ? [{ what, status: "passes", detail: passes }] : [];
}

const breaks: ReadonlySet<Finding["severity"]> = new Set(["breaks-sign-in", "may-break"]);
