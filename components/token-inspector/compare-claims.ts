import type { JsonObject, JsonValue } from "@/lib/jwt/types";

/** One member of either token. `undefined` on a side: the token does not have it. */
export interface ComparedClaim {
  readonly name: string;
  readonly left: JsonValue | undefined;
  readonly right: JsonValue | undefined;
  readonly differs: boolean;
}

/** Every member of two objects, those that differ first, in the order of the first token, then of the second. */
export function compareClaims(left: JsonObject = {}, right: JsonObject = {}): ComparedClaim[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const compared = names.map((name): ComparedClaim => {
    const [a, b] = [own(left, name), own(right, name)];
    return { name, left: a, right: b, differs: JSON.stringify(a) !== JSON.stringify(b) };
  });
  return [...compared.filter(({ differs }) => differs), ...compared.filter(({ differs }) => !differs)];
}

function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
