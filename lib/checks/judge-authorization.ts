import type { Located } from "../facts/artifact-of-chain";
import { addressDifference } from "../facts/same-provider";
import type { AuthorizationProbe } from "../model/authorization-probe";
import type { AuthChain } from "../model/chain";
import type { Certainty, Fix, Verdict } from "../model/finding";
import type { Gathered } from "../model/gathered";
import type { Discovery } from "../model/probe";
import { probeEvidence } from "./evidence";

type Rejected = Extract<AuthorizationProbe["outcome"], { kind: "rejected" }>;

interface Judged {
  /** The refusal that this check is about. */
  readonly refusal: Rejected["error"];
  readonly authorization: Located<AuthorizationProbe>;
  readonly discovery: Gathered<Located<Discovery>>;
  readonly chain: AuthChain;
  readonly because: (rejected: Rejected, who: string) => string;
  readonly fixes: (rejected: Rejected) => readonly Fix[];
  /** Lower than proven where the code says less than it seems to. */
  readonly certainty?: (rejected: Rejected) => Certainty;
  /** What it proves that the provider sent the user back to the callback with another error. */
  readonly sentBack: "pass" | "unknown";
}

/**
 * The verdict on one kind of refusal by the authorization endpoint. Only a documented code fails; a sign-in page passes;
 * a page that is not recognised, or a refusal for another reason, leaves it unknown.
 */
export function judgeAuthorization(judged: Judged): Verdict {
  const { refusal, authorization, discovery, chain, sentBack } = judged;
  const { probe, provider, redirectUri, outcome } = authorization.value;
  const evidence = probeEvidence(probe, `Asked with ${redirectUri}: ${outcome.detail}`);
  if (outcome.kind === "rejected" && outcome.error === refusal) {
    const certain = judged.certainty?.(outcome) ?? "proven";
    const elsewhere = chain.kind === "alb-oidc" && isElsewhere(probe.url, discovery);
    const place = elsewhere
      ? " The rule's authorization endpoint is not the one that the provider publishes."
      : "";
    return {
      outcome: "fail",
      certainty: elsewhere ? "likely" : certain,
      because: judged.because(outcome, provider === "" ? "The provider" : provider) + place,
      evidence: [evidence],
      fixes: judged.fixes(outcome),
    };
  }
  const passes = outcome.kind === "sign-in" || (sentBack === "pass" && cameBack(authorization.value));
  if (passes) return { outcome: "pass", evidence: [evidence] };
  return {
    outcome: "unknown",
    because: `The authorization endpoint ${outcome.detail}${
      outcome.kind === "rejected" ? `: ${outcome.code} comes before anything is known of this` : ""
    }.`,
    evidence: [evidence],
  };
}

/** Another host or tenant than the provider publishes: what it refuses, the right one may well accept. */
function isElsewhere(endpoint: string, discovery: Gathered<Located<Discovery>>): boolean {
  const named = discovery.state === "ok" ? discovery.value.value.document?.authorization_endpoint : undefined;
  if (named === undefined) return false;
  const difference = addressDifference(endpoint, named);
  return difference === "host" || difference === "tenant";
}

function cameBack({ probe, redirectUri }: AuthorizationProbe): boolean {
  return probe.outcome === "answered" && probe.location === redirectUri;
}
