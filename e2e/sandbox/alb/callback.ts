/** `GET /oauth2/idpresponse`: the provider sends the browser back. */
import type { ListenerRule, World } from "../world";
import { type Arrival, type Outcome, refuse, SERVER, urlOf } from "./arrival";
import { type AuthenticateAction, actionsOf, authenticateAction } from "./authenticate-action";
import { LOGIN_TIMEOUT_MS, NONCE_COOKIE, type PendingSignIn, redirectUriOf } from "./authorization-redirect";
import type { BackChannel } from "./back-channel";
import { sessionFromCode } from "./fetch-session";
import { priorityOf } from "./match-rule";
import type { Sealer } from "./sealed";
import { sessionCookies } from "./session-cookie";

const ACTIONS = ["authenticate"];
/** Seen in logs of failed callbacks: no rule had been found yet. */
const NO_RULE = { actions: ACTIONS, priority: -1 };

interface Resumed {
  readonly rule: ListenerRule;
  readonly action: AuthenticateAction;
}

/** The action that began the sign-in: the rule is known by `state` (AWS does not say how it is found again). */
function resume(world: World, rules: readonly ListenerRule[], pending: PendingSignIn): Resumed | undefined {
  const rule = rules.find((each) => each.RuleArn === pending.ruleArn);
  const actions = rule ? actionsOf(rule).map((each) => authenticateAction(world, rule, each)) : [];
  const action = actions.find((each) => each !== undefined);
  return rule && action && { rule, action };
}

/** Status codes without a source in AWS's pages are marked; the others are documented or seen in logs. */
export async function finishSignIn(
  arrival: Arrival,
  listenerArn: string,
  rules: readonly ListenerRule[],
  channel: BackChannel,
  sealer: Sealer,
): Promise<Outcome> {
  const params = urlOf(arrival).searchParams;
  const state = params.get("state");
  // 401 inferred.
  if (!state) return refuse(401, "AuthMissingStateParam", NO_RULE);
  const pending = sealer.open(state) as PendingSignIn | undefined;
  if (pending?.listenerArn !== listenerArn) return refuse(401, "AuthInvalidStateParam", NO_RULE);

  // The nonce is compared before the code is spent.
  const nonce = arrival.cookies.get(NONCE_COOKIE);
  if (nonce === undefined) return refuse(401, "AuthMissingAWSALBAuthNonce", NO_RULE);
  if (nonce !== pending.nonce) return refuse(401, "AuthInvalidAWSALBAuthNonce", NO_RULE);
  // Past the client login timeout: a documented 401, its reason inferred.
  if (arrival.at - pending.startedAt > LOGIN_TIMEOUT_MS) return refuse(401, "AuthInvalidStateParam", NO_RULE);

  const resumed = resume(channel.world(), rules, pending);
  if (!resumed) return refuse(401, "AuthInvalidStateParam", NO_RULE);
  const step = { actions: ACTIONS, priority: priorityOf(resumed.rule) };
  const code = params.get("code");
  if (!code) {
    // "The provider denied access" is 401, "the provider returned an error" is 561; the reason of both is inferred.
    const error = params.get("error");
    const status = error !== null && error !== "access_denied" ? 561 : 401;
    return refuse(status, "AuthMissingCodeParam", step);
  }

  const result = await sessionFromCode(channel, resumed.action, code, redirectUriOf(arrival), arrival.at);
  if ("failure" in result) return refuse(result.failure.status, result.failure.reason, step);
  return {
    ...step,
    status: 302,
    headers: {
      server: SERVER,
      location: pending.origin,
      "set-cookie": sessionCookies(sealer, result.session, resumed.action),
    },
    body: "",
  };
}
