import "server-only";
import type { KeySetPlace } from "../../facts/key-places";
import { askAddress } from "../../gather/probes/ask-address";
import { readDiscovery } from "../../gather/probes/read-document";
import type { Outbound, Probe } from "../../outbound/index";
import type { Fetched } from "./key-cache";
import { type PublicKey, readPublicKeySet } from "./public-key-set";

/** A key set as its place answered it, cut to public members. */
export interface KeySet {
  readonly keys: readonly PublicKey[];
  /** Where it was read. */
  readonly source: string;
  /** Its size there, before it was cut. */
  readonly bytes: number;
}

export interface FetchParts {
  readonly outbound: Outbound;
  readonly now: () => number;
}

/** Longer than the outbound door's own limits: they end the fetch, this only makes sure of it. */
const DEADLINE_MS = 8_000;

export async function fetchKeySet(place: KeySetPlace, parts: FetchParts): Promise<Fetched<KeySet>> {
  if (place.type === "jwks") return fetchJwks(place.url, place.url, parts);
  const answered = await ask(place.url, place.issuer, parts);
  if (!answered.ok) return answered;
  const { document, problem } = readDiscovery(answered.value);
  if (document?.jwks_uri !== undefined) return fetchJwks(document.jwks_uri, place.issuer, parts);
  return failed(`${place.url}: ${problem ?? "the discovery document names no jwks_uri."}`);
}

/** The PEM text of a load balancer's key; null where its place says that there is none. */
export async function fetchPem(url: string, parts: FetchParts): Promise<Fetched<string | null>> {
  const answered = await ask(url, url, parts);
  if (!answered.ok) return answered;
  const { status, body } = answered.value;
  const at = parts.now();
  if (status === 404) return { ok: true, value: null, at };
  const [pem] = /-----BEGIN PUBLIC KEY-----[\sA-Za-z0-9+/=]{1,2000}-----END PUBLIC KEY-----/.exec(body) ?? [];
  if (status !== 200) return failed(`${url} answers ${status} instead of 200.`);
  return pem === undefined
    ? failed(`${url} answers something other than a public key.`)
    : { ok: true, value: `${pem}\n`, at };
}

async function fetchJwks(url: string, portOf: string, parts: FetchParts): Promise<Fetched<KeySet>> {
  const answered = await ask(url, portOf, parts);
  if (!answered.ok) return answered;
  const { status, body, bytes, truncated } = answered.value;
  if (status !== 200) return failed(`${url} answers ${status} instead of 200.`);
  if (truncated) return failed(`${url} answers more than the ${bytes} bytes that are read.`);
  const keys = readPublicKeySet(body);
  if (keys === null) return failed(`${url} answers no JWK set: a JSON object with a list named keys.`);
  return { ok: true, value: { keys, source: url, bytes }, at: parts.now() };
}

type Answered = Extract<Probe, { state: "answered" }>;

async function ask(url: string, portOf: string, { outbound, now }: FetchParts): Promise<Fetched<Answered>> {
  const probe = await askAddress(outbound, url, portOf, AbortSignal.timeout(DEADLINE_MS));
  if (probe.state === "skipped") return failed(`${url}: ${probe.reason}.`);
  if (probe.state === "failed") return failed(`${url}: ${probe.error.message}`);
  if (probe.value.state === "failed") return failed(`${url}: ${probe.value.message}`);
  return { ok: true, value: probe.value, at: now() };
}

function failed(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
