import type { Filter } from "@aws-sdk/client-ec2";
import { pageOf } from "../paging";
import { type AwsError, awsError, type Context } from "../service";

/** What a filter of a resource type compares, by the filter's name. */
type FilterFields<Row> = Readonly<Record<string, (row: Row) => readonly (string | undefined)[]>>;

/** `*` and `?` are wildcards in filter values (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html). */
function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
    .replaceAll("\\*", ".*")
    .replaceAll("\\?", ".");
  return new RegExp(`^${source}$`, "s").test(value);
}

/** Rows that satisfy all filters, each by any of its values. */
function filtered<Row>(
  rows: readonly Row[],
  filters: readonly Filter[],
  fields: FilterFields<Row>,
): Row[] | AwsError {
  for (const { Name = "" } of filters) {
    if (fields[Name] === undefined)
      return awsError("InvalidParameterValue", `The filter '${Name}' is invalid`);
  }
  return rows.filter((row) =>
    filters.every(({ Name = "", Values = [] }) =>
      fields[Name]?.(row).some((value) => value !== undefined && Values.some((each) => matches(each, value))),
    ),
  );
}

export interface Query {
  readonly Filters?: Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** What of a resource type can be asked for: its id, the code of a missing one, its filters. */
export interface Resource<Row> {
  readonly idOf: (row: Row) => string | undefined;
  readonly notFound: string;
  readonly fields: FilterFields<Row>;
}

/** Rows by ids, then by filters, one page of 5 to 1000 (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination). */
export function select<Row, Output extends object>(
  context: Context,
  rows: readonly Row[],
  ids: readonly string[],
  query: Query,
  resource: Resource<Row>,
  write: (rows: Row[], next: string | undefined) => Output,
): Output | AwsError {
  const { Filters = [], MaxResults, NextToken } = query;
  if (ids.length > 0 && MaxResults !== undefined) {
    return awsError(
      "InvalidParameterCombination",
      "The parameter ids cannot be used with the parameter maxResults",
    );
  }
  if (MaxResults !== undefined && (MaxResults < 5 || MaxResults > 1000)) {
    return awsError(
      "InvalidParameterValue",
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`,
    );
  }
  const missing = ids.find((id) => !rows.some((row) => resource.idOf(row) === id));
  if (missing !== undefined) return awsError(resource.notFound, `The ID '${missing}' does not exist`);
  const asked = ids.length === 0 ? rows : rows.filter((row) => ids.includes(resource.idOf(row) ?? ""));
  const found = filtered(asked, Filters, resource.fields);
  if (!Array.isArray(found)) return found;
  const page = pageOf(context, found, { token: NextToken, size: MaxResults, max: 1000 });
  if (page.state === "bad-token") {
    return awsError("InvalidParameterValue", `Invalid value for NextToken: ${NextToken}`);
  }
  return write(page.rows, page.next);
}
