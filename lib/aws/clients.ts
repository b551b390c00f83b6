import "server-only";
import { ACMClient } from "@aws-sdk/client-acm";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import { AthenaClient } from "@aws-sdk/client-athena";
import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { STSClient } from "@aws-sdk/client-sts";
import { WAFV2Client } from "@aws-sdk/client-wafv2";
import { type CredentialSource, timeouts } from "./credentials";
import type { ClientOf, Clients, Service } from "./operation";

/**
 * Clients of one account and Region. The SDK's own retries are off: `callAws` repeats, under the budget.
 * Endpoints follow the standard `AWS_ENDPOINT_URL*` settings.
 */
export function createClients(region: string, credentials: CredentialSource): Clients {
  const settings = { region, credentials, maxAttempts: 1, requestHandler: timeouts };
  const make: { [S in Service]: () => ClientOf[S] } = {
    elbv2: () => new ElasticLoadBalancingV2Client(settings),
    cognito: () => new CognitoIdentityProviderClient(settings),
    ec2: () => new EC2Client(settings),
    acm: () => new ACMClient(settings),
    sts: () => new STSClient(settings),
    wafv2: () => new WAFV2Client(settings),
    apigateway: () => new APIGatewayClient(settings),
    apigatewayv2: () => new ApiGatewayV2Client(settings),
    lambda: () => new LambdaClient(settings),
    iam: () => new IAMClient(settings),
    cloudwatch: () => new CloudWatchClient(settings),
    cloudtrail: () => new CloudTrailClient(settings),
    // Log objects carry no checksum that a damaged one would not tell by its own gzip trailer.
    s3: () => new S3Client({ ...settings, responseChecksumValidation: "WHEN_REQUIRED" }),
    athena: () => new AthenaClient(settings),
  };
  const made: Partial<ClientOf> = {};
  return (service) => {
    const known = made[service];
    if (known) return known;
    const client = make[service]();
    made[service] = client;
    return client;
  };
}
