import {
  InvalidParameterException$,
  ResourceNotFoundException$,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoState } from "../../world";
import { pageOf } from "../paging";
import { type AwsError, awsError, type Context, isAwsError } from "../service";

export type Pool = CognitoState["pools"][number];
export type Client = CognitoState["clients"][number];

export const invalid = (message: string): AwsError => awsError(InvalidParameterException$, message);
export const missing = (message: string): AwsError => awsError(ResourceNotFoundException$, message);

function constraint(value: string, member: string, pattern: RegExp): AwsError {
  return invalid(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern.source.slice(1, -1)}`,
  );
}

/** The pool, or what Cognito says of an id that is malformed or unknown. */
export function poolOf(cognito: CognitoState, id = ""): Pool | AwsError {
  const pattern = /^[\w-]+_[0-9a-zA-Z]+$/;
  if (!pattern.test(id)) return constraint(id, "userPoolId", pattern);
  return cognito.pools.find((row) => row.Id === id) ?? missing(`User pool ${id} does not exist.`);
}

/** The app client of that pool; a client of another pool is none. */
export function clientOf(cognito: CognitoState, poolId = "", clientId = ""): Client | AwsError {
  const pool = poolOf(cognito, poolId);
  if (isAwsError(pool)) return pool;
  const pattern = /^[\w+]+$/;
  if (!pattern.test(clientId)) return constraint(clientId, "clientId", pattern);
  return (
    cognito.clients.find((row) => row.UserPoolId === poolId && row.ClientId === clientId) ??
    missing(`User pool client ${clientId} does not exist.`)
  );
}

/** One page by `NextToken` and `MaxResults`, from 1 to `max`. */
export function paged<Row, Output extends object>(
  context: Context,
  rows: readonly Row[],
  {
    NextToken,
    MaxResults,
  }: { readonly NextToken?: string | undefined; readonly MaxResults?: number | undefined },
  max: number,
  write: (rows: Row[], next: string | undefined) => Output,
): Output | AwsError {
  if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > max)) {
    const bound = MaxResults < 1 ? "greater than or equal to 1" : `less than or equal to ${max}`;
    return invalid(
      `1 validation error detected: Value '${MaxResults}' at 'maxResults' failed to satisfy constraint: Member must have value ${bound}`,
    );
  }
  const page = pageOf(context, rows, { token: NextToken, size: MaxResults, max });
  return page.state === "bad-token" ? invalid("Invalid pagination token.") : write(page.rows, page.next);
}
