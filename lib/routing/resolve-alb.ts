import type { ResolutionStep } from "../model/diagnosis";
import type { Gathered } from "../model/gathered";
import type { Listener, Rule } from "../model/load-balancer";
import { chooseListener } from "./alb-listener";
import { isSameRequest, redirectTarget } from "./alb-redirect";
import {
  authenticatingAction,
  type ChosenRule,
  callbackCandidates,
  chooseRule,
  type RuleTrace,
  ruleName,
} from "./alb-rules";
import { callbackPath, type RequestTarget, safeUrlOf } from "./request-target";
import { covers } from "./rule-cover";

export interface AlbQuestion {
  readonly listeners: readonly Listener[];
  /** By listener ARN. */
  readonly rules: Readonly<Record<string, Gathered<readonly Rule[]>>>;
  readonly request: RequestTarget;
}

/** How a request becomes a rule. Rules are the listener's own; `index` is the one in the gathered list. */
export interface AlbResolution {
  readonly steps: readonly ResolutionStep[];
  /** The listener that took the request, after a redirect to another port of the same host: the one there. */
  readonly listener?: Listener;
  /** The rule to diagnose: `intended` where a rule is shadowed, else the one that answers or most likely answers. */
  readonly rule?: Rule;
  readonly ruleIndex?: number;
  /** The rule that answers, where that is certain. */
  readonly answeredBy?: RuleTrace;
  /** The authenticating rule that can never answer, because `answeredBy` matches all its requests first. */
  readonly intended?: RuleTrace;
  /** Rules that may answer: it depends on something that the URL does not say. */
  readonly mays: readonly RuleTrace[];
  /** Every rule of the listener, in order of evaluation. */
  readonly traces: readonly RuleTrace[];
  /** Where the answering rule redirects to; the URL is safe to show. */
  readonly redirectsTo?: string;
}

/** Finds listener and rule of a request, and tells every rule that was tried on the way. Pure. */
export function resolveAlb(question: AlbQuestion): AlbResolution {
  const first = resolveOnce(question);
  const target = first.answeredBy && redirectTarget(first.answeredBy.rule, question.request);
  if (!target || isSameRequest(target, question.request)) return first;
  const redirectsTo = safeUrlOf(target);
  const follow = first.intended === undefined && target.host === question.request.host;
  const redirect: ResolutionStep = {
    what: "Redirect",
    outcome: "hit",
    detail: `The answer is a redirect to ${brief(redirectsTo)}${follow ? ", which is followed here" : ""}.`,
  };
  if (!follow) return { ...first, steps: [...first.steps, redirect], redirectsTo };
  const second = resolveOnce({ ...question, request: target });
  return { ...second, steps: [...first.steps, redirect, ...second.steps], redirectsTo };
}

function resolveOnce({ listeners, rules, request }: AlbQuestion): AlbResolution {
  const { listener, step } = chooseListener(listeners, request);
  if (listener === undefined) return { steps: [step], mays: [], traces: [] };
  const gathered = rules[listener.ListenerArn];
  if (gathered?.state !== "ok") {
    const unread: ResolutionStep = { what: "Rules", outcome: "may", detail: whyUnread(gathered) };
    return { steps: [step, unread], listener, mays: [], traces: [] };
  }
  const chosen = chooseRule(gathered.value, request);
  const owners = request.callback ? callbackCandidates(gathered.value, request.host) : [];
  const answer = owners.length > 0 ? answerOfCallback(chosen, owners, request.host) : answerOfChoice(chosen);
  const unowned = request.callback && owners.length === 0 ? [unownedCallback(request.host)] : [];
  return { ...answer, steps: [step, ...unowned, ...answer.steps], listener };
}

function answerOfChoice(chosen: ChosenRule): AlbResolution {
  const { winner, firstHit, candidates, traces } = chosen;
  const intended = winner && shadowedBy(winner, traces);
  const picked = intended ?? winner ?? likeliest(chosen);
  const lastTried = firstHit ?? traces.at(-1);
  const tried = lastTried ? traces.slice(0, traces.indexOf(lastTried) + 1) : [];
  const mays = candidates.length === 0 ? [] : [...candidates, ...(firstHit ? [firstHit] : [])];
  return {
    steps: [...tried.flatMap(stepsOfRule), ...conclusion(chosen, picked, intended), ...transformStep(winner)],
    ...(picked ? { rule: picked.rule, ruleIndex: picked.index } : {}),
    ...(winner ? { answeredBy: winner } : {}),
    ...(intended ? { intended } : {}),
    mays,
    traces,
  };
}

/** The load balancer takes the provider's answer itself, before any target: no rule is certain to own it. */
function answerOfCallback(chosen: ChosenRule, mays: readonly RuleTrace[], host: string): AlbResolution {
  const { firstHit, traces } = chosen;
  const picked = mays.find(({ index }) => index === firstHit?.index) ?? mays[0];
  const steps = mays.map(
    ({ rule }): ResolutionStep => ({
      what: capital(ruleName(rule)),
      outcome: "may",
      detail:
        `Asks for a sign-in on ${host} and may own ${callbackPath}: ` +
        "AWS does not document by what the rule is found again.",
    }),
  );
  const open = firstHit && authenticatingAction(firstHit.rule) === undefined;
  const caught: ResolutionStep[] = open
    ? [
        {
          what: capital(ruleName(firstHit.rule)),
          outcome: "may",
          detail: `Matches ${callbackPath} without a sign-in and may take the provider's answer away.`,
        },
      ]
    : [];
  return {
    steps: [...steps, ...caught],
    ...(picked ? { rule: picked.rule, ruleIndex: picked.index } : {}),
    mays,
    traces,
  };
}

function unownedCallback(host: string): ResolutionStep {
  const detail =
    `No rule of this listener asks for a sign-in on ${host}: ` +
    `${callbackPath} is an ordinary request here.`;
  return { what: "Callback", outcome: "miss", detail };
}

/** The authenticating rule that this request was meant for and that the winner, which has none, always hides. */
function shadowedBy(winner: RuleTrace, traces: readonly RuleTrace[]): RuleTrace | undefined {
  if (authenticatingAction(winner.rule) !== undefined) return undefined;
  return traces
    .slice(traces.indexOf(winner) + 1)
    .find(
      ({ rule, outcome }) =>
        outcome === "hit" &&
        authenticatingAction(rule) !== undefined &&
        covers(winner.rule, rule) === "always",
    );
}

/** Where the request leaves it open, a rule that asks for a sign-in is the one to look at. */
function likeliest({ firstHit, candidates }: ChosenRule): RuleTrace | undefined {
  const open = [...(firstHit ? [firstHit] : []), ...candidates];
  return open.find(({ rule }) => authenticatingAction(rule) !== undefined) ?? open[0];
}

function stepsOfRule({ rule, outcome, conditions }: RuleTrace): ResolutionStep[] {
  const what = capital(ruleName(rule));
  const fields = (wanted: RuleTrace["outcome"]) =>
    conditions.filter((condition) => condition.outcome === wanted).map(({ field }) => field);
  const detail = {
    hit: conditions.length === 0 ? "Has no conditions: matches every request." : "All conditions match.",
    miss: `Fails on ${fields("miss").join(", ")}.`,
    may: `Depends on ${fields("may").join(", ")}.`,
  }[outcome];
  return [
    { what, outcome, detail },
    ...conditions.map((condition) => ({
      what: `${what} · ${condition.field}`,
      outcome: condition.outcome,
      detail: condition.detail,
    })),
  ];
}

function conclusion(chosen: ChosenRule, picked?: RuleTrace, intended?: RuleTrace): ResolutionStep[] {
  const { winner, candidates } = chosen;
  if (intended && winner) {
    const detail =
      `${capital(ruleName(winner.rule))} answers first and matches every request that ${ruleName(intended.rule)} ` +
      `could match: ${ruleName(intended.rule)}, which asks for a sign-in, is never reached.`;
    return [{ what: "Shadowed rule", outcome: "miss", detail }];
  }
  if (winner)
    return [{ what: "Answer", outcome: "hit", detail: `${capital(ruleName(winner.rule))} answers.` }];
  if (!picked)
    return [{ what: "Answer", outcome: "miss", detail: "No rule matches, and no default rule was read." }];
  const open = candidates.map(({ rule }) => ruleName(rule)).join(", ");
  const detail = `What the URL does not say decides whether ${open} answers; ${ruleName(picked.rule)} is looked at.`;
  return [{ what: "Answer", outcome: "may", detail }];
}

/** Transforms run after the choice (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html). */
function transformStep(winner?: RuleTrace): ResolutionStep[] {
  const types = winner?.rule.Transforms.map(({ Type }) => Type) ?? [];
  if (!winner || winner.rule.IsDefault || types.length === 0) return [];
  const detail = `${types.join(" and ")} of ${ruleName(winner.rule)} runs after the choice and does not change it.`;
  return [{ what: "Transforms", outcome: "hit", detail }];
}

function whyUnread(gathered: Gathered<readonly Rule[]> | undefined): string {
  if (gathered?.state === "failed") {
    return `The rules could not be read: ${gathered.error.operation} answered "${gathered.error.message}".`;
  }
  if (gathered?.state === "skipped") return `The rules were not read: ${gathered.reason}.`;
  return "The rules of this listener were not read.";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function brief(url: string): string {
  return url.length > 200 ? `${url.slice(0, 200)}…` : url;
}
