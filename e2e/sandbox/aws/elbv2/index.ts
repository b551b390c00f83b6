import { awsError, byName, type Service } from "../service";
import { listenerOperations } from "./listeners";
import { loadBalancerOperations } from "./load-balancers";
import { modifyOperations } from "./modify";

/** The Describe actions take no resource; the others name what they change. */
function resourceOf(input: Readonly<Record<string, unknown>>, operation: string): string | undefined {
  if (operation.startsWith("Describe")) return undefined;
  const named = input.RuleArn ?? input.ListenerArn;
  return typeof named === "string" ? named : undefined;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/Welcome.html */
export const elbv2: Service = {
  name: "elasticloadbalancing",
  protocol: "awsQuery",
  version: "2015-12-01",
  target: "ElasticLoadBalancing_v10",
  xmlNamespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
  denied: (message) => awsError("AccessDenied", message, 403),
  throttled: () => awsError("Throttling", "Rate exceeded"),
  expired: () => awsError("ExpiredToken", "The security token included in the request is expired", 403),
  resourceOf: (input, { operation }) => resourceOf(input, operation),
  operations: byName([...loadBalancerOperations, ...listenerOperations, ...modifyOperations]),
};
