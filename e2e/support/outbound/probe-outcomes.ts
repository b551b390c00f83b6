import type { Gathered } from "../../../lib/model/gathered";
import type { EndpointProbe } from "../../../lib/model/probe";
import type { Snapshot } from "../../../lib/model/snapshot";
import { REFUSED_MESSAGE } from "../../../lib/outbound/refusal";
import type { Led } from "./refused-world";

/** What became of a question: `refused` only in the guard's one wording, `not asked` before the guard was. */
function outcomeOf(gathered: Gathered<EndpointProbe | { readonly probe: EndpointProbe }>): string {
  if (gathered.state === "skipped")
    return gathered.reason.endsWith("nothing was asked") ? "not asked" : gathered.reason;
  if (gathered.state === "failed") return gathered.error.code;
  const probe = "probe" in gathered.value ? gathered.value.probe : gathered.value;
  if (probe.outcome === "answered") return `answered ${probe.status}`;
  return probe.code === "refused-target" && probe.message === REFUSED_MESSAGE ? "refused" : probe.code;
}

/** What a snapshot keeps of each question that a rule leads to. */
export function outcomesIn({ artifacts }: Snapshot, { asked }: Led): string[] {
  const { discoveries, endpoints, keySets, authorizations, tokenProbes } = artifacts;
  return asked.flatMap((text) =>
    [discoveries[text], endpoints[text], keySets[text], authorizations[text], tokenProbes[text]].flatMap(
      (one) => (one === undefined ? [] : [outcomeOf(one)]),
    ),
  );
}
