import {
  DescribeListenerAttributes$,
  type DescribeListenerAttributesInput,
  type DescribeListenerAttributesOutput,
  DescribeLoadBalancerAttributes$,
  type DescribeLoadBalancerAttributesInput,
  type DescribeLoadBalancerAttributesOutput,
  DescribeLoadBalancers$,
  type DescribeLoadBalancersInput,
  type DescribeLoadBalancersOutput,
  DescribeTags$,
  type DescribeTagsInput,
  type DescribeTagsOutput,
  ListenerNotFoundException$,
  LoadBalancerNotFoundException$,
  RuleNotFoundException$,
  TargetGroupNotFoundException$,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Elbv2State } from "../../world";
import { awsError, type ErrorSchema, type Handler, operation } from "../service";
import { invalid, paged, rowsOf } from "./paged";

const describeLoadBalancers: Handler<DescribeLoadBalancersInput, DescribeLoadBalancersOutput> = (
  { elbv2 },
  input,
  context,
) => {
  const { LoadBalancerArns: arns = [], Names: names = [] } = input;
  if (arns.length > 0 && names.length > 0) {
    return invalid("Load balancer names and load balancer ARNs cannot be specified at the same time");
  }
  if (arns.length > 20 || names.length > 20)
    return invalid("Up to 20 load balancers can be described at once");
  const rows =
    arns.length > 0
      ? rowsOf(elbv2.loadBalancers, arns, (row) => row.LoadBalancerArn)
      : names.length > 0
        ? rowsOf(elbv2.loadBalancers, names, (row) => row.LoadBalancerName)
        : elbv2.loadBalancers;
  if (rows === undefined) {
    const what = names.length > 0 ? `Load balancers '[${names.join(", ")}]'` : "One or more load balancers";
    return awsError(LoadBalancerNotFoundException$, `${what} not found`);
  }
  return paged(context, rows, input, (LoadBalancers, NextMarker) => ({ LoadBalancers, NextMarker }));
};

const describeLoadBalancerAttributes: Handler<
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput
> = ({ elbv2 }, { LoadBalancerArn = "" }) => {
  if (!elbv2.loadBalancers.some((row) => row.LoadBalancerArn === LoadBalancerArn)) {
    return awsError(LoadBalancerNotFoundException$, `Load balancer '${LoadBalancerArn}' not found`);
  }
  return { Attributes: elbv2.attributes[LoadBalancerArn] ?? [] };
};

const describeListenerAttributes: Handler<
  DescribeListenerAttributesInput,
  DescribeListenerAttributesOutput
> = ({ elbv2 }, { ListenerArn = "" }) => {
  if (!elbv2.listeners.some((row) => row.ListenerArn === ListenerArn)) {
    return awsError(ListenerNotFoundException$, `Listener '${ListenerArn}' not found`);
  }
  return {
    Attributes: elbv2.attributes[ListenerArn] ?? [
      { Key: "routing.http.response.server.enabled", Value: "true" },
    ],
  };
};

/** By the resource type in the ARN: how it is refused, and whether the state has it. */
function kindOf(arn: string, elbv2: Elbv2State): readonly [ErrorSchema, boolean] | undefined {
  switch (arn.split(":")[5]?.split("/")[0]) {
    case "loadbalancer":
      return [LoadBalancerNotFoundException$, elbv2.loadBalancers.some((row) => row.LoadBalancerArn === arn)];
    case "listener":
      return [ListenerNotFoundException$, elbv2.listeners.some((row) => row.ListenerArn === arn)];
    case "listener-rule":
      return [RuleNotFoundException$, elbv2.rules.some((row) => row.RuleArn === arn)];
    case "targetgroup":
      return [TargetGroupNotFoundException$, elbv2.targetGroups.some((row) => row.TargetGroupArn === arn)];
    default:
      return undefined;
  }
}

const describeTags: Handler<DescribeTagsInput, DescribeTagsOutput> = ({ elbv2 }, { ResourceArns = [] }) => {
  if (ResourceArns.length < 1 || ResourceArns.length > 20) {
    return invalid("Between 1 and 20 resource ARNs can be specified");
  }
  for (const arn of ResourceArns) {
    const [error, known] = kindOf(arn, elbv2) ?? [];
    if (error === undefined) return invalid(`'${arn}' is not a valid load balancer ARN`);
    if (!known) return awsError(error, `The resource '${arn}' was not found`);
  }
  return {
    TagDescriptions: ResourceArns.map((ResourceArn) => ({
      ResourceArn,
      Tags: elbv2.tags[ResourceArn] ?? [],
    })),
  };
};

export const loadBalancerOperations = [
  operation(DescribeLoadBalancers$, describeLoadBalancers),
  operation(DescribeLoadBalancerAttributes$, describeLoadBalancerAttributes),
  operation(DescribeListenerAttributes$, describeListenerAttributes),
  operation(DescribeTags$, describeTags),
];
