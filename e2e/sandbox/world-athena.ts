import type { QueryExecution, TableMetadata, WorkGroup } from "@aws-sdk/client-athena";

/** A query and, once it succeeded, its result: the first row is the names of its columns. */
export interface AthenaExecution {
  execution: QueryExecution & { QueryExecutionId: string };
  readonly token: string;
  rows: (string | null)[][];
}

/** A table of a database. What its lines look like is in the parameter `serde.param.input.regex`. */
export interface AthenaTable {
  readonly database: string;
  readonly metadata: TableMetadata & { readonly Name: string };
}

export interface AthenaState {
  readonly workGroups: (WorkGroup & { readonly Name: string })[];
  readonly databases: string[];
  readonly tables: AthenaTable[];
  readonly executions: AthenaExecution[];
  /** Queries are started and stay so until they are stopped. */
  held?: boolean;
}
