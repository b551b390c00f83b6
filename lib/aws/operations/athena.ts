import "server-only";
import {
  GetQueryExecutionCommand,
  type GetQueryExecutionCommandInput,
  GetQueryResultsCommand,
  type GetQueryResultsCommandInput,
  GetWorkGroupCommand,
  type GetWorkGroupCommandInput,
  ListTableMetadataCommand,
  type ListTableMetadataCommandInput,
  StartQueryExecutionCommand,
  type StartQueryExecutionCommandInput,
  StopQueryExecutionCommand,
  type StopQueryExecutionCommandInput,
} from "@aws-sdk/client-athena";
import { operation } from "../operation";

export const getWorkgroup = operation(
  "athena",
  "athena:GetWorkGroup",
  (client, input: GetWorkGroupCommandInput, options) => client.send(new GetWorkGroupCommand(input), options),
);
export const listTables = operation(
  "athena",
  "athena:ListTableMetadata",
  (client, input: ListTableMetadataCommandInput, options) =>
    client.send(new ListTableMetadataCommand(input), options),
);
/** A SELECT. Athena writes its result to where the workgroup says. */
export const startQuery = operation(
  "athena",
  "athena:StartQueryExecution",
  (client, input: StartQueryExecutionCommandInput, options) =>
    client.send(new StartQueryExecutionCommand(input), options),
);
export const getQuery = operation(
  "athena",
  "athena:GetQueryExecution",
  (client, input: GetQueryExecutionCommandInput, options) =>
    client.send(new GetQueryExecutionCommand(input), options),
);
export const getQueryResults = operation(
  "athena",
  "athena:GetQueryResults",
  (client, input: GetQueryResultsCommandInput, options) =>
    client.send(new GetQueryResultsCommand(input), options),
);
export const stopQuery = operation(
  "athena",
  "athena:StopQueryExecution",
  (client, input: StopQueryExecutionCommandInput, options) =>
    client.send(new StopQueryExecutionCommand(input), options),
);
