import "server-only";
import { type Answer, failed } from "./answer";

export interface Page<T> {
  readonly items: readonly T[];
  /** Token of the next page; absent or empty on the last. */
  readonly next: string | undefined;
}

/**
 * Reads a list to its end. A page that fails makes the whole list fail: half a list would look like absence.
 * A token that comes twice ends it with an error, as the list would never end.
 */
export async function readPages<Output, T>(
  ask: (token: string | undefined) => Promise<Answer<Output>>,
  page: (output: Output) => Page<T>,
  source: { readonly action: string; readonly resource: string },
): Promise<Answer<T[]>> {
  const items: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (;;) {
    const answer = await ask(token);
    if (answer.state === "failed") return answer;
    const { items: more, next } = page(answer.value);
    items.push(...more);
    if (next === undefined || next === "") return { state: "ok", value: items };
    if (seen.has(next)) {
      return failed({
        code: "invalid-response",
        operation: source.action,
        resource: source.resource,
        message: `AWS gave the same page token twice after ${items.length} items: the list has no end.`,
      });
    }
    seen.add(next);
    token = next;
  }
}
