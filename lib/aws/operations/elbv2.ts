import "server-only";
import {
  DescribeListenerCertificatesCommand,
  type DescribeListenerCertificatesCommandInput,
  DescribeListenersCommand,
  type DescribeListenersCommandInput,
  DescribeLoadBalancerAttributesCommand,
  type DescribeLoadBalancerAttributesCommandInput,
  DescribeLoadBalancersCommand,
  type DescribeLoadBalancersCommandInput,
  DescribeRulesCommand,
  type DescribeRulesCommandInput,
  DescribeTagsCommand,
  type DescribeTagsCommandInput,
  DescribeTargetHealthCommand,
  type DescribeTargetHealthCommandInput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { operation } from "../operation";

export const describeLoadBalancers = operation(
  "elbv2",
  "elasticloadbalancing:DescribeLoadBalancers",
  (client, input: DescribeLoadBalancersCommandInput, options) =>
    client.send(new DescribeLoadBalancersCommand(input), options),
);
export const describeLoadBalancerAttributes = operation(
  "elbv2",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  (client, input: DescribeLoadBalancerAttributesCommandInput, options) =>
    client.send(new DescribeLoadBalancerAttributesCommand(input), options),
);
export const describeTags = operation(
  "elbv2",
  "elasticloadbalancing:DescribeTags",
  (client, input: DescribeTagsCommandInput, options) => client.send(new DescribeTagsCommand(input), options),
);
export const describeListeners = operation(
  "elbv2",
  "elasticloadbalancing:DescribeListeners",
  (client, input: DescribeListenersCommandInput, options) =>
    client.send(new DescribeListenersCommand(input), options),
);
export const describeRules = operation(
  "elbv2",
  "elasticloadbalancing:DescribeRules",
  (client, input: DescribeRulesCommandInput, options) =>
    client.send(new DescribeRulesCommand(input), options),
);
export const describeListenerCertificates = operation(
  "elbv2",
  "elasticloadbalancing:DescribeListenerCertificates",
  (client, input: DescribeListenerCertificatesCommandInput, options) =>
    client.send(new DescribeListenerCertificatesCommand(input), options),
);
export const describeTargetHealth = operation(
  "elbv2",
  "elasticloadbalancing:DescribeTargetHealth",
  (client, input: DescribeTargetHealthCommandInput, options) =>
    client.send(new DescribeTargetHealthCommand(input), options),
);
