import "server-only";
import { type Gathered, ok } from "../../model/gathered";
import type { Discovery, KeySet } from "../../model/probe";
import type { GatherContext } from "../context";
import { askAddress } from "./ask-address";
import { endpointProbe } from "./endpoint-probe";
import { readDiscovery, readKeySet } from "./read-document";

/** Where an issuer's discovery document stands: OpenID Connect Discovery 1.0, 4.1. */
export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

/** The discovery document of an issuer that live configuration names. */
export async function readIssuer(
  ctx: GatherContext,
  issuer: string,
  signal: AbortSignal,
): Promise<Gathered<Discovery>> {
  const probe = await askAddress(ctx.outbound, discoveryUrl(issuer), issuer, signal);
  if (probe.state !== "ok") return probe;
  return ok({ probe: endpointProbe(probe.value), ...readDiscovery(probe.value) });
}

/** A key set; `portOf`: the address in live configuration behind it. */
export async function readKeys(
  ctx: GatherContext,
  url: string,
  portOf: string,
  signal: AbortSignal,
): Promise<Gathered<KeySet>> {
  const probe = await askAddress(ctx.outbound, url, portOf, signal);
  if (probe.state !== "ok") return probe;
  const bytes = probe.value.state === "answered" ? probe.value.bytes : 0;
  return ok({ probe: endpointProbe(probe.value), bytes, ...readKeySet(probe.value) });
}
