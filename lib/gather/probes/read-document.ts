import "server-only";
import * as z from "zod";
import type { DiscoveryDocument, PublishedKey } from "../../model/probe";
import type { Probe } from "../../outbound";
import { withoutUndefined } from "../without-undefined";

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);

/** Members of another type than the standard's are dropped, unknown ones as well. OpenID Connect Discovery 1.0, 3. */
const tolerantDiscovery = z.object({
  issuer: text,
  authorization_endpoint: text,
  token_endpoint: text,
  userinfo_endpoint: text,
  jwks_uri: text,
  response_types_supported: texts,
  scopes_supported: texts,
  token_endpoint_auth_methods_supported: texts,
  id_token_signing_alg_values_supported: texts,
  code_challenge_methods_supported: texts,
});

export interface ReadDiscovery {
  readonly document?: DiscoveryDocument;
  readonly problem?: string;
}

/** The discovery document of an answer; `problem` where it is none, or where members were dropped. */
export function readDiscovery(probe: Probe): ReadDiscovery {
  const json = readJsonObject(probe);
  if ("problem" in json) return json;
  const document = withoutUndefined(tolerantDiscovery.parse(json.value));
  const dropped = Object.keys(tolerantDiscovery.shape).filter(
    (name) => name in json.value && !(name in document),
  );
  if (dropped.length === 0) return { document };
  return { document, problem: `Members of the wrong type were left out: ${dropped.join(", ")}.` };
}

/** RFC 7517, 4 and RFC 7518, 6. */
const tolerantKey = z.object({
  kty: z.string(),
  kid: text,
  use: text,
  alg: text,
  n: text,
  crv: text,
});

export interface ReadKeySet {
  readonly keys: PublishedKey[];
  readonly problem?: string;
}

/** The keys of an answer; `problem` where it is no JWK set, or where entries were no keys. */
export function readKeySet(probe: Probe): ReadKeySet {
  const json = readJsonObject(probe);
  if ("problem" in json) return { keys: [], problem: json.problem };
  const { keys } = json.value;
  if (!Array.isArray(keys)) return { keys: [], problem: "The answer is JSON, but has no list of keys." };
  const read = keys.map((key) => tolerantKey.safeParse(key));
  const valid = read.flatMap((key) => (key.success ? [publishedKey(key.data)] : []));
  const bad = read.length - valid.length;
  return bad === 0
    ? { keys: valid }
    : { keys: valid, problem: `${bad} of ${read.length} entries are no keys.` };
}

function publishedKey({ kid, kty, use, alg, n, crv }: z.infer<typeof tolerantKey>): PublishedKey {
  return withoutUndefined({ kid, kty, use, alg, bits: kty === "RSA" ? modulusBits(n) : curveBits(crv) });
}

/** Bits of a base64url modulus, its leading zero bits left aside. */
function modulusBits(modulus: string | undefined): number | undefined {
  if (modulus === undefined || !/^[\w-]+=*$/.test(modulus)) return undefined;
  const hex = Buffer.from(modulus, "base64url").toString("hex").replace(/^0+/, "");
  if (hex === "") return undefined;
  return (hex.length - 1) * 4 + Number.parseInt(hex.slice(0, 1), 16).toString(2).length;
}

/** RFC 7518, 6.2.1.1 and RFC 8037, 2. */
function curveBits(curve: string | undefined): number | undefined {
  return { "P-256": 256, "P-384": 384, "P-521": 521, Ed25519: 255, Ed448: 448 }[curve ?? ""];
}

type JsonObject = { readonly value: Record<string, unknown> } | { readonly problem: string };

function readJsonObject(probe: Probe): JsonObject {
  if (probe.state === "failed") return { problem: probe.message };
  if (probe.status !== 200) return { problem: `It answers ${probe.status} instead of 200.` };
  if (probe.truncated)
    return { problem: `The answer is longer than the ${probe.bytes} bytes that are read.` };
  try {
    const value: unknown = JSON.parse(probe.body);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return { value: value as Record<string, unknown> };
    }
    return { problem: "The answer is JSON, but no object." };
  } catch {
    return { problem: "The answer is not JSON." };
  }
}
