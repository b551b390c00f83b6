/** What is edited of an HTTP or WebSocket API. Stages that deploy by themselves serve it at once. */
import { randomUUID } from "node:crypto";
import {
  ConflictException$,
  CreateRoute$,
  type CreateRouteRequest,
  DeleteRoute$,
  type DeleteRouteRequest,
  UpdateAuthorizer$,
  type UpdateAuthorizerRequest,
  UpdateRoute$,
  type UpdateRouteRequest,
} from "@aws-sdk/client-apigatewayv2";
import type { World } from "../../world";
import type { HttpApiState } from "../../world-api";
import { type AwsError, awsError, type Handler, isAwsError, operation } from "../service";
import { deployAutomatically } from "./deploy";
import { apiOf, authorizerOf, bad, type HttpRoute, routeOf } from "./rows";

/** API Gateway asks an issuer before it takes it. */
function answers(issuer: string, { names }: World): boolean {
  return URL.canParse(issuer) && names[new URL(issuer).hostname]?.serves === "provider";
}

/** The JWT configuration is replaced whole: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers-authorizerid.html */
const updateAuthorizer: Handler<UpdateAuthorizerRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.ApiId);
  if (isAwsError(api)) return api;
  const authorizer = authorizerOf(api, input.AuthorizerId);
  if (isAwsError(authorizer)) return authorizer;
  const { Issuer = "", Audience = [] } = input.JwtConfiguration ?? {};
  if (!answers(Issuer, context.world) || Audience.length === 0) {
    return bad(`Caught exception when connecting to ${Issuer}/.well-known/openid-configuration for issuer`);
  }
  authorizer.JwtConfiguration = { Audience, Issuer };
  deployAutomatically(api, context);
  return authorizer;
};

/**
 * What a route asks for, as AWS takes it. Scopes beside anything but JWT:
 * https://github.com/aws/aws-cdk/pull/27576; an authorizer without its type:
 * https://github.com/hashicorp/terraform-provider-aws/pull/35821.
 */
function refused({ draft }: HttpApiState, route: HttpRoute): AwsError | undefined {
  const { AuthorizationType, AuthorizationScopes = [], AuthorizerId } = route;
  if (AuthorizationScopes.length > 0 && AuthorizationType !== "JWT") {
    return bad(
      "Invalid Route authorization type specified. Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization types",
    );
  }
  const wantsAuthorizer = AuthorizationType === "JWT" || AuthorizationType === "CUSTOM";
  if (wantsAuthorizer && !draft.authorizers.some((one) => one.AuthorizerId === AuthorizerId)) {
    return bad("Unable to update route. Authorizer is invalid or null.");
  }
  return undefined;
}

/** Authorization type NONE takes the authorizer off: https://github.com/aws/aws-cdk/pull/14424 */
const updateRoute: Handler<UpdateRouteRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.ApiId);
  if (isAwsError(api)) return api;
  const route = routeOf(api, input.RouteId);
  if (isAwsError(route)) return route;
  if (input.AuthorizerId !== undefined && input.AuthorizationType === undefined) {
    return bad("Unable to update route. Authorizer type is invalid or null.");
  }
  const { AuthorizationType, AuthorizerId, AuthorizationScopes } = input;
  const after: HttpRoute = {
    ...route,
    ...(AuthorizationType !== undefined && { AuthorizationType }),
    ...(AuthorizerId !== undefined && { AuthorizerId }),
    ...(AuthorizationScopes !== undefined && { AuthorizationScopes }),
  };
  if (after.AuthorizationType === "NONE" || after.AuthorizationType === "AWS_IAM") delete after.AuthorizerId;
  if (after.AuthorizationScopes?.length === 0) delete after.AuthorizationScopes;
  const refusal = refused(api, after);
  if (refusal !== undefined) return refusal;
  api.draft.routes[api.draft.routes.indexOf(route)] = after;
  deployAutomatically(api, context);
  return after;
};

const createRoute: Handler<CreateRouteRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.ApiId);
  if (isAwsError(api)) return api;
  const { RouteKey = "", AuthorizationType = "NONE", Target } = input;
  if (api.draft.routes.some((route) => route.RouteKey === RouteKey)) {
    return awsError(ConflictException$, `Route with key ${RouteKey} already exists for this API`);
  }
  if (
    Target === undefined ||
    !api.draft.integrations.some(({ IntegrationId }) => Target === `integrations/${IntegrationId}`)
  ) {
    return bad(`Invalid Integration identifier specified ${Target}`);
  }
  const RouteId = randomUUID().slice(0, 7);
  const route: HttpRoute = { RouteId, RouteKey, AuthorizationType, Target, ApiKeyRequired: false };
  const refusal = refused(api, route);
  if (refusal !== undefined) return refusal;
  api.draft.routes.push(route);
  deployAutomatically(api, context);
  return route;
};

const deleteRoute: Handler<DeleteRouteRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.ApiId);
  if (isAwsError(api)) return api;
  const route = routeOf(api, input.RouteId);
  if (isAwsError(route)) return route;
  api.draft.routes.splice(api.draft.routes.indexOf(route), 1);
  deployAutomatically(api, context);
  return {};
};

export const draftChanges = [
  operation(UpdateAuthorizer$, updateAuthorizer),
  operation(UpdateRoute$, updateRoute),
  operation(CreateRoute$, createRoute),
  operation(DeleteRoute$, deleteRoute),
];
