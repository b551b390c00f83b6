import "server-only";
import {
  GetDeploymentCommand,
  type GetDeploymentCommandInput,
  GetDeploymentsCommand,
  type GetDeploymentsCommandInput,
  GetExportCommand,
  type GetExportCommandInput,
  GetGatewayResponsesCommand,
  type GetGatewayResponsesCommandInput,
  GetResourcesCommand,
  type GetResourcesCommandInput,
  GetRestApiCommand,
  type GetRestApiCommandInput,
  GetRestApisCommand,
  type GetRestApisCommandInput,
  GetStagesCommand,
  type GetStagesCommandInput,
  GetUsagePlansCommand,
  type GetUsagePlansCommandInput,
} from "@aws-sdk/client-api-gateway";
import { operation } from "../operation";

/** IAM names every read of API Gateway alike: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html */
const GET = "apigateway:GET";

export const getRestApis = operation("apigateway", GET, (client, input: GetRestApisCommandInput, options) =>
  client.send(new GetRestApisCommand(input), options),
);
export const getRestApi = operation("apigateway", GET, (client, input: GetRestApiCommandInput, options) =>
  client.send(new GetRestApiCommand(input), options),
);
export const getResources = operation(
  "apigateway",
  GET,
  (client, input: GetResourcesCommandInput, options) => client.send(new GetResourcesCommand(input), options),
  "apigateway-resources",
);
export const getGatewayResponses = operation(
  "apigateway",
  GET,
  (client, input: GetGatewayResponsesCommandInput, options) =>
    client.send(new GetGatewayResponsesCommand(input), options),
);
export const getStages = operation("apigateway", GET, (client, input: GetStagesCommandInput, options) =>
  client.send(new GetStagesCommand(input), options),
);
export const getDeployments = operation(
  "apigateway",
  GET,
  (client, input: GetDeploymentsCommandInput, options) =>
    client.send(new GetDeploymentsCommand(input), options),
);
export const getDeployment = operation(
  "apigateway",
  GET,
  (client, input: GetDeploymentCommandInput, options) =>
    client.send(new GetDeploymentCommand(input), options),
);
export const getExport = operation("apigateway", GET, (client, input: GetExportCommandInput, options) =>
  client.send(new GetExportCommand(input), options),
);
export const getUsagePlans = operation(
  "apigateway",
  GET,
  (client, input: GetUsagePlansCommandInput, options) =>
    client.send(new GetUsagePlansCommand(input), options),
);
