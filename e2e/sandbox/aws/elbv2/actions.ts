import {
  type Action,
  InvalidLoadBalancerActionException$,
  type Listener,
  type RuleCondition,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { type AwsError, awsError, isAwsError } from "../service";

const FINAL = ["forward", "redirect", "fixed-response"];
const AUTHENTICATE_DEFAULTS = {
  SessionCookieName: "AWSELBAuthSessionCookie",
  Scope: "openid",
  SessionTimeout: 604_800,
  OnUnauthenticatedRequest: "authenticate" as const,
};

export interface StoredActions {
  /** Actions as Describe calls answer them: defaults filled in, no secret. */
  readonly actions: Action[];
  /** Secret that the request carried; undefined: the one that is held stays. */
  readonly clientSecret: string | undefined;
}

const refused = (message: string) => awsError(InvalidLoadBalancerActionException$, message);

/** `key` and its default merged, without members that the request left out. */
function withDefaults<T extends object>(config: T): T & typeof AUTHENTICATE_DEFAULTS {
  const given = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
  return { ...AUTHENTICATE_DEFAULTS, ...(given as T) };
}

function storedAction(action: Action, index: number): { action: Action; secret?: string } | AwsError {
  const Order = action.Order ?? index + 1;
  if (action.Type === "forward") {
    const groups = action.ForwardConfig?.TargetGroups ?? [{ TargetGroupArn: action.TargetGroupArn }];
    const [only] = groups;
    return {
      action: {
        Type: "forward",
        Order,
        ...(groups.length === 1 ? { TargetGroupArn: only?.TargetGroupArn } : {}),
        ForwardConfig: {
          TargetGroups: groups.map((group) => ({ ...group, Weight: group.Weight ?? 1 })),
          TargetGroupStickinessConfig: action.ForwardConfig?.TargetGroupStickinessConfig ?? {
            Enabled: false,
          },
        },
      },
    };
  }
  if (action.AuthenticateCognitoConfig !== undefined) {
    return {
      action: { ...action, Order, AuthenticateCognitoConfig: withDefaults(action.AuthenticateCognitoConfig) },
    };
  }
  if (action.AuthenticateOidcConfig !== undefined) {
    const { ClientSecret, UseExistingClientSecret = false, ...config } = action.AuthenticateOidcConfig;
    if ((ClientSecret !== undefined) === UseExistingClientSecret) {
      return refused("You must specify either a client secret or to use the existing client secret");
    }
    return {
      action: { ...action, Order, AuthenticateOidcConfig: withDefaults(config) },
      ...(ClientSecret === undefined ? {} : { secret: ClientSecret }),
    };
  }
  return { action: { ...action, Order } };
}

/**
 * What a listener keeps of the actions that a request names. Rules of order and kind:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
 */
export function storedActions(
  requested: readonly Action[],
  listener: Listener | undefined,
): StoredActions | AwsError {
  const stored: { action: Action; secret?: string }[] = [];
  for (const [index, action] of requested.entries()) {
    const kept = storedAction(action, index);
    if (isAwsError(kept)) return kept;
    stored.push(kept);
  }
  const actions = stored.map(({ action }) => action).toSorted((a, b) => (a.Order ?? 0) - (b.Order ?? 0));
  const finals = actions.filter(({ Type = "" }) => FINAL.includes(Type));
  if (finals.length !== 1 || actions.at(-1) !== finals[0]) {
    return refused("The last action must be the only one of type forward, redirect or fixed-response");
  }
  const authenticates = actions.some(({ Type = "" }) => Type.startsWith("authenticate-"));
  if (authenticates && listener?.Protocol !== "HTTPS") {
    return refused("Actions of type authenticate-cognito and authenticate-oidc need an HTTPS listener");
  }
  return { actions, clientSecret: stored.flatMap(({ secret }) => secret ?? []).at(0) };
}

/** Conditions as DescribeRules answers them: `Values` beside the config of host-header and path-pattern. */
export function storedCondition(condition: RuleCondition): RuleCondition {
  const { Field, Values, HostHeaderConfig, PathPatternConfig } = condition;
  if (Field === "host-header") {
    const values = HostHeaderConfig?.Values ?? Values;
    return values
      ? { ...condition, Values: values, HostHeaderConfig: { ...HostHeaderConfig, Values: values } }
      : condition;
  }
  if (Field === "path-pattern") {
    const values = PathPatternConfig?.Values ?? Values;
    return values
      ? { ...condition, Values: values, PathPatternConfig: { ...PathPatternConfig, Values: values } }
      : condition;
  }
  return condition;
}
