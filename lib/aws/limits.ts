import "server-only";
import type { Quota } from "./operation";

/** `burst` calls at once, then `perSecond`; both per account and Region. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/** Calls of one service, account and Region that may be under way at once. */
export const MAX_IN_FLIGHT = 8;

/**
 * What may be asked without being throttled. AWS shares these buckets between all callers of an account.
 * ELB: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/throttling.html
 * Cognito: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 * EC2: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 * ACM: https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
 * API Gateway: 10 a second for all of an account, 40 at once, of which GetResources may be 5 in 2 seconds: it has that
 * share for itself. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 * Lambda: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 * IAM publishes no rate.
 * S3 takes 5,500 reads a second and prefix; far fewer are needed.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html
 * Athena (StartQueryExecution and StopQueryExecution 20 a second, what is read of a query 100):
 * https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
 * CloudTrail (LookupEvents 2 a second): https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 * CloudWatch (GetMetricData 50 a second): https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 * WAF (1 call a second for GetWebACLForResource): https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
 */
export const rateLimits: Readonly<Record<Quota, RateLimit>> = {
  elbv2: { burst: 40, perSecond: 10 },
  cognito: { burst: 15, perSecond: 15 },
  ec2: { burst: 50, perSecond: 20 },
  acm: { burst: 10, perSecond: 10 },
  sts: { burst: 10, perSecond: 10 },
  wafv2: { burst: 1, perSecond: 1 },
  apigateway: { burst: 35, perSecond: 7.5 },
  "apigateway-resources": { burst: 5, perSecond: 2.5 },
  lambda: { burst: 15, perSecond: 15 },
  iam: { burst: 10, perSecond: 10 },
  cloudwatch: { burst: 10, perSecond: 10 },
  cloudtrail: { burst: 1, perSecond: 2 },
  s3: { burst: 100, perSecond: 100 },
  athena: { burst: 20, perSecond: 20 },
};

/** Milliseconds to open a connection, and from then on to the first byte of the answer. */
export const CONNECT_TIMEOUT_MS = 2_000;
export const REQUEST_TIMEOUT_MS = 5_000;
