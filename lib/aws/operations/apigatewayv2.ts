import "server-only";
import {
  ExportApiCommand,
  type ExportApiCommandInput,
  GetApiCommand,
  type GetApiCommandInput,
  GetApiMappingsCommand,
  type GetApiMappingsCommandInput,
  GetApisCommand,
  type GetApisCommandInput,
  GetAuthorizersCommand,
  type GetAuthorizersCommandInput,
  GetDeploymentsCommand,
  type GetDeploymentsCommandInput,
  GetDomainNameCommand,
  type GetDomainNameCommandInput,
  GetIntegrationsCommand,
  type GetIntegrationsCommandInput,
  GetRoutesCommand,
  type GetRoutesCommandInput,
  GetStagesCommand,
  type GetStagesCommandInput,
  ListRoutingRulesCommand,
  type ListRoutingRulesCommandInput,
} from "@aws-sdk/client-apigatewayv2";
import { operation } from "../operation";

/** IAM names every read of API Gateway alike: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html */
const GET = "apigateway:GET";

export const getApis = operation("apigatewayv2", GET, (client, input: GetApisCommandInput, options) =>
  client.send(new GetApisCommand(input), options),
);
export const getApi = operation("apigatewayv2", GET, (client, input: GetApiCommandInput, options) =>
  client.send(new GetApiCommand(input), options),
);
export const getRoutes = operation("apigatewayv2", GET, (client, input: GetRoutesCommandInput, options) =>
  client.send(new GetRoutesCommand(input), options),
);
export const getAuthorizers = operation(
  "apigatewayv2",
  GET,
  (client, input: GetAuthorizersCommandInput, options) =>
    client.send(new GetAuthorizersCommand(input), options),
);
export const getIntegrations = operation(
  "apigatewayv2",
  GET,
  (client, input: GetIntegrationsCommandInput, options) =>
    client.send(new GetIntegrationsCommand(input), options),
);
export const getStages = operation("apigatewayv2", GET, (client, input: GetStagesCommandInput, options) =>
  client.send(new GetStagesCommand(input), options),
);
export const getDeployments = operation(
  "apigatewayv2",
  GET,
  (client, input: GetDeploymentsCommandInput, options) =>
    client.send(new GetDeploymentsCommand(input), options),
);
export const exportApi = operation("apigatewayv2", GET, (client, input: ExportApiCommandInput, options) =>
  client.send(new ExportApiCommand(input), options),
);
export const getDomainName = operation(
  "apigatewayv2",
  GET,
  (client, input: GetDomainNameCommandInput, options) =>
    client.send(new GetDomainNameCommand(input), options),
);
export const getApiMappings = operation(
  "apigatewayv2",
  GET,
  (client, input: GetApiMappingsCommandInput, options) =>
    client.send(new GetApiMappingsCommand(input), options),
);
export const listRoutingRules = operation(
  "apigatewayv2",
  GET,
  (client, input: ListRoutingRulesCommandInput, options) =>
    client.send(new ListRoutingRulesCommand(input), options),
);
