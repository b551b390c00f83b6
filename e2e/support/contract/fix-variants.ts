/**
 * Faults of APIs whose commands are others than those of the catalogue's scenarios: the other kind of API, a stage that
 * does not deploy by itself, something that is there already. Each is a scenario like those, and is in no catalogue.
 */
import type { Scenario } from "../../sandbox/world";
import { invocationUri } from "../../scenarios/api/build-api-parts";
import { corsOnErrors, ORIGIN, PREFLIGHT, preflightMethod } from "../../scenarios/api/build-cors";
import {
  httpCognitoWorld,
  httpLambdaWorld,
  httpOidcWorld,
  httpUrl,
  routeOf,
  webSocketUrl,
  webSocketWorld,
} from "../../scenarios/api/build-http";
import {
  GOOD_TOKEN,
  restJwtWorld,
  restUrl,
  scopedApiWorld,
  tokenWorld,
} from "../../scenarios/api/build-rest";

type Told = Pick<Scenario, "id" | "build" | "url" | "call" | "clue">;

/** What a variant needs of a scenario: what it meets and how it is judged is the catalogue's to say. */
const variant = (told: Told): Scenario => ({
  title: told.id,
  story: "",
  symptom: { at: "api" },
  answer: "found",
  causes: { server: [] },
  ...told,
});

const pasted = (status: number): Scenario["clue"] => ({ status, paste: ["request", "response"] });
const token = { headers: { authorization: GOOD_TOKEN } };
const bearer = { headers: { authorization: "Bearer {token}" }, token: "client" as const };

const preflights = [
  variant({
    id: "rest-options-protected",
    build: () =>
      scopedApiWorld("rest-options-protected", ({ draft, authorizer }) => {
        for (const { resourceMethods } of draft.resources) {
          if (!resourceMethods) continue;
          resourceMethods.OPTIONS = {
            ...preflightMethod(),
            authorizationType: "COGNITO_USER_POOLS",
            authorizerId: authorizer.id,
            authorizationScopes: ["orders/read"],
            apiKeyRequired: true,
          };
        }
        draft.gatewayResponses.push(...corsOnErrors());
      }),
    url: restUrl("rest-options-protected"),
    call: { method: "OPTIONS", headers: PREFLIGHT },
    clue: pasted(401),
  }),
  variant({
    id: "http-options-protected",
    build: () =>
      httpOidcWorld(
        "http-options-protected",
        (parts) => {
          parts.draft.routes.push({ ...parts.route, ...routeOf(parts, "OPTIONS /orders") });
          const added = parts.draft.routes.at(-1);
          const { AuthorizationType = "NONE" } = parts.route;
          if (added) Object.assign(added, { AuthorizationType });
        },
        ({ stage }) => {
          stage.AutoDeploy = false;
        },
      ),
    url: httpUrl("http-options-protected"),
    call: { method: "OPTIONS", headers: PREFLIGHT },
    clue: pasted(401),
  }),
  variant({
    id: "http-any-protected",
    build: () =>
      httpOidcWorld(
        "http-any-protected",
        ({ draft, route }) => {
          route.RouteKey = "ANY /orders";
          draft.routes.splice(1);
        },
        ({ stage }) => {
          stage.AutoDeploy = false;
        },
      ),
    url: httpUrl("http-any-protected"),
    call: { method: "OPTIONS", headers: PREFLIGHT },
    clue: pasted(401),
  }),
];

const logs = [
  variant({
    id: "rest-access-log-short",
    build: () =>
      tokenWorld("rest-access-log-short", undefined, ({ stage }) => {
        if (stage.accessLogSettings) stage.accessLogSettings.format = '{"status":"$context.status"}';
      }),
    url: restUrl("rest-access-log-short"),
    call: token,
    clue: {},
  }),
  variant({
    id: "http-access-log-off",
    build: () =>
      httpLambdaWorld("http-access-log-off", "2.0", undefined, ({ stage }) => {
        delete stage.AccessLogSettings;
      }),
    url: httpUrl("http-access-log-off"),
    call: token,
    clue: {},
  }),
  variant({
    id: "http-access-log-short",
    build: () =>
      httpLambdaWorld("http-access-log-short", "2.0", undefined, ({ stage }) => {
        if (stage.AccessLogSettings) stage.AccessLogSettings.Format = "$context.requestId $context.status";
      }),
    url: httpUrl("http-access-log-short"),
    call: token,
    clue: {},
  }),
  variant({
    id: "ws-access-log-off",
    build: () =>
      webSocketWorld("ws-access-log-off", undefined, ({ stage }) => {
        delete stage.AccessLogSettings;
      }),
    url: webSocketUrl("ws-access-log-off", "?token=let-me-in"),
    clue: {},
  }),
];

const stages = [
  variant({
    id: "http-stage-variable-source-undefined",
    build: () =>
      httpLambdaWorld(
        "http-stage-variable-source-undefined",
        "2.0",
        ({ authorizer }) => {
          authorizer.IdentitySource = ["$request.header.Authorization", "$stageVariables.tenant"];
        },
        ({ stage }) => {
          stage.StageVariables = { colour: "red" };
        },
      ),
    url: httpUrl("http-stage-variable-source-undefined"),
    call: token,
    clue: pasted(401),
  }),
  variant({
    id: "http-route-not-deployed",
    build: () =>
      httpLambdaWorld("http-route-not-deployed", "2.0", undefined, (parts) => {
        parts.stage.AutoDeploy = false;
        parts.draft.routes.push(routeOf(parts, "GET /invoices"));
      }),
    url: httpUrl("http-route-not-deployed", "/invoices"),
    clue: pasted(404),
  }),
];

const refusals = [
  variant({
    id: "rest-cors-own-response",
    build: () =>
      tokenWorld("rest-cors-own-response", ({ draft }) => {
        for (const { resourceMethods } of draft.resources) {
          if (resourceMethods) resourceMethods.OPTIONS = preflightMethod();
        }
        draft.gatewayResponses.push({
          responseType: "UNAUTHORIZED",
          defaultResponse: false,
          statusCode: "401",
          responseParameters: { "gatewayresponse.header.x-reason": "'token'" },
          responseTemplates: { "application/json": '{"message":"no token"}' },
        });
      }),
    url: restUrl("rest-cors-own-response"),
    call: { headers: { origin: ORIGIN } },
    clue: pasted(401),
  }),
  variant({
    id: "rest-cors-not-deployed",
    build: () =>
      tokenWorld(
        "rest-cors-not-deployed",
        ({ draft }) => {
          for (const { resourceMethods } of draft.resources) {
            if (resourceMethods) resourceMethods.OPTIONS = preflightMethod();
          }
          const [own] = corsOnErrors();
          if (own) draft.gatewayResponses.push({ ...own, responseParameters: {} });
        },
        ({ draft }) => {
          draft.gatewayResponses = corsOnErrors().slice(0, 1);
        },
      ),
    url: restUrl("rest-cors-not-deployed"),
    call: { headers: { origin: ORIGIN } },
    clue: pasted(401),
  }),
];

const others = [
  variant({
    id: "http-audience-of-deleted-only-client",
    build: () =>
      httpCognitoWorld("http-audience-of-deleted-only-client", ({ authorizer, ids, region, client }) => {
        region.cognito.clients = [client];
        if (authorizer.JwtConfiguration) authorizer.JwtConfiguration.Audience = [ids.text("old client", 26)];
      }),
    url: httpUrl("http-audience-of-deleted-only-client"),
    call: { headers: { authorization: "Bearer {token}" }, token: "access" },
    clue: pasted(401),
  }),
  variant({
    id: "rest-one-scope-undefined",
    build: () =>
      scopedApiWorld("rest-one-scope-undefined", ({ methods }) => {
        for (const method of methods) method.authorizationScopes = ["orders/write", "orders/read"];
      }),
    url: restUrl("rest-one-scope-undefined"),
    call: bearer,
    clue: {},
  }),
  variant({
    id: "rest-api-key-without-plan",
    build: () =>
      tokenWorld("rest-api-key-without-plan", ({ methods }) => {
        for (const method of methods) method.apiKeyRequired = true;
      }),
    url: restUrl("rest-api-key-without-plan"),
    call: token,
    clue: { status: 403 },
  }),
  variant({
    id: "rest-jwt-issuer-trailing-slash",
    build: () =>
      restJwtWorld("rest-jwt-issuer-trailing-slash", ({ authorizer }) => {
        for (const issuer of authorizer.jwtConfiguration?.issuers ?? []) issuer.issuer += "/";
      }),
    url: restUrl("rest-jwt-issuer-trailing-slash"),
    call: bearer,
    clue: pasted(401),
  }),
  variant({
    id: "rest-alias-permission-missing",
    build: () =>
      tokenWorld("rest-alias-permission-missing", ({ authorizer, fn }) => {
        fn.aliases.push("live");
        authorizer.authorizerUri = invocationUri(`${fn.configuration.FunctionArn}:live`);
      }),
    url: restUrl("rest-alias-permission-missing"),
    call: token,
    clue: pasted(500),
  }),
  variant({
    id: "rest-resource-server-missing",
    build: () =>
      scopedApiWorld("rest-resource-server-missing", ({ region }) => {
        region.cognito.resourceServers = [];
      }),
    url: restUrl("rest-resource-server-missing"),
    call: bearer,
    clue: pasted(401),
  }),
];

export const fixVariants: readonly Scenario[] = [...preflights, ...logs, ...stages, ...refusals, ...others];
