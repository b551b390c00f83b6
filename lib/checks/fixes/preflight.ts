import type { ApiMethod, ApiStage } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import { routeKey } from "../../model/scope";
import { consoleAuthorizer } from "./api";
import { awsCommand, shellWord } from "./shell";

/**
 * Opens what takes preflights. An OPTIONS method or route is opened itself; ANY and `$default`, which take everything,
 * get an open OPTIONS beside them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function openPreflight(chain: ApiChain, stage: Pick<ApiStage, "autoDeploy">, taking: ApiMethod): Fix {
  if (chain.scope.kind === "rest") {
    return taking.httpMethod === "OPTIONS" ? openRestOptions(chain, taking) : enableCors(chain, taking);
  }
  return taking.httpMethod === "OPTIONS"
    ? openHttpOptions(chain, stage, taking)
    : addHttpOptions(chain, stage, taking);
}

const shipsDraft =
  "The last command deploys: a deployment ships all of the draft, also what somebody else has edited since.";
const accountOf = ({ scope }: ApiChain) => `Account ${scope.account}, ${scope.region}.`;

function openRestOptions(chain: ApiChain, { path, authorizationType, apiKeyRequired }: ApiMethod): Fix {
  const { region, id } = chain.scope;
  const resources = awsCommand("apigateway", "get-resources", {
    region,
    "rest-api-id": id,
    limit: "500",
    query: `items[?path=='${path}'].id`,
    output: "text",
  });
  const operations = [
    ...(authorizationType === "NONE" ? [] : [{ op: "replace", path: "/authorizationType", value: "NONE" }]),
    ...(apiKeyRequired ? [{ op: "replace", path: "/apiKeyRequired", value: "false" }] : []),
  ];
  return {
    type: "cli",
    title: `Open OPTIONS ${path}`,
    command: [
      `resource="$(${resources})"`,
      `aws apigateway update-method \\\n  --region ${shellWord(region)} \\\n  --rest-api-id ${shellWord(id)} \\\n  --resource-id "$resource" \\\n  --http-method OPTIONS \\\n  --patch-operations ${shellWord(JSON.stringify(operations))}`,
      awsCommand("apigateway", "create-deployment", {
        region,
        "rest-api-id": id,
        "stage-name": chain.stage,
      }),
    ].join(" &&\n"),
    risk: `OPTIONS alone is open then; what it answers is for everybody. ${shipsDraft} ${accountOf(chain)}`,
  };
}

function enableCors(chain: ApiChain, { path }: ApiMethod): Fix {
  return consoleAuthorizer(
    chain,
    [
      `Resources → ${path} → Enable CORS: it adds an OPTIONS method that asks for nothing and answers preflights itself`,
      "Name the origin of the page, its methods, and authorization among the headers",
    ],
    `Give ${path} an OPTIONS method of its own, which goes before ANY`,
  );
}

function openHttpOptions(
  chain: ApiChain,
  stage: Pick<ApiStage, "autoDeploy">,
  { httpMethod, path }: ApiMethod,
): Fix {
  const { region, id } = chain.scope;
  const key = routeKey(httpMethod, path);
  return {
    type: "cli",
    title: `Open ${key}`,
    command: [
      `route="$(${ofRoute(chain, key, "RouteId")})"`,
      `aws apigatewayv2 update-route \\\n  --region ${shellWord(region)} \\\n  --api-id ${shellWord(id)} \\\n  --route-id "$route" \\\n  --authorization-type NONE`,
      ...deployed(chain, stage),
    ].join(" &&\n"),
    risk: `OPTIONS alone is open then. ${stage.autoDeploy ? "The stage deploys by itself within seconds." : shipsDraft} ${accountOf(chain)}`,
  };
}

function addHttpOptions(
  chain: ApiChain,
  stage: Pick<ApiStage, "autoDeploy">,
  { httpMethod, path }: ApiMethod,
): Fix {
  const { region, id } = chain.scope;
  const added = `OPTIONS ${path === "$default" ? "/{proxy+}" : path}`;
  return {
    type: "cli",
    title: `Add the route ${added}, which asks for nothing`,
    command: [
      `target="$(${ofRoute(chain, routeKey(httpMethod, path), "Target")})"`,
      `aws apigatewayv2 create-route \\\n  --region ${shellWord(region)} \\\n  --api-id ${shellWord(id)} \\\n  --route-key ${shellWord(added)} \\\n  --authorization-type NONE \\\n  --target "$target"`,
      ...deployed(chain, stage),
    ].join(" &&\n"),
    risk: `Preflights reach the backend of ${routeKey(httpMethod, path)} without a token; it has to answer OPTIONS. ${stage.autoDeploy ? "The stage deploys by itself within seconds." : shipsDraft} ${accountOf(chain)}`,
  };
}

/** One field of a route, looked up by its key: nothing that was read names the route's id. */
function ofRoute(chain: ApiChain, key: string, name: string): string {
  return awsCommand("apigatewayv2", "get-routes", {
    region: chain.scope.region,
    "api-id": chain.scope.id,
    query: `Items[?RouteKey=='${key}'].${name}`,
    output: "text",
  });
}

function deployed(chain: ApiChain, { autoDeploy }: Pick<ApiStage, "autoDeploy">): string[] {
  const { region, id } = chain.scope;
  return autoDeploy
    ? []
    : [awsCommand("apigatewayv2", "create-deployment", { region, "api-id": id, "stage-name": chain.stage })];
}
