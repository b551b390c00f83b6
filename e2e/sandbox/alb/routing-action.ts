/**
 * The action that ends a rule: fixed response, redirect or forward.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
 */
import type { Action } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Elbv2State } from "../world";
import { type Arrival, type Outcome, refuse, SERVER, type Step, type Transformed, urlOf } from "./arrival";
import { targetPage } from "./target-page";

/** Longest `Location`, in characters. */
export const REDIRECT_LIMIT = 8 * 1024;

function fixedResponse(action: Action, step: Step): Outcome {
  const config = action.FixedResponseConfig;
  return {
    ...step,
    status: Number(config?.StatusCode),
    headers: { server: SERVER, "content-type": config?.ContentType ?? "text/plain" },
    body: config?.MessageBody ?? "",
  };
}

function redirect(action: Action, arrival: Arrival, step: Step): Outcome {
  const config = action.RedirectConfig;
  const { pathname, search } = urlOf(arrival);
  const parts: Record<string, string> = {
    protocol: arrival.scheme,
    host: arrival.host,
    port: String(arrival.port),
    path: pathname.slice(1),
    query: search.slice(1),
  };
  const fill = (template: string): string =>
    template.replace(/#\{(protocol|host|port|path|query)\}/g, (_whole, name: string) => parts[name] ?? "");
  const protocol = fill(config?.Protocol ?? "#{protocol}").toLowerCase();
  const query = fill(config?.Query ?? "#{query}");
  const location = `${protocol}://${fill(config?.Host ?? "#{host}")}:${fill(config?.Port ?? "#{port}")}${fill(
    config?.Path ?? "/#{path}",
  )}${query && `?${query}`}`;
  if (location.length > REDIRECT_LIMIT) return refuse(507, undefined, step);
  return {
    ...step,
    status: config?.StatusCode === "HTTP_302" ? 302 : 301,
    headers: { server: SERVER, location },
    body: "",
    redirectUrl: location,
  };
}

/** The group that takes the request: the first with a weight (the sandbox draws no lots). */
function groupOf(action: Action): string | undefined {
  const weighted = action.ForwardConfig?.TargetGroups ?? [];
  return weighted.find((group) => (group.Weight ?? 1) > 0)?.TargetGroupArn ?? action.TargetGroupArn;
}

function forward(
  action: Action,
  elbv2: Elbv2State,
  oidcHeaders: Readonly<Record<string, string>>,
  transformed: Transformed | undefined,
  step: Step,
): Outcome {
  const targetGroupArn = groupOf(action);
  const known = elbv2.targetGroups.find((group) => group.TargetGroupArn === targetGroupArn);
  const registered = elbv2.targetHealth[targetGroupArn ?? ""] ?? [];
  // With none healthy the load balancer asks them all the same; with none registered it cannot.
  const target = registered.find((each) => each.TargetHealth?.State === "healthy") ?? registered[0];
  if (!known || !target?.Target || targetGroupArn === undefined) return refuse(503, undefined, step);
  return {
    ...step,
    ...targetPage(oidcHeaders),
    ...(transformed && { transformed }),
    contact: {
      targetGroupArn,
      target: `${target.Target.Id}:${target.Target.Port ?? known.Port ?? 80}`,
      status: 200,
    },
  };
}

/** Performs the routing action. `oidcHeaders` are what authentication adds for the target. */
export function route(
  action: Action | undefined,
  arrival: Arrival,
  elbv2: Elbv2State,
  oidcHeaders: Readonly<Record<string, string>>,
  transformed: Transformed | undefined,
  step: Step,
): Outcome {
  const taken = (name: string): Step => ({ ...step, actions: [...step.actions, name] });
  switch (action?.Type) {
    case "fixed-response":
      return fixedResponse(action, taken("fixed-response"));
    case "redirect":
      return redirect(action, arrival, taken("redirect"));
    case "forward":
      return forward(action, elbv2, oidcHeaders, transformed, taken("forward"));
    default:
      return refuse(500, undefined, step);
  }
}
