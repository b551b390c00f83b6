import {
  ListenerNotFoundException$,
  LoadBalancerNotFoundException$,
  ModifyListener$,
  type ModifyListenerInput,
  type ModifyListenerOutput,
  ModifyLoadBalancerAttributes$,
  type ModifyLoadBalancerAttributesInput,
  type ModifyLoadBalancerAttributesOutput,
  ModifyRule$,
  type ModifyRuleInput,
  type ModifyRuleOutput,
  OperationNotPermittedException$,
  PriorityInUseException$,
  RuleNotFoundException$,
  SetRulePriorities$,
  type SetRulePrioritiesInput,
  type SetRulePrioritiesOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { awsError, type Handler, isAwsError, operation } from "../service";
import { storedActions, storedCondition } from "./actions";
import { invalid } from "./paged";

/** What the request leaves out stays as it is (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html). */
const modifyRule: Handler<ModifyRuleInput, ModifyRuleOutput> = ({ elbv2 }, input) => {
  const rule = elbv2.rules.find((row) => row.RuleArn === input.RuleArn);
  if (rule === undefined) return awsError(RuleNotFoundException$, "One or more rules not found");
  if (rule.IsDefault) {
    return awsError(OperationNotPermittedException$, `Default rule '${rule.RuleArn}' cannot be modified`);
  }
  if (input.Actions !== undefined) {
    const stored = storedActions(
      input.Actions,
      elbv2.listeners.find((row) => row.ListenerArn === rule.ListenerArn),
    );
    if (isAwsError(stored)) return stored;
    rule.Actions = stored.actions;
    if (stored.clientSecret !== undefined) elbv2.clientSecrets[rule.RuleArn] = stored.clientSecret;
  }
  if (input.Conditions !== undefined) rule.Conditions = input.Conditions.map(storedCondition);
  if (input.ResetTransforms) rule.Transforms = [];
  else if (input.Transforms !== undefined) rule.Transforms = input.Transforms;
  return { Rules: [rule] };
};

/** Default actions are also those of the listener's default rule. */
const modifyListener: Handler<ModifyListenerInput, ModifyListenerOutput> = ({ elbv2 }, input) => {
  const listener = elbv2.listeners.find((row) => row.ListenerArn === input.ListenerArn);
  if (listener === undefined) return awsError(ListenerNotFoundException$, "One or more listeners not found");
  const { ListenerArn: _, DefaultActions, Certificates, ...fields } = input;
  const changed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  if (DefaultActions !== undefined) {
    const stored = storedActions(DefaultActions, { ...listener, ...changed });
    if (isAwsError(stored)) return stored;
    listener.DefaultActions = stored.actions;
    const rule = elbv2.rules.find((row) => row.ListenerArn === listener.ListenerArn && row.IsDefault);
    if (rule !== undefined) {
      rule.Actions = [...stored.actions];
      if (stored.clientSecret !== undefined) elbv2.clientSecrets[rule.RuleArn] = stored.clientSecret;
    }
  }
  if (Certificates !== undefined) {
    if (Certificates.length !== 1) return invalid("Exactly one default certificate can be specified");
    listener.Certificates = Certificates;
    const others = (elbv2.listenerCertificates[listener.ListenerArn] ?? []).filter((row) => !row.IsDefault);
    elbv2.listenerCertificates[listener.ListenerArn] = [
      ...Certificates.map((certificate) => ({ ...certificate, IsDefault: true })),
      ...others,
    ];
  }
  Object.assign(listener, changed);
  return { Listeners: [listener] };
};

/** All of the request or nothing; priorities may be exchanged in one request. */
const setRulePriorities: Handler<SetRulePrioritiesInput, SetRulePrioritiesOutput> = (
  { elbv2 },
  { RulePriorities = [] },
) => {
  const changes = new Map(RulePriorities.map(({ RuleArn = "", Priority = 0 }) => [RuleArn, Priority]));
  const rules = elbv2.rules.filter((row) => changes.has(row.RuleArn));
  if (rules.length !== changes.size) return awsError(RuleNotFoundException$, "One or more rules not found");
  if (rules.some((row) => row.IsDefault)) {
    return awsError(OperationNotPermittedException$, "The priority of a default rule cannot be set");
  }
  for (const [arn, priority] of changes) {
    if (!Number.isInteger(priority) || priority < 1 || priority > 50_000) {
      return invalid(`Priority '${priority}' must be between 1 and 50000`);
    }
    const listener = rules.find((row) => row.RuleArn === arn)?.ListenerArn;
    const holds = (row: (typeof rules)[number]) =>
      (changes.get(row.RuleArn) ?? Number(row.Priority)) === priority;
    const taken = elbv2.rules.some(
      (row) => row.ListenerArn === listener && row.RuleArn !== arn && holds(row),
    );
    if (taken) return awsError(PriorityInUseException$, `Priority '${priority}' is currently in use`);
  }
  for (const rule of rules) rule.Priority = String(changes.get(rule.RuleArn));
  return { Rules: rules };
};

/** Attributes that the request does not name stay as they are. */
const modifyLoadBalancerAttributes: Handler<
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput
> = ({ elbv2 }, { LoadBalancerArn = "", Attributes = [] }) => {
  const known = elbv2.attributes[LoadBalancerArn];
  if (known === undefined) {
    return awsError(LoadBalancerNotFoundException$, `Load balancer '${LoadBalancerArn}' not found`);
  }
  for (const { Key, Value } of Attributes) {
    const row = known.find((each) => each.Key === Key);
    if (row === undefined) return invalid(`Load balancer attribute key '${Key}' is not recognized`);
    row.Value = Value;
  }
  return { Attributes: known };
};

export const modifyOperations = [
  operation(ModifyLoadBalancerAttributes$, modifyLoadBalancerAttributes),
  operation(ModifyRule$, modifyRule),
  operation(ModifyListener$, modifyListener),
  operation(SetRulePriorities$, setRulePriorities),
];
