import type { BackChannelEndpoint } from "../facts/artifact-of-chain";
import { type AskedEndpoint, asked } from "../facts/back-channel";
import { type Evidence, type Fix, type Severity, severity, type Verdict } from "../model/finding";
import { notRead, probeEvidence } from "./evidence";

/** What one endpoint's answer says of a fault; null where it does not have it. */
export interface EndpointFault {
  readonly because: string;
  readonly detail: string;
  readonly certainty: "proven" | "likely";
  readonly severity?: Severity;
  readonly fixes: readonly Fix[];
}

/**
 * The verdict over the endpoints that a load balancer asks: a fault of any fails, the gravest leading; without a
 * fault, one that is not known leaves it unknown. `judge` may answer "unknown" for an endpoint whose answer says nothing of this fault.
 */
export function judgeBackChannel(
  endpoints: readonly BackChannelEndpoint[],
  judge: (endpoint: AskedEndpoint) => EndpointFault | "unknown" | null,
): Verdict {
  const { known, open } = asked(endpoints);
  const judged = known.map((endpoint) => ({ endpoint, fault: judge(endpoint) }));
  const faults = judged
    .flatMap(({ endpoint, fault }) => (fault === null || fault === "unknown" ? [] : [{ endpoint, fault }]))
    .toSorted((a, b) => weightOf(a.fault) - weightOf(b.fault));
  const [worst, ...others] = faults;
  if (worst) {
    const { severity: lowered } = worst.fault;
    return {
      outcome: "fail",
      certainty: worst.fault.certainty,
      ...(lowered === undefined ? {} : { severity: lowered }),
      because: [...new Set(faults.map(({ fault }) => fault.because))].join(" "),
      evidence: [
        probeEvidence(worst.endpoint.probe, worst.fault.detail),
        ...others.map(({ endpoint, fault }) => probeEvidence(endpoint.probe, fault.detail)),
      ],
      fixes: worst.fault.fixes,
    };
  }
  const silent = judged.find(({ fault }) => fault === "unknown");
  const [first] = open;
  if (first && first.probe.state !== "ok") return notRead(`The ${first.name.toLowerCase()}`, first.probe);
  if (silent) {
    return {
      outcome: "unknown",
      because: `${silent.endpoint.name} ${silent.endpoint.url}: ${reasonOf(silent.endpoint)}`,
      evidence: [probeEvidence(silent.endpoint.probe, "gave no answer that would show it")],
    };
  }
  return {
    outcome: "pass",
    evidence: judged.map(({ endpoint }): Evidence => probeEvidence(endpoint.probe, answerOf(endpoint))),
  };
}

function reasonOf({ probe }: AskedEndpoint): string {
  return probe.outcome === "failed" ? probe.message : `answered ${probe.status}`;
}

function answerOf(endpoint: AskedEndpoint): string {
  return `${endpoint.name}: ${reasonOf(endpoint)}`;
}

/** The gravest first; among faults of one severity, what is proven. A severity only ever lowers the check's own. */
function weightOf(fault: EndpointFault): number {
  const gravity = fault.severity === undefined ? -1 : severity.options.indexOf(fault.severity);
  return gravity * 2 + Number(fault.certainty === "likely");
}
