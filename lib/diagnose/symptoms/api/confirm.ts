import type { Symptom } from "../../symptom";

type Confirmation = Symptom["confirm"][number];

/** The token stays in a variable, out of the shell's history. Placeholders are in capitals, here and below. */
export const seeAnswer: Confirmation = {
  title: "See headers and body: they tell who answered, and often why",
  command: 'curl -si https://API-HOST/STAGE/PATH -H "Authorization: $TOKEN"',
};

export const seeAnswerWithout: Confirmation = {
  title: "Ask without any token: what changes is what the token is good for",
  command: "curl -si https://API-HOST/STAGE/PATH",
};

export const seePreflight: Confirmation = {
  title: "Ask as a browser's preflight does: a 2xx with Access-Control headers is right",
  command:
    "curl -si -X OPTIONS https://API-HOST/STAGE/PATH -H 'Origin: https://PAGE-HOST' -H 'Access-Control-Request-Method: GET' -H 'Access-Control-Request-Headers: authorization'",
};

export const seeDeployed: Confirmation = {
  title: "See what the stage serves: methods, authorizers, scopes, as they were deployed",
  command:
    "aws apigateway get-export --region REGION --rest-api-id API-ID --stage-name STAGE --export-type oas30 --parameters extensions='integrations,authorizers,apigateway' deployed.json",
};

export const seeHttpRoutes: Confirmation = {
  title: "See the routes of the HTTP API, with the authorizer and scopes of each",
  command:
    "aws apigatewayv2 get-routes --region REGION --api-id API-ID --query 'Items[].[RouteKey,AuthorizationType,AuthorizerId,AuthorizationScopes]'",
};

export const seeHttpAuthorizers: Confirmation = {
  title: "See what its authorizers compare a token with",
  command:
    "aws apigatewayv2 get-authorizers --region REGION --api-id API-ID --query 'Items[].{Name:Name,Source:IdentitySource,Jwt:JwtConfiguration}'",
};

export const seeAuthorizers: Confirmation = {
  title: "See what the authorizers of the draft are configured with",
  command: "aws apigateway get-authorizers --region REGION --rest-api-id API-ID",
};

export const seeGatewayResponses: Confirmation = {
  title: "See which refusals are customised: their status and text prove nothing",
  command:
    "aws apigateway get-gateway-responses --region REGION --rest-api-id API-ID --query 'items[?defaultResponse==`false`].[responseType,statusCode]'",
};

/** The request is `x-amzn-RequestId` of the answer. */
export const seeExecutionLog: Confirmation = {
  title: "Find the request in the execution log; nothing there means that no authorizer was reached",
  command:
    "aws logs filter-log-events --region REGION --log-group-name API-Gateway-Execution-Logs_API-ID/STAGE --filter-pattern '\"REQUEST-ID\"' --query 'events[].message'",
};

export const seeFunctionPolicy: Confirmation = {
  title: "See whom the authorizer's function lets call it; SourceArn must be this authorizer's",
  command: "aws lambda get-policy --region REGION --function-name FUNCTION --qualifier ALIAS",
};

export const seeFunction: Confirmation = {
  title: "See whether the function exists and is active",
  command:
    "aws lambda get-function-configuration --region REGION --function-name FUNCTION --query '[State,StateReasonCode,LastUpdateStatus]'",
};

export const seeFunctionLog: Confirmation = {
  title: "See what the function threw",
  command: "aws logs tail /aws/lambda/FUNCTION --region REGION --since 15m",
};

export const seeResourcePolicy: Confirmation = {
  title: "See the resource policy of the draft; it counts once it is deployed",
  command: "aws apigateway get-rest-api --region REGION --rest-api-id API-ID --query policy",
};

export const seeUsagePlans: Confirmation = {
  title: "See which usage plans hold this stage (no key's value is shown)",
  command:
    "aws apigateway get-usage-plans --region REGION --query 'items[].[id,name,apiStages,throttle,quota]'",
};

export const seeDoor: Confirmation = {
  title: "See whether the execute-api host is switched off, and whether the API is private",
  command:
    "aws apigateway get-rest-api --region REGION --rest-api-id API-ID --query '[disableExecuteApiEndpoint,endpointConfiguration]'",
};

export const seeStages: Confirmation = {
  title: "See which stages exist; the first segment of the path on an execute-api host is one of them",
  command: "aws apigateway get-stages --region REGION --rest-api-id API-ID --query 'item[].stageName'",
};

export const seeMappings: Confirmation = {
  title: "See what a custom domain maps: the stage is not part of the path there",
  command: "aws apigatewayv2 get-api-mappings --region REGION --domain-name HOST",
};

export const seeWebAcl: Confirmation = {
  title: "See which web ACL stands before the stage",
  command:
    "aws apigateway get-stage --region REGION --rest-api-id API-ID --stage-name STAGE --query webAclArn",
};

export const seeSampledRequests: Confirmation = {
  title: "See which rule of the web ACL blocked it",
  command:
    "aws wafv2 get-sampled-requests --region REGION --web-acl-arn WEB-ACL-ARN --rule-metric-name RULE-METRIC --scope REGIONAL --time-window StartTime=START,EndTime=END --max-items 100",
};

export const seeIssuer: Confirmation = {
  title: "See what the issuer says of itself; its issuer must be the authorizer's, letter by letter",
  command: "curl -s ISSUER/.well-known/openid-configuration",
};

export const seeKeySet: Confirmation = {
  title: "Fetch the issuer's key set: 200, JSON, and an RSA key with the token's kid",
  command: "curl -s JWKS-URI",
};

export const seeClientScopes: Confirmation = {
  title: "See which scopes the app client can ask for",
  command:
    "aws cognito-idp describe-user-pool-client --region REGION --user-pool-id POOL-ID --client-id CLIENT-ID --query 'UserPoolClient.[AllowedOAuthFlowsUserPoolClient,AllowedOAuthScopes]'",
};

export const seeHttpAccessLog: Confirmation = {
  title: "See what the HTTP API's access log says: it needs authorizer.error in its format",
  command:
    "aws logs filter-log-events --region REGION --log-group-name ACCESS-LOG-GROUP --filter-pattern '\"REQUEST-ID\"' --query 'events[].message'",
};

export const connectByHand: Confirmation = {
  title: "Shake hands without a WebSocket client: the status says what $connect answers",
  command:
    "curl -si --http1.1 https://API-HOST/STAGE -H \"Authorization: $TOKEN\" -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H \"Sec-WebSocket-Key: $(openssl rand -base64 16)\"",
};

export const seeConnectRoute: Confirmation = {
  title: "See what $connect asks for",
  command:
    "aws apigatewayv2 get-routes --region REGION --api-id API-ID --query 'Items[?RouteKey==`$connect`].[AuthorizationType,AuthorizerId,ApiKeyRequired]'",
};
