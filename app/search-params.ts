/** What Next hands a page as its query. */
export type SearchParams = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

/** The parameters named, each once; the first where one is repeated, none where it is empty. Others are ignored. */
export async function pick<Name extends string>(
  searchParams: SearchParams,
  names: readonly Name[],
): Promise<Partial<Record<Name, string>>> {
  const query = await searchParams;
  const picked: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = query[name];
    const first = typeof value === "string" ? value : value?.[0];
    if (first) picked[name] = first;
  }
  return picked;
}
