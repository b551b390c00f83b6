import "server-only";
import * as z from "zod";

const text = z.string().optional().catch(undefined);

/** Public members of RFC 7517, 4, RFC 7518, 6 and RFC 8037, 2. What is not named here never leaves the server. */
const members = z.object({
  kty: text,
  kid: text,
  use: text,
  alg: text,
  key_ops: z.array(z.string()).optional().catch(undefined),
  n: text,
  e: text,
  crv: text,
  x: text,
  y: text,
});

export const publicKey = z.strictObject({
  kty: z.string().optional(),
  kid: z.string().optional(),
  use: z.string().optional(),
  alg: z.string().optional(),
  key_ops: z.array(z.string()).optional(),
  n: z.string().optional(),
  e: z.string().optional(),
  crv: z.string().optional(),
  x: z.string().optional(),
  y: z.string().optional(),
});
export type PublicKey = z.infer<typeof publicKey>;

/** Keys of symmetric signatures are secrets as a whole: RFC 7518, 6.4. */
const secretKinds: ReadonlySet<string> = new Set(["oct"]);

/**
 * The keys of a JWK set (RFC 7517, 5) with their public members only. Every entry of the set keeps its place, so
 * that they can be counted: one that is no public key is an empty object. Null where the text is no such set.
 */
export function readPublicKeySet(body: string): PublicKey[] | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const set = z.object({ keys: z.array(z.unknown()) }).safeParse(value);
  return set.success ? set.data.keys.map(publicMembers) : null;
}

function publicMembers(entry: unknown): PublicKey {
  const read = members.safeParse(entry);
  if (!read.success || read.data.kty === undefined || secretKinds.has(read.data.kty)) return {};
  return Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
}
