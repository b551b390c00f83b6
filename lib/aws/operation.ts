import "server-only";
import type { ACMClient } from "@aws-sdk/client-acm";
import type { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import type { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import type { AthenaClient } from "@aws-sdk/client-athena";
import type { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { EC2Client } from "@aws-sdk/client-ec2";
import type { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import type { S3Client } from "@aws-sdk/client-s3";
import type { STSClient } from "@aws-sdk/client-sts";
import type { WAFV2Client } from "@aws-sdk/client-wafv2";

export type Service =
  | "elbv2"
  | "cognito"
  | "ec2"
  | "acm"
  | "sts"
  | "wafv2"
  | "apigateway"
  | "apigatewayv2"
  | "lambda"
  | "iam"
  | "cloudwatch"
  | "cloudtrail"
  | "s3"
  | "athena";

/** What AWS counts calls against: a service, but for API Gateway, which counts both of its APIs as one. */
export type Quota = Exclude<Service, "apigatewayv2"> | "apigateway-resources";

export interface ClientOf {
  elbv2: ElasticLoadBalancingV2Client;
  cognito: CognitoIdentityProviderClient;
  ec2: EC2Client;
  acm: ACMClient;
  sts: STSClient;
  wafv2: WAFV2Client;
  apigateway: APIGatewayClient;
  apigatewayv2: ApiGatewayV2Client;
  lambda: LambdaClient;
  iam: IAMClient;
  cloudwatch: CloudWatchClient;
  cloudtrail: CloudTrailClient;
  s3: S3Client;
  athena: AthenaClient;
}

/** One client a service, made when first asked for. */
export type Clients = <S extends Service>(service: S) => ClientOf[S];

/** One API operation: the IAM action that allows it, and how it is sent. Only `callAws` sends. */
export interface Operation<Input, Output> {
  readonly quota: Quota;
  /** As IAM names it: `elasticloadbalancing:DescribeRules`. */
  readonly action: string;
  readonly send: (clients: Clients, input: Input, options: { abortSignal: AbortSignal }) => Promise<Output>;
}

/** Declares an operation of a service. */
export function operation<S extends Service, Input, Output>(
  service: S,
  action: string,
  send: (client: ClientOf[S], input: Input, options: { abortSignal: AbortSignal }) => Promise<Output>,
  quota: Quota = service === "apigatewayv2" ? "apigateway" : service,
): Operation<Input, Output> {
  return { quota, action, send: (clients, input, options) => send(clients(service), input, options) };
}
