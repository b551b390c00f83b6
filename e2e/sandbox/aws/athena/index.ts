import {
  GetQueryExecution$,
  type GetQueryExecutionInput,
  type GetQueryExecutionOutput,
  GetQueryResults$,
  type GetQueryResultsInput,
  type GetQueryResultsOutput,
  GetWorkGroup$,
  type GetWorkGroupInput,
  type GetWorkGroupOutput,
  InvalidRequestException$,
  ListTableMetadata$,
  type ListTableMetadataInput,
  type ListTableMetadataOutput,
  MetadataException$,
  StartQueryExecution$,
  type StartQueryExecutionInput,
  type StartQueryExecutionOutput,
  StopQueryExecution$,
  type StopQueryExecutionInput,
  TooManyRequestsException$,
} from "@aws-sdk/client-athena";
import type { RegionState } from "../../world";
import type { AthenaExecution, AthenaState } from "../../world-athena";
import { pageOf } from "../paging";
import {
  type AwsError,
  awsError,
  byName,
  type Context,
  type Handler,
  isAwsError,
  operation,
  type Service,
} from "../service";
import { documentedTable } from "./documented-table";
import { begin, end } from "./executions";
import { readTable } from "./read-table";

const invalid = (message: string) => awsError(InvalidRequestException$, message);

/** What a Region has where its world does not say: a workgroup, and AWS's own table over each folder of access logs. */
function athenaOf(state: RegionState, { account, region }: Context): AthenaState {
  if (state.athena !== undefined) return state.athena;
  const results = "acme-athena-results";
  state.s3 ??= { buckets: {} };
  state.s3.buckets[results] ??= { owner: account, sharedWith: [], objects: {} };
  const folders = Object.values(state.elbv2.attributes).flatMap((attributes) => {
    const value = (name: string) =>
      attributes.find(({ Key }) => Key === `access_logs.s3.${name}`)?.Value ?? "";
    if (value("enabled") !== "true") return [];
    const prefix = value("prefix");
    const own = `AWSLogs/${account}/elasticloadbalancing/${region}/`;
    return [{ prefix, folder: `${value("bucket")}/${prefix === "" ? "" : `${prefix}/`}${own}` }];
  });
  const named = new Map(
    folders.map(({ prefix, folder }) => [`alb_${prefix.replaceAll(/\W/g, "_")}`, folder]),
  );
  state.athena = {
    workGroups: [
      {
        Name: "authpath",
        State: "ENABLED",
        Configuration: {
          EnforceWorkGroupConfiguration: true,
          BytesScannedCutoffPerQuery: 10_000_000_000,
          ResultConfiguration: { OutputLocation: `s3://${results}/authpath/` },
        },
      },
    ],
    databases: ["logs"],
    tables: [...named].flatMap(([name, folder]) => readTable(documentedTable("logs", name, folder)) ?? []),
    executions: [],
  };
  return state.athena;
}

function groupOf(athena: AthenaState, name = "primary"): AthenaState["workGroups"][number] | AwsError {
  return athena.workGroups.find((each) => each.Name === name) ?? invalid(`WorkGroup ${name} is not found.`);
}

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_GetWorkGroup.html */
const getWorkGroup: Handler<GetWorkGroupInput, GetWorkGroupOutput> = (
  state,
  { WorkGroup: name },
  context,
) => {
  const group = groupOf(athenaOf(state, context), name);
  return isAwsError(group) ? group : { WorkGroup: group };
};

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_ListTableMetadata.html */
const listTableMetadata: Handler<ListTableMetadataInput, ListTableMetadataOutput> = (
  state,
  input,
  context,
) => {
  const { databases, tables } = athenaOf(state, context);
  const { CatalogName, DatabaseName = "", MaxResults, NextToken } = input;
  if (CatalogName !== "AwsDataCatalog") return invalid(`Catalog ${CatalogName} not found`);
  if (!databases.includes(DatabaseName))
    return awsError(MetadataException$, `Database ${DatabaseName} not found`);
  const rows = tables.filter(({ database }) => database === DatabaseName).map(({ metadata }) => metadata);
  const page = pageOf(context, rows, { token: NextToken, size: MaxResults, max: 50 });
  if (page.state === "bad-token") return invalid("Invalid token");
  return { TableMetadataList: page.rows, ...(page.next && { NextToken: page.next }) };
};

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html */
const startQueryExecution: Handler<StartQueryExecutionInput, StartQueryExecutionOutput> = (
  state,
  input,
  context,
) => {
  const athena = athenaOf(state, context);
  const group = groupOf(athena, input.WorkGroup);
  if (isAwsError(group)) return group;
  if (group.State === "DISABLED") return invalid(`WorkGroup ${group.Name} is disabled.`);
  const { ResultConfiguration, ManagedQueryResultsConfiguration } = group.Configuration ?? {};
  if (!ResultConfiguration?.OutputLocation && !ManagedQueryResultsConfiguration?.Enabled) {
    return invalid("No output location provided.");
  }
  const token = input.ClientRequestToken ?? "";
  const same = athena.executions.find((each) => each.token === token);
  const { execution } = same ?? begin(state, athena, group, input, context);
  return { QueryExecutionId: execution.QueryExecutionId };
};

function executionOf(
  state: RegionState,
  id: string | undefined,
  context: Context,
): AthenaExecution | AwsError {
  const { executions } = athenaOf(state, context);
  return (
    executions.find(({ execution }) => execution.QueryExecutionId === id) ??
    invalid(`QueryExecution ${id} was not found`)
  );
}

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryExecution.html */
const getQueryExecution: Handler<GetQueryExecutionInput, GetQueryExecutionOutput> = (
  state,
  input,
  context,
) => {
  const found = executionOf(state, input.QueryExecutionId, context);
  return isAwsError(found) ? found : { QueryExecution: found.execution };
};

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html */
const getQueryResults: Handler<GetQueryResultsInput, GetQueryResultsOutput> = (state, input, context) => {
  const found = executionOf(state, input.QueryExecutionId, context);
  if (isAwsError(found)) return found;
  const { Status } = found.execution;
  if (Status?.State === "RUNNING") return invalid("Query has not yet finished. Current state: RUNNING");
  if (Status?.State !== "SUCCEEDED") {
    return invalid(`Query did not finish successfully. Final query state: ${Status?.State}`);
  }
  const page = pageOf(context, found.rows, { token: input.NextToken, size: input.MaxResults, max: 1_000 });
  if (page.state === "bad-token") return invalid("Invalid token");
  const Rows = page.rows.map((row) => ({
    Data: row.map((value) => (value === null ? {} : { VarCharValue: value })),
  }));
  return { ResultSet: { Rows }, ...(page.next && { NextToken: page.next }) };
};

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_StopQueryExecution.html */
const stopQueryExecution: Handler<StopQueryExecutionInput, object> = (state, input, context) => {
  const found = executionOf(state, input.QueryExecutionId, context);
  if (isAwsError(found)) return found;
  end(found, "CANCELLED", "Query cancelled by user");
  return {};
};

/** https://docs.aws.amazon.com/athena/latest/APIReference/Welcome.html */
export const athena: Service = {
  name: "athena",
  protocol: "awsJson1_1",
  version: "2017-05-18",
  target: "AmazonAthena",
  xmlNamespace: "",
  denied: (message) => awsError("AccessDeniedException", message),
  throttled: () => awsError(TooManyRequestsException$, "Rate exceeded"),
  expired: () => awsError("ExpiredTokenException", "The security token included in the request is expired"),
  resourceOf: ({ WorkGroup, CatalogName }, { region, account }) =>
    `arn:aws:athena:${region}:${account}:${CatalogName === undefined ? `workgroup/${WorkGroup ?? "authpath"}` : `datacatalog/${CatalogName}`}`,
  operations: byName([
    operation(GetWorkGroup$, getWorkGroup),
    operation(ListTableMetadata$, listTableMetadata),
    operation(StartQueryExecution$, startQueryExecution),
    operation(GetQueryExecution$, getQueryExecution),
    operation(GetQueryResults$, getQueryResults),
    operation(StopQueryExecution$, stopQueryExecution),
  ]),
};
