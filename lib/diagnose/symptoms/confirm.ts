import type { Symptom } from "../symptom";

type Confirmation = Symptom["confirm"][number];

/** Finds the log lines of a status or reason. Placeholders are in capitals, here and below. */
export function findInLog(pattern: string): Confirmation {
  return {
    title: "Find the request in the access log; its error_reason names the step that failed",
    command: [
      "aws s3 cp s3://BUCKET/PREFIX/AWSLogs/ACCOUNT/elasticloadbalancing/REGION/YYYY/MM/DD/ . --recursive --exclude '*' --include '*app.LOAD-BALANCER*'",
      `zcat ./*.log.gz | grep -E '${pattern}'`,
    ].join(" &&\n"),
  };
}

/** Sums a metric of one load balancer by the minute. */
export function countMetric(metric: string, statistic: "Sum" | "Maximum" = "Sum"): Confirmation {
  return {
    title: `See when it began: ${metric} by the minute`,
    command:
      "aws cloudwatch get-metric-statistics --region REGION --namespace AWS/ApplicationELB " +
      `--metric-name ${metric} --dimensions Name=LoadBalancer,Value=app/LOAD-BALANCER/ID ` +
      `--start-time START --end-time END --period 60 --statistics ${statistic}`,
  };
}

export const seeRule: Confirmation = {
  title: "See what the rule is configured with (the secret is never shown)",
  command: "aws elbv2 describe-rules --region REGION --rule-arns RULE-ARN --query 'Rules[].Actions'",
};

export const seeRules: Confirmation = {
  title: "See every rule of the listener in the order in which they are tried",
  command:
    "aws elbv2 describe-rules --region REGION --listener-arn LISTENER-ARN --query 'Rules[].[Priority,Conditions,Actions[].Type]'",
};

export const seeAppClient: Confirmation = {
  title: "See what the app client allows",
  command:
    "aws cognito-idp describe-user-pool-client --region REGION --user-pool-id POOL-ID --client-id CLIENT-ID " +
    "--query 'UserPoolClient.{OAuth:AllowedOAuthFlowsUserPoolClient,Flows:AllowedOAuthFlows,Scopes:AllowedOAuthScopes,Callbacks:CallbackURLs,Providers:SupportedIdentityProviders}'",
};

/** `curl -u` with a user alone asks for the secret, so it stays out of the shell's history. */
export const tryClientSecret: Confirmation = {
  title:
    "Try the secret with a made-up code: invalid_client means it is wrong, invalid_grant that it is right",
  command:
    "curl -i -u CLIENT-ID -d grant_type=authorization_code -d code=made-up -d redirect_uri=https://HOST/oauth2/idpresponse TOKEN-ENDPOINT",
};

export const seeDiscovery: Confirmation = {
  title: "See what the provider says of itself; its issuer must be the rule's, letter by letter",
  command: "curl -s ISSUER/.well-known/openid-configuration",
};

export const askUserinfo: Confirmation = {
  title: "Ask the userinfo endpoint without a token: 400, 401 or 403 is right, anything else is another kind",
  command: "curl -i USERINFO-ENDPOINT",
};

export const timeEndpoint: Confirmation = {
  title: "Time an endpoint from the load balancer's network: over 5 s is too slow",
  command:
    "curl -so /dev/null -w '%{time_namelookup} %{time_connect} %{time_starttransfer}\\n' TOKEN-ENDPOINT",
};

export const seeEgress: Confirmation = {
  title: "See whether the load balancer's security groups let tcp/443 out",
  command:
    "aws ec2 describe-security-groups --region REGION --group-ids SECURITY-GROUP --query 'SecurityGroups[].IpPermissionsEgress'",
};

export const seeRoutes: Confirmation = {
  title: "See whether its subnets have a route out (NAT, or an internet gateway)",
  command:
    "aws ec2 describe-route-tables --region REGION --filters Name=association.subnet-id,Values=SUBNET --query 'RouteTables[].Routes'",
};

export const seeWebAcl: Confirmation = {
  title: "See whether a web ACL stands before the load balancer",
  command: "aws wafv2 get-web-acl-for-resource --region REGION --resource-arn LOAD-BALANCER-ARN",
};

export const seeTargetHealth: Confirmation = {
  title: "See whether the targets are healthy, and why not",
  command: "aws elbv2 describe-target-health --region REGION --target-group-arn TARGET-GROUP-ARN",
};

export const seeKeySet: Confirmation = {
  title: "Fetch the key set: 200, JSON, at most 10 keys and 150 KB",
  command: "curl -s -w '\\n%{http_code} %{size_download} bytes %{time_total} s\\n' JWKS-ENDPOINT",
};

export const seeDns: Confirmation = {
  title: "See where the host leads; compare with the load balancer's own name",
  command: "dig +short HOST LOAD-BALANCER-DNS-NAME",
};

export const seeRedirect: Confirmation = {
  title: "See where the browser is sent: client_id, redirect_uri and scope in the Location",
  command: "curl -si https://HOST/ | grep -i '^location:'",
};
