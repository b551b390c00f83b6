import { cleanUrl } from "@/lib/clue";
import type { DiagnoseParameters } from "@/lib/format/paths";
import { diagnosePath, diagnoseQueryString } from "@/lib/format/paths";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Where the same question stands without what must not travel: `code`, `state` and the like inside the URL or, of a
 * URL that nobody encoded, beside it. Null where the address is that already. A page's own payload repeats its address,
 * so it has to be clean before anything is rendered.
 */
export function cleanPath(query: Query, parameters: DiagnoseParameters): string | null {
  const { url } = parameters;
  const clean = url === undefined ? undefined : cleanUrl(url)?.url;
  const path = diagnosePath({ ...parameters, ...(clean === undefined ? {} : { url: clean }) });
  const named = diagnoseQueryString(parameters);
  const known = new URLSearchParams(named);
  const isBare = Object.keys(query).every((name) => known.has(name) && typeof query[name] === "string");
  return isBare && path === `/diagnose?${named}` ? null : path;
}
