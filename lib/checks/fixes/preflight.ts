import type { ApiMethod, ApiStage } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import { routeKey } from "../../model/scope";
import { accountOf, consoleAuthorizer, deployment, shipsDraft } from "./api";
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

/** Names of the files that a fix writes: what was there before, what is sent, and what is sent to go back. */
const filesOf = (chain: ApiChain, key: string) => {
  const stem = `preflight-protected-${chain.scope.id}-${key.replace(/\W+/g, "-")}`;
  return { before: `${stem}.before.json`, after: `${stem}.json`, undo: `${stem}.undo.json` };
};

/** As much of a method as its authorization is made of; scopes go first, since an open method takes none. */
const opens = `[.authorizationScopes[]? | {op: "remove", path: "/authorizationScopes", value: .}]
  + [{op: "replace", path: "/authorizationType", value: "NONE"}]`;
const takesNoKey = '[{op: "replace", path: "/apiKeyRequired", value: "false"}]';
const closes = `[{op: "replace", path: "/authorizationType", value: .authorizationType}]
  + [.authorizerId // empty | {op: "replace", path: "/authorizerId", value: .}]
  + [.authorizationScopes[]? | {op: "add", path: "/authorizationScopes", value: .}]
  + [{op: "replace", path: "/apiKeyRequired", value: (.apiKeyRequired | tostring)}]`;

/**
 * The method is read before it is changed, so that the way back names its authorizer: AWS takes an authorization type
 * and its authorizer together.
 * https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
function openRestOptions(chain: ApiChain, { path, authorizationType, apiKeyRequired }: ApiMethod): Fix {
  const { region, id } = chain.scope;
  const { before, after, undo } = filesOf(chain, `OPTIONS ${path}`);
  const resources = awsCommand("apigateway", "get-resources", {
    region,
    "rest-api-id": id,
    query: `items[?path=='${quoted(path)}'].id`,
    output: "text",
  });
  const method = (operation: string, more: string) =>
    `${awsCommand("apigateway", operation, { region, "rest-api-id": id, "http-method": "OPTIONS" })} \\\n  --resource-id "$resource" \\\n  ${more}`;
  const found = `resource="$(${resources})"`;
  const filter = [...(authorizationType === "NONE" ? [] : [opens]), ...(apiKeyRequired ? [takesNoKey] : [])];
  return {
    type: "cli",
    title: `Open OPTIONS ${path}`,
    command: [
      found,
      method("get-method", `--output json > ${before}`),
      `jq ${shellWord(filter.join("\n  + "))} ${before} > ${after}`,
      method("update-method", `--patch-operations file://${after}`),
      deployment(chain),
    ].join(" &&\n"),
    risk: `OPTIONS alone is open then; what it answers is for everybody. ${shipsDraft} Needs jq. ${accountOf(chain)}`,
    undo: [
      found,
      `jq ${shellWord(closes)} ${before} > ${undo}`,
      method("update-method", `--patch-operations file://${undo}`),
      deployment(chain),
    ].join(" &&\n"),
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

/** Scopes are taken off with the authorization type: AWS takes them with JWT alone (https://github.com/aws/aws-cdk/pull/27576). */
function openHttpOptions(
  chain: ApiChain,
  stage: Pick<ApiStage, "autoDeploy">,
  { httpMethod, path }: ApiMethod,
): Fix {
  const { region, id } = chain.scope;
  const key = routeKey(httpMethod, path);
  const { before, after, undo } = filesOf(chain, key);
  const read = awsCommand("apigatewayv2", "get-routes", {
    region,
    "api-id": id,
    query: `Items[?RouteKey=='${quoted(key)}'] | [0]`,
    output: "json",
  });
  const write = (file: string) =>
    awsCommand("apigatewayv2", "update-route", { region, "cli-input-json": `file://${file}` });
  const named = `{ApiId: ${JSON.stringify(id)}, RouteId}`;
  const opened = `${named} + {AuthorizationType: "NONE"} + if .AuthorizationScopes then {AuthorizationScopes: []} else {} end`;
  const closed = `${named} + {AuthorizationType} + if .AuthorizerId then {AuthorizerId} else {} end + if .AuthorizationScopes then {AuthorizationScopes} else {} end`;
  return {
    type: "cli",
    title: `Open ${key}`,
    command: [
      `${read} > ${before}`,
      `jq ${shellWord(opened)} ${before} > ${after}`,
      write(after),
      ...deployed(chain, stage),
    ].join(" &&\n"),
    risk: `OPTIONS alone is open then. ${followsBy(stage)} Needs jq. ${accountOf(chain)}`,
    undo: [`jq ${shellWord(closed)} ${before} > ${undo}`, write(undo), ...deployed(chain, stage)].join(
      " &&\n",
    ),
  };
}

function addHttpOptions(
  chain: ApiChain,
  stage: Pick<ApiStage, "autoDeploy">,
  { httpMethod, path }: ApiMethod,
): Fix {
  const { region, id } = chain.scope;
  const added = `OPTIONS ${path === "$default" ? "/{proxy+}" : path}`;
  const route = (operation: string, more: string) =>
    `${awsCommand("apigatewayv2", operation, { region, "api-id": id })} \\\n  ${more}`;
  return {
    type: "cli",
    title: `Add the route ${added}, which asks for nothing`,
    command: [
      `target="$(${ofRoute(chain, routeKey(httpMethod, path), "Target")})"`,
      route(
        "create-route",
        `--route-key ${shellWord(added)} \\\n  --authorization-type NONE \\\n  --target "$target"`,
      ),
      ...deployed(chain, stage),
    ].join(" &&\n"),
    risk: `Preflights reach the backend of ${routeKey(httpMethod, path)} without a token; it has to answer OPTIONS. ${followsBy(stage)} ${accountOf(chain)}`,
    undo: [
      `route="$(${ofRoute(chain, added, "RouteId")})"`,
      route("delete-route", '--route-id "$route"'),
      ...deployed(chain, stage),
    ].join(" &&\n"),
  };
}

/** One field of a route, looked up by its key: nothing that was read names the route's id. */
function ofRoute(chain: ApiChain, key: string, name: string): string {
  return awsCommand("apigatewayv2", "get-routes", {
    region: chain.scope.region,
    "api-id": chain.scope.id,
    query: `Items[?RouteKey=='${quoted(key)}'].${name}`,
    output: "text",
  });
}

/** As text stands between single quotes in JMESPath: https://jmespath.org/specification.html#raw-string-literals */
function quoted(text: string): string {
  return text.replace(/[\\']/g, "\\$&");
}

const followsBy = ({ autoDeploy }: Pick<ApiStage, "autoDeploy">) =>
  autoDeploy
    ? "The stage deploys by itself within seconds."
    : "The last command deploys: a deployment ships all of the draft, also what somebody else has edited since.";

function deployed(chain: ApiChain, { autoDeploy }: Pick<ApiStage, "autoDeploy">): string[] {
  return autoDeploy ? [] : [deployment(chain)];
}
