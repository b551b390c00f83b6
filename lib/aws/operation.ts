import "server-only";
import type { ACMClient } from "@aws-sdk/client-acm";
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import type { EC2Client } from "@aws-sdk/client-ec2";
import type { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { STSClient } from "@aws-sdk/client-sts";
import type { WAFV2Client } from "@aws-sdk/client-wafv2";

export type Service = "elbv2" | "cognito" | "ec2" | "acm" | "sts" | "wafv2";

export interface ClientOf {
  elbv2: ElasticLoadBalancingV2Client;
  cognito: CognitoIdentityProviderClient;
  ec2: EC2Client;
  acm: ACMClient;
  sts: STSClient;
  wafv2: WAFV2Client;
}

/** One client a service, made when first asked for. */
export type Clients = <S extends Service>(service: S) => ClientOf[S];

/** One API operation: the IAM action that allows it, and how it is sent. Only `callAws` sends. */
export interface Operation<Input, Output> {
  readonly service: Service;
  /** As IAM names it: `elasticloadbalancing:DescribeRules`. */
  readonly action: string;
  readonly send: (clients: Clients, input: Input, options: { abortSignal: AbortSignal }) => Promise<Output>;
}

/** Declares an operation of a service. */
export function operation<S extends Service, Input, Output>(
  service: S,
  action: string,
  send: (client: ClientOf[S], input: Input, options: { abortSignal: AbortSignal }) => Promise<Output>,
): Operation<Input, Output> {
  return { service, action, send: (clients, input, options) => send(clients(service), input, options) };
}
