import * as v1 from "@aws-sdk/client-api-gateway";
import * as v2 from "@aws-sdk/client-apigatewayv2";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { beforeEach, describe, expect, it } from "vitest";
import type { HttpApiState, RestApiState } from "../../world-api";
import { failure, sandboxForTests } from "../sdk-test";

const { config, state } = sandboxForTests();
const rest = () => new v1.APIGatewayClient(config());
const http = () => new v2.ApiGatewayV2Client(config());

const REST = { restApiId: "rest000001" };
const HTTP = { ApiId: "http000001" };

/** A REST API with one method behind an authorizer, and an HTTP API whose stage deploys by itself. */
function apis(): { restApis: RestApiState[]; httpApis: HttpApiState[] } {
  const integration = { type: "MOCK" as const };
  const draft: RestApiState["draft"] = {
    api: { id: REST.restApiId, name: "orders" },
    resources: [
      {
        id: "res001",
        path: "/orders",
        resourceMethods: {
          GET: {
            httpMethod: "GET",
            authorizationType: "CUSTOM",
            authorizerId: "auth01",
            methodIntegration: integration,
          },
        },
      },
    ],
    authorizers: [{ id: "auth01", name: "callers", type: "TOKEN" }],
    gatewayResponses: [],
  };
  const httpDraft: HttpApiState["draft"] = {
    api: { ApiId: HTTP.ApiId, Name: "orders", RouteSelectionExpression: "x", ProtocolType: "HTTP" },
    routes: [
      {
        RouteId: "route01",
        RouteKey: "GET /orders",
        AuthorizationType: "JWT",
        AuthorizerId: "auth02",
        AuthorizationScopes: ["read"],
        Target: "integrations/int01",
      },
    ],
    authorizers: [{ AuthorizerId: "auth02", Name: "callers", AuthorizerType: "JWT" }],
    integrations: [{ IntegrationId: "int01" }],
  };
  return {
    restApis: [
      {
        draft,
        deployments: [{ deployment: { id: "dep001" }, frozen: structuredClone(draft) }],
        stages: [{ stageName: "prod", deploymentId: "dep001" }],
      },
    ],
    httpApis: [
      {
        draft: httpDraft,
        deployments: [{ deployment: { DeploymentId: "dep002" }, frozen: structuredClone(httpDraft) }],
        stages: [
          { StageName: "$default", DeploymentId: "dep002", AutoDeploy: true, StageVariables: { a: "1" } },
        ],
      },
    ],
  };
}

beforeEach(() => {
  state().apigateway = { ...apis(), domains: [], usagePlans: [], apiKeys: [] };
});

const api = () => {
  const [found] = state().apigateway?.restApis ?? [];
  if (found === undefined) throw new Error("no API");
  return found;
};
const httpApi = () => {
  const [found] = state().apigateway?.httpApis ?? [];
  if (found === undefined) throw new Error("no API");
  return found;
};
const servedBy = ({ deployments, stages }: RestApiState) =>
  deployments.find(({ deployment }) => deployment.id === stages[0]?.deploymentId)?.frozen;

const replace = (path: string, value: string): v1.PatchOperation => ({ op: "replace", path, value });
const GET = { ...REST, resourceId: "res001", httpMethod: "GET" };
const open = replace("/authorizationType", "NONE");

describe("a REST API", () => {
  it("serves an edit once it is deployed to the stage, and no sooner", async () => {
    await rest().send(new v1.UpdateMethodCommand({ ...GET, patchOperations: [open] }));
    const method = () => servedBy(api())?.resources[0]?.resourceMethods?.GET;
    expect(method()).toMatchObject({ authorizationType: "CUSTOM" });
    await rest().send(new v1.CreateDeploymentCommand(REST));
    expect(method()).toMatchObject({ authorizationType: "CUSTOM" });
    await rest().send(new v1.CreateDeploymentCommand({ ...REST, stageName: "prod" }));
    expect(method()).toEqual({
      httpMethod: "GET",
      authorizationType: "NONE",
      methodIntegration: { type: "MOCK" },
    });
  });

  const PROD = { ...REST, stageName: "prod" };
  const method = (...patchOperations: v1.PatchOperation[]) =>
    new v1.UpdateMethodCommand({ ...GET, patchOperations });
  const stage = (...patchOperations: v1.PatchOperation[]) =>
    new v1.UpdateStageCommand({ ...PROD, patchOperations });
  it.each<[string, RegExp, () => Promise<unknown>]>([
    [
      "a type without its authorizer",
      /requires a valid authorizer/,
      () => rest().send(method(replace("/authorizationType", "CUSTOM"))),
    ],
    [
      "scopes on an open method",
      /scopes/,
      () => rest().send(method({ op: "add", path: "/authorizationScopes", value: "read" }, open)),
    ],
    [
      "a path that it does not have",
      /Invalid patch path \/colour/,
      () => rest().send(method(replace("/colour", "red"))),
    ],
    [
      "an operation that a path does not take",
      /Must be one of: \[replace\]/,
      () => rest().send(stage({ op: "add", path: "/deploymentId", value: "dep001" })),
    ],
    [
      "a deployment that is not there",
      /does not exist/,
      () => rest().send(stage(replace("/deploymentId", "dep999"))),
    ],
    [
      "a log group that is not there",
      /log destination/,
      () =>
        rest().send(
          stage(
            replace(
              "/accessLogSettings/destinationArn",
              "arn:aws:logs:eu-west-1:111122223333:log-group:/none",
            ),
          ),
        ),
    ],
    [
      "a variable with a space",
      /variable value/,
      () => rest().send(stage(replace("/variables/tenant", "a b"))),
    ],
  ])("refuses %s, and changes nothing", async (_what, why, call) => {
    const before = JSON.stringify(api());
    const refused = await failure(call());
    expect(refused).toMatchObject({ name: "BadRequestException", message: expect.stringMatching(why) });
    expect(JSON.stringify(api())).toBe(before);
  });

  it("takes a log group that was made", async () => {
    const logGroupName = "/aws/apigateway/orders";
    await new CloudWatchLogsClient(config()).send(new CreateLogGroupCommand({ logGroupName }));
    const destination = `arn:aws:logs:eu-west-1:111122223333:log-group:${logGroupName}`;
    await rest().send(stage(replace("/accessLogSettings/destinationArn", destination)));
    expect(api().stages[0]?.accessLogSettings).toEqual({ destinationArn: destination });
  });

  it("keeps a usage plan while it covers a stage", async () => {
    const apiStages = [{ apiId: REST.restApiId, stage: "prod" }];
    const { id: usagePlanId } = await rest().send(new v1.CreateUsagePlanCommand({ name: "a", apiStages }));
    expect(await failure(rest().send(new v1.DeleteUsagePlanCommand({ usagePlanId })))).toMatchObject({
      message: expect.stringMatching(/API stages associated/),
    });
    const value = `${REST.restApiId}:prod`;
    const patchOperations = [{ op: "remove" as const, path: "/apiStages", value }];
    await rest().send(new v1.UpdateUsagePlanCommand({ usagePlanId, patchOperations }));
    await rest().send(new v1.DeleteUsagePlanCommand({ usagePlanId }));
    expect(state().apigateway?.usagePlans).toEqual([]);
  });
});

describe("an HTTP API", () => {
  const ROUTE = { ...HTTP, RouteId: "route01" };

  it("serves an edit at once where its stage deploys by itself", async () => {
    const { stages, deployments } = httpApi();
    const change = { AuthorizationType: "NONE" as const, AuthorizationScopes: [] };
    await http().send(new v2.UpdateRouteCommand({ ...ROUTE, ...change }));
    const served = deployments.find(({ deployment }) => deployment.DeploymentId === stages[0]?.DeploymentId);
    expect(served?.deployment).toMatchObject({ AutoDeployed: true, DeploymentStatus: "DEPLOYED" });
    expect(served?.frozen.routes).toEqual([
      {
        RouteId: "route01",
        RouteKey: "GET /orders",
        AuthorizationType: "NONE",
        Target: "integrations/int01",
      },
    ]);
  });

  const DEFAULT = { ...HTTP, StageName: "$default" };
  it.each<[string, RegExp, () => Promise<unknown>]>([
    ["a deployment by hand then", /auto-deploy/, () => http().send(new v2.CreateDeploymentCommand(DEFAULT))],
    [
      "to set it then",
      /autoDeploy/,
      () => http().send(new v2.UpdateStageCommand({ ...DEFAULT, DeploymentId: "dep002" })),
    ],
    [
      "scopes on an open route",
      /only valid for/,
      () => http().send(new v2.UpdateRouteCommand({ ...ROUTE, AuthorizationType: "NONE" })),
    ],
    [
      "an authorizer without its type",
      /type is invalid or null/,
      () => http().send(new v2.UpdateRouteCommand({ ...ROUTE, AuthorizerId: "auth02" })),
    ],
    [
      "a route without an integration",
      /Integration/,
      () => http().send(new v2.CreateRouteCommand({ ...HTTP, RouteKey: "GET /a" })),
    ],
    [
      "a log group that is not there",
      /log destination/,
      () =>
        http().send(
          new v2.UpdateStageCommand({
            ...DEFAULT,
            AccessLogSettings: { DestinationArn: "arn:aws:logs:eu-west-1:111122223333:log-group:none" },
          }),
        ),
    ],
  ])("refuses %s, and changes nothing", async (_what, why, call) => {
    const before = JSON.stringify(httpApi());
    expect(await failure(call())).toMatchObject({
      name: "BadRequestException",
      message: expect.stringMatching(why),
    });
    expect(JSON.stringify(httpApi())).toBe(before);
  });

  it("keeps the variables that are not named, and drops those that are set empty", async () => {
    await http().send(new v2.UpdateStageCommand({ ...DEFAULT, StageVariables: { b: "2" } }));
    expect(httpApi().stages[0]?.StageVariables).toEqual({ a: "1", b: "2" });
    await http().send(new v2.UpdateStageCommand({ ...DEFAULT, StageVariables: { a: "" } }));
    expect(httpApi().stages[0]?.StageVariables).toEqual({ b: "2" });
  });
});
