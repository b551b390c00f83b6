import "server-only";
import { describeCertificate, listCertificates } from "../../aws/operations/acm";
import { getApis } from "../../aws/operations/apigatewayv2";
import { lookupEvents } from "../../aws/operations/cloudtrail";
import { getMetricData } from "../../aws/operations/cloudwatch";
import {
  describeManagedLoginBrandingByClient,
  describeUserPool,
  describeUserPoolClient,
  describeUserPoolDomain,
  listIdentityProviders,
  listResourceServers,
  listUserPoolClientSecrets,
  listUserPoolClients,
  listUserPools,
} from "../../aws/operations/cognito";
import {
  describeNetworkAcls,
  describeNetworkInterfaces,
  describeRouteTables,
  describeSecurityGroups,
  getManagedPrefixListEntries,
} from "../../aws/operations/ec2";
import {
  describeListenerCertificates,
  describeListeners,
  describeLoadBalancerAttributes,
  describeLoadBalancers,
  describeRules,
  describeTags,
  describeTargetHealth,
} from "../../aws/operations/elbv2";
import {
  getPolicy as getManagedPolicy,
  getPolicyVersion,
  getRole,
  getRolePolicy,
  listAttachedRolePolicies,
  listRolePolicies,
} from "../../aws/operations/iam";
import { getFunctionConfiguration, getPolicy } from "../../aws/operations/lambda";
import { getWebAclForResource } from "../../aws/operations/wafv2";
import type { Trial } from "./trial";

/*
 * Each reading action once, by the smallest question that AWS takes. Nothing of an answer is kept but the name of
 * something to ask the next question about. Where a made-up name does, none that exists is read: an app client's
 * description holds its secret. (Permission for a client is permission for its pool, which does exist:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html)
 */

/** Nothing has these names; AWS accepts their form. */
const madeUp = {
  client: "authpathpermissioncheck",
  domain: "authpath-permission-check",
  function: "authpath-permission-check",
  role: "authpath-permission-check",
  policy: "arn:aws:iam::aws:policy/authpath-permission-check",
};

/** Tries every action that `readActions` names, but for whose credentials these are. */
export async function tryReads(trial: Trial): Promise<void> {
  await Promise.all([
    tryLoadBalancers(trial),
    tryCertificates(trial),
    tryUserPools(trial),
    tryNetwork(trial),
    tryApis(trial),
    tryAuthorizers(trial),
    tryRecordings(trial),
  ]);
}

/** All reading of API Gateway is one action. */
async function tryApis(trial: Trial): Promise<void> {
  await trial.ask(getApis, { MaxResults: "1" });
}

/** What CloudWatch counts of nothing in particular, and one event of the trail. */
async function tryRecordings(trial: Trial): Promise<void> {
  const EndTime = new Date();
  const Metric = { Namespace: "AWS/ApplicationELB", MetricName: "ELBAuthSuccess" };
  await Promise.all([
    trial.ask(getMetricData, {
      MetricDataQueries: [{ Id: "a", MetricStat: { Metric, Period: 60, Stat: "Sum" } }],
      StartTime: new Date(EndTime.getTime() - 60_000),
      EndTime,
    }),
    trial.ask(lookupEvents, { MaxResults: 1 }),
  ]);
}

/** What an authorizer calls, and the role with which it does. */
async function tryAuthorizers(trial: Trial): Promise<void> {
  const ofRole = { RoleName: madeUp.role };
  await Promise.all([
    trial.ask(getFunctionConfiguration, { FunctionName: madeUp.function }, madeUp.function),
    trial.ask(getPolicy, { FunctionName: madeUp.function }, madeUp.function),
    trial.ask(getRole, ofRole, madeUp.role),
    trial.ask(listRolePolicies, ofRole, madeUp.role),
    trial.ask(listAttachedRolePolicies, ofRole, madeUp.role),
    trial.ask(getRolePolicy, { ...ofRole, PolicyName: madeUp.role }, madeUp.role),
    trial.ask(getManagedPolicy, { PolicyArn: madeUp.policy }, madeUp.policy),
    trial.ask(getPolicyVersion, { PolicyArn: madeUp.policy, VersionId: "v1" }, madeUp.policy),
  ]);
}

async function tryLoadBalancers(trial: Trial): Promise<void> {
  const listed = await trial.ask(describeLoadBalancers, { PageSize: 20 });
  const balancer = listed?.LoadBalancers?.find(({ Type }) => Type === "application")?.LoadBalancerArn;
  const without = lacking(listed, "load balancers", "application load balancer");
  const about = <Input>(input: (arn: string) => Input) => {
    return (arn: string) => ({ input: input(arn), resource: arn });
  };
  const [listeners] = await Promise.all([
    trial.askAbout(
      describeListeners,
      balancer,
      without,
      about((LoadBalancerArn) => ({ LoadBalancerArn })),
    ),
    trial.askAbout(
      describeLoadBalancerAttributes,
      balancer,
      without,
      about((LoadBalancerArn) => ({ LoadBalancerArn })),
    ),
    trial.askAbout(
      describeTags,
      balancer,
      without,
      about((arn) => ({ ResourceArns: [arn] })),
    ),
    trial.askAbout(
      getWebAclForResource,
      balancer,
      without,
      about((ResourceArn) => ({ ResourceArn })),
    ),
  ]);
  const found = listeners?.Listeners ?? [];
  const listener = (found.find(({ Protocol }) => Protocol === "HTTPS") ?? found[0])?.ListenerArn;
  const withoutListener = balancer === undefined ? without : lacking(listeners, "listeners", "listener");
  const [rules] = await Promise.all([
    trial.askAbout(
      describeRules,
      listener,
      withoutListener,
      about((ListenerArn) => ({ ListenerArn })),
    ),
    trial.askAbout(
      describeListenerCertificates,
      listener,
      withoutListener,
      about((ListenerArn) => ({ ListenerArn, PageSize: 1 })),
    ),
  ]);
  const actions = rules?.Rules?.flatMap(({ Actions }) => Actions ?? []) ?? [];
  const group = actions
    .flatMap(({ TargetGroupArn, ForwardConfig }) => [
      TargetGroupArn,
      ...(ForwardConfig?.TargetGroups ?? []).map((target) => target.TargetGroupArn),
    ])
    .find((arn) => arn !== undefined);
  await trial.askAbout(
    describeTargetHealth,
    group,
    listener === undefined ? withoutListener : lacking(rules, "rules", "rule with a target group"),
    about((TargetGroupArn) => ({ TargetGroupArn })),
  );
}

async function tryCertificates(trial: Trial): Promise<void> {
  const listed = await trial.ask(listCertificates, { MaxItems: 1 });
  const certificate = listed?.CertificateSummaryList?.[0]?.CertificateArn;
  await trial.askAbout(
    describeCertificate,
    certificate,
    lacking(listed, "certificates", "certificate"),
    (CertificateArn) => ({ input: { CertificateArn }, resource: CertificateArn }),
  );
}

async function tryUserPools(trial: Trial): Promise<void> {
  const [listed] = await Promise.all([
    trial.ask(listUserPools, { MaxResults: 1 }),
    trial.ask(describeUserPoolDomain, { Domain: madeUp.domain }),
  ]);
  const pool = listed?.UserPools?.[0]?.Id;
  const without = lacking(listed, "user pools", "user pool");
  const about = <Input>(input: (UserPoolId: string) => Input) => {
    return (id: string) => ({ input: input(id), resource: id });
  };
  const ofClient = about((UserPoolId) => ({ UserPoolId, ClientId: madeUp.client }));
  await Promise.all([
    trial.askAbout(
      describeUserPool,
      pool,
      without,
      about((UserPoolId) => ({ UserPoolId })),
    ),
    trial.askAbout(
      listIdentityProviders,
      pool,
      without,
      about((UserPoolId) => ({ UserPoolId, MaxResults: 1 })),
    ),
    trial.askAbout(
      listResourceServers,
      pool,
      without,
      about((UserPoolId) => ({ UserPoolId, MaxResults: 1 })),
    ),
    trial.askAbout(
      listUserPoolClients,
      pool,
      without,
      about((UserPoolId) => ({ UserPoolId, MaxResults: 1 })),
    ),
    trial.askAbout(describeUserPoolClient, pool, without, ofClient),
    trial.askAbout(listUserPoolClientSecrets, pool, without, ofClient),
    trial.askAbout(describeManagedLoginBrandingByClient, pool, without, ofClient),
  ]);
}

/** Five is the least that EC2 takes as `MaxResults`; what may name a prefix list is asked for more widely. */
async function tryNetwork(trial: Trial): Promise<void> {
  const [groups, tables] = await Promise.all([
    trial.ask(describeSecurityGroups, { MaxResults: 100 }),
    trial.ask(describeRouteTables, { MaxResults: 100 }),
    trial.ask(describeNetworkInterfaces, { MaxResults: 5 }),
    trial.ask(describeNetworkAcls, { MaxResults: 5 }),
  ]);
  const inGroups = groups?.SecurityGroups?.flatMap(({ IpPermissionsEgress }) => IpPermissionsEgress ?? [])
    .flatMap(({ PrefixListIds }) => PrefixListIds ?? [])
    .map(({ PrefixListId }) => PrefixListId);
  const inTables = tables?.RouteTables?.flatMap(({ Routes }) => Routes ?? []).map(
    ({ DestinationPrefixListId }) => DestinationPrefixListId,
  );
  await trial.askAbout(
    getManagedPrefixListEntries,
    [...(inGroups ?? []), ...(inTables ?? [])].find((id) => id !== undefined),
    "No security group or route that was seen names a prefix list to ask about.",
    (PrefixListId) => ({ input: { PrefixListId, MaxResults: 5 }, resource: PrefixListId }),
  );
}

/** Why there is nothing to ask about: a list that could not be read must not pass for an empty one. */
function lacking(listed: unknown, list: string, one: string): string {
  return listed === null
    ? `The ${list} could not be listed, so nothing was known to ask about.`
    : `There is no ${one} here to ask about.`;
}
