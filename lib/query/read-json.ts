/** JSON of the dashboard's own server; `sent` is posted. Throws what a person can read: the server's own words where it gave any. */
export async function readJson<T>(
  address: string,
  signal: AbortSignal | null,
  isWanted: (body: unknown) => body is T,
  sent?: unknown,
): Promise<T> {
  const asking: RequestInit =
    sent === undefined
      ? { signal, headers: { accept: "application/json" } }
      : {
          signal,
          method: "POST",
          headers: { accept: "application/json", "content-type": "application/json" },
          body: JSON.stringify(sent),
        };
  const response = await fetch(address, asking).catch(() => {
    throw new Error("The dashboard's server cannot be reached. What is shown stays as it was read.");
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && isWanted(body)) return body;
  throw new Error(problemOf(body) ?? `The dashboard's server answered ${response.status}.`);
}

function problemOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  return typeof error.message === "string" ? error.message : null;
}
