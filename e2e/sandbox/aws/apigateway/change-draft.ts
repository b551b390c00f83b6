/** What is edited of a REST API. A stage serves it once it is deployed. */
import {
  DeleteGatewayResponse$,
  type DeleteGatewayResponseRequest,
  PutGatewayResponse$,
  type PutGatewayResponseRequest,
  UpdateAuthorizer$,
  type UpdateAuthorizerRequest,
  UpdateGatewayResponse$,
  type UpdateGatewayResponseRequest,
  UpdateMethod$,
  type UpdateMethodRequest,
} from "@aws-sdk/client-api-gateway";
import type { World } from "../../world";
import type { RestAuthorizer, RestDefinition, RestJwtConfiguration } from "../../world-api";
import { type AwsError, type Handler, isAwsError, operation } from "../service";
import { gatewayResponseTypes } from "./gateway-response-types";
import { type Patchable, patched, settle } from "./patch";
import { apiOf, authorizerOf, bad, methodOf, missing, type RestMethod } from "./rows";

/** Where an issuer of the sandbox publishes its keys, as API Gateway finds it when an authorizer is written; null: nothing answers there. */
function keysOf(issuer: string, { names }: World): string | null {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url === null || names[url.hostname]?.serves !== "provider") return null;
  const base = issuer.replace(/\/$/, "");
  return url.hostname.includes("cognito-idp.") ? `${base}/.well-known/jwks.json` : `${base}/jwks`;
}

/** As a whole, and without the addresses of keys: https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-update.html */
function jwtConfiguration(text: string, world: World): RestJwtConfiguration | AwsError {
  const { issuers } = JSON.parse(text) as RestJwtConfiguration;
  if (issuers.some(({ jwksUri }) => jwksUri !== undefined)) return bad("jwksUri cannot be set");
  const found: RestJwtConfiguration["issuers"] = [];
  for (const trusted of issuers) {
    const jwksUri = keysOf(trusted.issuer, world);
    if (jwksUri === null) return bad(`OIDC discovery failed for ${trusted.issuer}`);
    found.push({ ...trusted, jwksUri });
  }
  return { issuers: found };
}

const authorizerPatches = (world: World): Patchable<RestAuthorizer>[] => [
  {
    path: /^\/identityValidationExpression$/,
    ops: ["replace"],
    apply: (row, _op, _name, value) => {
      if (value === "") delete row.identityValidationExpression;
      else row.identityValidationExpression = value;
      return undefined;
    },
  },
  {
    path: /^\/jwtConfiguration$/,
    ops: ["replace"],
    apply: (row, _op, _name, value) => {
      const configuration = jwtConfiguration(value, world);
      if (isAwsError(configuration)) return configuration;
      row.jwtConfiguration = configuration;
      return undefined;
    },
  },
];

const updateAuthorizer: Handler<UpdateAuthorizerRequest, RestAuthorizer> = (state, input, { world }) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const authorizer = authorizerOf(api, input.authorizerId);
  if (isAwsError(authorizer)) return authorizer;
  return settle(authorizer, patched(authorizer, input.patchOperations, authorizerPatches(world)));
};

const methodPatches: Patchable<RestMethod>[] = [
  {
    path: /^\/authorizationType$/,
    ops: ["replace"],
    apply: (row, _op, _name, value) => {
      row.authorizationType = value;
      return undefined;
    },
  },
  {
    path: /^\/authorizerId$/,
    ops: ["replace"],
    apply: (row, _op, _name, value) => {
      row.authorizerId = value;
      return undefined;
    },
  },
  {
    path: /^\/authorizationScopes$/,
    ops: ["add", "remove"],
    apply: (row, op, _name, value) => {
      const others = (row.authorizationScopes ?? []).filter((scope) => scope !== value);
      row.authorizationScopes = op === "add" ? [...others, value] : others;
      if (row.authorizationScopes.length === 0) delete row.authorizationScopes;
      return undefined;
    },
  },
  {
    path: /^\/apiKeyRequired$/,
    ops: ["replace"],
    apply: (row, _op, _name, value) => {
      row.apiKeyRequired = value === "true";
      return undefined;
    },
  },
];

/**
 * An authorizer is named with the type that wants one, and goes with a type that wants none. Stricter than what AWS
 * documents in one point: scopes that stay behind on an open method are refused.
 */
const updateMethod: Handler<UpdateMethodRequest, RestMethod> = (state, input) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const method = methodOf(api, input.resourceId, input.httpMethod);
  if (isAwsError(method)) return method;
  const after = patched(method, input.patchOperations, methodPatches);
  if (isAwsError(after)) return after;
  const isOpen = after.authorizationType === "NONE" || after.authorizationType === "AWS_IAM";
  const isTold = (path: string) => (input.patchOperations ?? []).some((one) => one.path === path);
  if (isOpen) {
    if (after.authorizationScopes !== undefined) return bad("Invalid authorization scopes specified");
    delete after.authorizerId;
  } else if (
    isTold("/authorizationType") &&
    !(isTold("/authorizerId") && api.draft.authorizers.some(({ id }) => id === after.authorizerId))
  ) {
    return bad(
      "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
    );
  }
  return settle(method, after);
};

type GatewayResponse = RestDefinition["gatewayResponses"][number];

/** What every response has that says no other. */
const DEFAULT_TEMPLATES = { "application/json": '{"message":$context.error.messageString}' };

const typeOf = (responseType = ""): string | AwsError =>
  Object.hasOwn(gatewayResponseTypes, responseType)
    ? responseType
    : bad(`Value '${responseType}' at 'responseType' failed to satisfy constraint`);

/** Sets all of a response: what is left out has its default. */
const putGatewayResponse: Handler<PutGatewayResponseRequest, GatewayResponse> = (state, input) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const responseType = typeOf(input.responseType);
  if (typeof responseType !== "string") return responseType;
  const statusCode = input.statusCode ?? gatewayResponseTypes[responseType];
  const response: GatewayResponse = {
    responseType: responseType as NonNullable<typeof input.responseType>,
    defaultResponse: false,
    ...(statusCode !== undefined && { statusCode }),
    responseParameters: input.responseParameters ?? {},
    responseTemplates: input.responseTemplates ?? DEFAULT_TEMPLATES,
  };
  const others = api.draft.gatewayResponses.filter((one) => one.responseType !== responseType);
  api.draft.gatewayResponses = [...others, response];
  return response;
};

const responsePatches: Patchable<GatewayResponse>[] = [
  {
    path: /^\/responseParameters\/(.+)$/,
    ops: ["add", "remove", "replace"],
    apply: (row, op, name, value) => {
      const parameters = { ...row.responseParameters };
      if (op !== "add" && !Object.hasOwn(parameters, name))
        return missing("Invalid parameter name specified");
      if (op === "remove") delete parameters[name];
      else parameters[name] = value;
      row.responseParameters = parameters;
      return undefined;
    },
  },
];

const updateGatewayResponse: Handler<UpdateGatewayResponseRequest, GatewayResponse> = (state, input) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const response = api.draft.gatewayResponses.find((one) => one.responseType === input.responseType);
  if (response === undefined) return missing("Gateway response type not defined on api");
  return settle(response, patched(response, input.patchOperations, responsePatches));
};

const deleteGatewayResponse: Handler<DeleteGatewayResponseRequest, object> = (state, input) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const others = api.draft.gatewayResponses.filter((one) => one.responseType !== input.responseType);
  if (others.length === api.draft.gatewayResponses.length) {
    return missing("Gateway response type not defined on api");
  }
  api.draft.gatewayResponses = others;
  return {};
};

export const draftChanges = [
  // As it stands: the SDK's model has no authorizers of type JWT.
  operation(UpdateAuthorizer$, updateAuthorizer, (authorizer) => JSON.stringify(authorizer)),
  operation(UpdateMethod$, updateMethod),
  operation(PutGatewayResponse$, putGatewayResponse),
  operation(UpdateGatewayResponse$, updateGatewayResponse),
  operation(DeleteGatewayResponse$, deleteGatewayResponse),
];
