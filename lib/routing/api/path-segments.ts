/** The segments of a path, without the empty one before the first slash. `/` has none. */
export function segmentsOf(path: string): string[] {
  const bare = path.startsWith("/") ? path.slice(1) : path;
  return bare === "" ? [] : bare.split("/");
}

export type SegmentForm = "literal" | "parameter" | "greedy";

export function formOfSegment(segment: string): SegmentForm {
  if (!segment.startsWith("{") || !segment.endsWith("}")) return "literal";
  return segment.endsWith("+}") ? "greedy" : "parameter";
}

/**
 * What of a path is not documented to match, and is read here without: an empty segment, percent-encoded slashes, a
 * slash at the end. Null: nothing of it.
 */
export function undocumentedPart(path: string): string | null {
  if (path.length > 1 && path.endsWith("/")) return "the slash at the end";
  if (path.includes("//")) return "the empty segment (two slashes)";
  if (/%2f/i.test(path)) return "the percent-encoded slash";
  return null;
}

/** The path as it is looked up where a part of it is undocumented: without empty segments. */
export function plainPath(path: string): string {
  return `/${segmentsOf(path)
    .filter((segment) => segment !== "")
    .join("/")}`;
}
