import {
  DescribeListenerCertificates$,
  type DescribeListenerCertificatesInput,
  type DescribeListenerCertificatesOutput,
  DescribeListeners$,
  type DescribeListenersInput,
  type DescribeListenersOutput,
  DescribeRules$,
  type DescribeRulesInput,
  type DescribeRulesOutput,
  DescribeTargetGroups$,
  type DescribeTargetGroupsInput,
  type DescribeTargetGroupsOutput,
  DescribeTargetHealth$,
  type DescribeTargetHealthInput,
  type DescribeTargetHealthOutput,
  ListenerNotFoundException$,
  LoadBalancerNotFoundException$,
  RuleNotFoundException$,
  TargetGroupNotFoundException$,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Elbv2State, ListenerRule } from "../../world";
import { type AwsError, awsError, type Handler, operation } from "../service";
import { invalid, paged, rowsOf } from "./paged";

const noLoadBalancer = (arn: string) =>
  awsError(LoadBalancerNotFoundException$, `Load balancer '${arn}' not found`);
const noListeners = () => awsError(ListenerNotFoundException$, "One or more listeners not found");

const hasLoadBalancer = (elbv2: Elbv2State, arn: string) =>
  elbv2.loadBalancers.some((row) => row.LoadBalancerArn === arn);

const describeListeners: Handler<DescribeListenersInput, DescribeListenersOutput> = (
  { elbv2 },
  input,
  context,
) => {
  const { LoadBalancerArn, ListenerArns = [] } = input;
  if ((LoadBalancerArn === undefined) === (ListenerArns.length === 0)) {
    return invalid("You must specify either listener ARNs or a load balancer ARN");
  }
  if (LoadBalancerArn !== undefined && !hasLoadBalancer(elbv2, LoadBalancerArn)) {
    return noLoadBalancer(LoadBalancerArn);
  }
  const rows =
    LoadBalancerArn === undefined
      ? rowsOf(elbv2.listeners, ListenerArns, (row) => row.ListenerArn)
      : elbv2.listeners.filter((row) => row.LoadBalancerArn === LoadBalancerArn);
  if (rows === undefined) return noListeners();
  return paged(context, rows, input, (Listeners, NextMarker) => ({ Listeners, NextMarker }));
};

/** Numbers ascending, the default rule last. */
function byPriority(a: ListenerRule, b: ListenerRule): number {
  const rank = ({ Priority }: ListenerRule) => (Priority === "default" ? Number.MAX_VALUE : Number(Priority));
  return rank(a) - rank(b);
}

const describeRules: Handler<DescribeRulesInput, DescribeRulesOutput> = ({ elbv2 }, input, context) => {
  const { ListenerArn, RuleArns = [] } = input;
  if ((ListenerArn === undefined) === (RuleArns.length === 0)) {
    return invalid("You must specify either listener rule ARNs or a listener ARN");
  }
  if (ListenerArn !== undefined && !elbv2.listeners.some((row) => row.ListenerArn === ListenerArn)) {
    return noListeners();
  }
  const rows =
    ListenerArn === undefined
      ? rowsOf(elbv2.rules, RuleArns, (row) => row.RuleArn)
      : elbv2.rules.filter((row) => row.ListenerArn === ListenerArn).toSorted(byPriority);
  if (rows === undefined) return awsError(RuleNotFoundException$, "One or more rules not found");
  return paged(context, rows, input, (Rules, NextMarker) => ({ Rules, NextMarker }));
};

const describeListenerCertificates: Handler<
  DescribeListenerCertificatesInput,
  DescribeListenerCertificatesOutput
> = ({ elbv2 }, input, context) => {
  const { ListenerArn = "" } = input;
  if (!elbv2.listeners.some((row) => row.ListenerArn === ListenerArn)) return noListeners();
  const rows = elbv2.listenerCertificates[ListenerArn] ?? [];
  return paged(context, rows, input, (Certificates, NextMarker) => ({ Certificates, NextMarker }));
};

function targetGroupRows(elbv2: Elbv2State, input: DescribeTargetGroupsInput) {
  const { LoadBalancerArn, TargetGroupArns = [], Names = [] } = input;
  if (LoadBalancerArn !== undefined) {
    return elbv2.targetGroups.filter((row) => row.LoadBalancerArns?.includes(LoadBalancerArn));
  }
  if (TargetGroupArns.length > 0) {
    return rowsOf(elbv2.targetGroups, TargetGroupArns, (row) => row.TargetGroupArn);
  }
  return Names.length > 0
    ? rowsOf(elbv2.targetGroups, Names, (row) => row.TargetGroupName)
    : elbv2.targetGroups;
}

const noTargetGroups = (): AwsError =>
  awsError(TargetGroupNotFoundException$, "One or more target groups not found");

const describeTargetGroups: Handler<DescribeTargetGroupsInput, DescribeTargetGroupsOutput> = (
  { elbv2 },
  input,
  context,
) => {
  const { LoadBalancerArn, TargetGroupArns = [], Names = [] } = input;
  const given = [LoadBalancerArn !== undefined, TargetGroupArns.length > 0, Names.length > 0];
  if (given.filter(Boolean).length > 1) {
    return invalid(
      "Only one of load balancer ARN, target group ARNs and target group names can be specified",
    );
  }
  if (LoadBalancerArn !== undefined && !hasLoadBalancer(elbv2, LoadBalancerArn)) {
    return noLoadBalancer(LoadBalancerArn);
  }
  const rows = targetGroupRows(elbv2, input);
  if (rows === undefined) return noTargetGroups();
  return paged(context, rows, input, (TargetGroups, NextMarker) => ({ TargetGroups, NextMarker }));
};

const describeTargetHealth: Handler<DescribeTargetHealthInput, DescribeTargetHealthOutput> = (
  { elbv2 },
  { TargetGroupArn = "", Targets },
) => {
  if (!elbv2.targetGroups.some((row) => row.TargetGroupArn === TargetGroupArn)) return noTargetGroups();
  const rows = elbv2.targetHealth[TargetGroupArn] ?? [];
  const asked = (id: string | undefined) => Targets?.some((target) => target.Id === id) ?? true;
  return { TargetHealthDescriptions: rows.filter((row) => asked(row.Target?.Id)) };
};

export const listenerOperations = [
  operation(DescribeListeners$, describeListeners),
  operation(DescribeRules$, describeRules),
  operation(DescribeListenerCertificates$, describeListenerCertificates),
  operation(DescribeTargetGroups$, describeTargetGroups),
  operation(DescribeTargetHealth$, describeTargetHealth),
];
