import { pageOf } from "../paging";
import { type AwsError, awsError, type Context } from "../service";

export const invalid = (message: string): AwsError => awsError("ValidationError", message);

/** One page by `Marker` and `PageSize` (1 to 400), written by `write` from its rows and the next marker. */
export function paged<Row, Output extends object>(
  context: Context,
  rows: readonly Row[],
  { Marker, PageSize }: { readonly Marker?: string | undefined; readonly PageSize?: number | undefined },
  write: (rows: Row[], next: string | undefined) => Output,
): Output | AwsError {
  if (PageSize !== undefined && !(PageSize >= 1 && PageSize <= 400)) {
    const bound = PageSize < 1 ? "greater than or equal to 1" : "less than or equal to 400";
    return invalid(
      `1 validation error detected: Value '${PageSize}' at 'pageSize' failed to satisfy constraint: Member must have value ${bound}`,
    );
  }
  const page = pageOf(context, rows, { token: Marker, size: PageSize, max: 400 });
  return page.state === "bad-token" ? invalid(`Invalid marker: ${Marker}`) : write(page.rows, page.next);
}

/** The rows of `wanted` in the order asked for; undefined where one is missing. */
export function rowsOf<Row>(
  rows: readonly Row[],
  wanted: readonly string[],
  key: (row: Row) => string | undefined,
): Row[] | undefined {
  const found = wanted.flatMap((id) => rows.find((row) => key(row) === id) ?? []);
  return found.length === wanted.length ? found : undefined;
}
