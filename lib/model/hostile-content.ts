/** Levels of the deepest snapshot, with room for the deepest policy that IAM takes. */
const DEEPEST = 64;

/**
 * What makes a parsed JSON value unsafe to go on with, in words; null where nothing does. It is walked without recursion:
 * a text of a megabyte can be nested a million deep, and what reads it afterwards would end on that.
 */
export function hostileContent(value: unknown): string | null {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return `it is nested deeper than ${DEEPEST} levels`;
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one === "string" && !isWellFormed(one)) return "it holds half a character";
      if (typeof one !== "object" || one === null) continue;
      for (const [key, inner] of Object.entries(one)) {
        // As a name of a member it would replace what the object is.
        if (key === "__proto__") return "it holds the name __proto__";
        if (!isWellFormed(key)) return "it holds half a character";
        next.push(inner);
      }
    }
    level = next;
  }
  return null;
}

/** A lone surrogate cannot be put into an address: `encodeURIComponent` throws at it. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
