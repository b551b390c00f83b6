import "server-only";

/** Runs over all items, at most `limit` at a time. */
export async function eachOf<T>(
  items: readonly T[],
  limit: number,
  visit: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await visit(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
