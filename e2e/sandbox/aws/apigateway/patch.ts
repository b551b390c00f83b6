import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import { type AwsError, isAwsError } from "../service";
import { bad } from "./rows";

/** What a resource lets be changed at a path: the operations that it takes there, and what each does. */
export interface Patchable<Row> {
  readonly path: RegExp;
  readonly ops: readonly ("add" | "remove" | "replace")[];
  /** `name`: what the path's group caught, unescaped. Changes the row in place. */
  readonly apply: (row: Row, op: string, name: string, value: string) => AwsError | undefined;
}

/**
 * The row after all operations, or why none of them counts.
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
export function patched<Row extends object>(
  row: Row,
  operations: readonly PatchOperation[] | undefined,
  patchable: readonly Patchable<Row>[],
): Row | AwsError {
  const copy = structuredClone(row);
  for (const { op = "", path = "", value = "" } of operations ?? []) {
    const found = patchable.find((one) => one.path.test(path));
    if (found === undefined) return bad(`Invalid patch path ${path}`);
    if (!found.ops.some((one) => one === op)) {
      return bad(`Invalid patch operation specified. Must be one of: [${found.ops.join(", ")}]`);
    }
    const name = (found.path.exec(path)?.[1] ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
    const refused = found.apply(copy, op, name, value);
    if (refused !== undefined) return refused;
  }
  return copy;
}

/** Puts what `patched` gave in the place of the row; what it lacks goes. */
export function settle<Row extends object>(row: Row, after: Row | AwsError): Row | AwsError {
  if (isAwsError(after)) return after;
  for (const key of Object.keys(row)) if (!(key in after)) delete row[key as keyof Row];
  return Object.assign(row, after);
}
