import type { Discovery, EndpointProbe, KeySet, ProbeFailureCode, PublishedKey } from "../model/probe";

/** What became of a published document: `unasked` where the fault is the dashboard's own. */
export type Published =
  | { readonly state: "read" }
  | { readonly state: "unasked"; readonly why: string }
  | { readonly state: "useless"; readonly why: string };

/** Failures on the dashboard's side: nobody answered for the provider. */
const unasked: ReadonlySet<ProbeFailureCode> = new Set(["refused-target", "aborted", "dns-failed"]);

/** Whether a discovery document was read, and why not. */
export function publishedDiscovery({ probe, document, problem }: Discovery): Published {
  if (document) return { state: "read" };
  return notRead(probe, problem, probe.outcome === "answered" ? `it answered ${probe.status}` : "");
}

/** Whether a key set holds a key for signatures, and why not. */
export function publishedKeys({ probe, keys, problem }: KeySet): Published {
  if (keys.some(signs)) return { state: "read" };
  return notRead(probe, problem, `it holds ${keys.length} keys, none of them for signatures`);
}

/** A public key that is for signatures (RFC 7517, 4.2). */
export function signs(key: PublishedKey): boolean {
  return key.kty !== "oct" && (key.use === undefined || key.use === "sig");
}

function notRead(probe: EndpointProbe, problem: string | undefined, otherwise: string): Published {
  if (probe.outcome === "answered") return { state: "useless", why: problem ?? otherwise };
  if (unasked.has(probe.code)) return { state: "unasked", why: probe.message };
  return { state: "useless", why: problem ?? probe.message };
}
