/** The actions of the matched rule, in order. */
import type { ListenerRule } from "../world";
import { type Arrival, type Outcome, refuse, type Step } from "./arrival";
import { type AuthenticateAction, actionsOf, authenticateAction } from "./authenticate-action";
import { redirectToProvider } from "./authorization-redirect";
import type { BackChannel } from "./back-channel";
import type { Balancer } from "./balancer-at";
import { refreshSession } from "./fetch-session";
import type { HeaderKeys } from "./header-keys";
import { validateJwt } from "./jwt-validation";
import { priorityOf } from "./match-rule";
import { route } from "./routing-action";
import type { Sealer } from "./sealed";
import { findSession, type Session, sessionCookies } from "./session-cookie";
import { transform } from "./transform";

export interface Door {
  readonly channel: BackChannel;
  readonly sealer: Sealer;
  readonly keys: HeaderKeys;
}

/** Signed in (with what the browser must store), let through without, or answered. */
type Authenticated =
  | { readonly session: Session; readonly setCookie: readonly string[] }
  | { readonly anonymous: true }
  | { readonly answer: Outcome };

async function authenticate(
  action: AuthenticateAction,
  arrival: Arrival,
  rule: ListenerRule,
  { channel, sealer }: Door,
  step: Step,
): Promise<Authenticated> {
  const toProvider = () => ({ answer: redirectToProvider(action, arrival, rule, sealer, step) });
  const found = findSession(sealer, arrival.cookies, action, arrival.at);
  switch (found.state) {
    // 401 inferred.
    case "invalid":
      return { answer: refuse(401, "AuthInvalidCookie", step) };
    // Even with `deny` and `allow`, an expired session is sent to sign in again.
    case "expired":
      return toProvider();
    case "absent":
      if (action.onUnauthenticated === "allow") return { anonymous: true };
      if (action.onUnauthenticated === "deny") return { answer: refuse(401, undefined, step) };
      return toProvider();
    case "live": {
      const { session } = found;
      // Without a refresh token the session lasts until SessionTimeout.
      if (session.accessTokenExpiresAt > arrival.at || session.refreshToken === undefined) {
        return { session, setCookie: [] };
      }
      const fresh = await refreshSession(channel, action, session, session.refreshToken, arrival.at);
      return fresh ? { session: fresh, setCookie: sessionCookies(sealer, fresh, action) } : toProvider();
    }
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
export async function runRule(
  rule: ListenerRule,
  arrival: Arrival,
  balancer: Balancer,
  door: Door,
): Promise<Outcome> {
  const priority = priorityOf(rule);
  const actions = actionsOf(rule);
  const executed: string[] = [];
  let oidcHeaders: Record<string, string> = {};
  let setCookie: readonly string[] = [];

  for (const each of actions) {
    const action = authenticateAction(door.channel.world(), rule, each);
    if (action) {
      executed.push("authenticate");
      const result = await authenticate(action, arrival, rule, door, { actions: executed, priority });
      if ("answer" in result) return result.answer;
      if ("session" in result) {
        setCookie = result.setCookie;
        const { LoadBalancerArn } = balancer.loadBalancer;
        oidcHeaders = door.keys.headersFor(result.session, action, LoadBalancerArn, arrival.at);
      }
    }
    if (each.Type === "jwt-validation" && each.JwtValidationConfig) {
      // What the log shows as executed action is not documented: none.
      const failure = await validateJwt(each.JwtValidationConfig, arrival, door.channel);
      if (failure) return refuse(failure.status, failure.reason, { actions: executed, priority });
    }
  }

  const transformed = transform(rule, arrival);
  if (transformed) executed.push("rewrite");
  const step = { actions: executed, priority };
  // A transform that matches and fails is a 500.
  if (transformed && transformed.status !== "TransformSuccess") {
    return { ...refuse(500, undefined, step), transformed };
  }
  const outcome = route(actions.at(-1), arrival, balancer.state.elbv2, oidcHeaders, transformed, step);
  if (setCookie.length === 0) return outcome;
  return { ...outcome, headers: { ...outcome.headers, "set-cookie": [...setCookie] } };
}
