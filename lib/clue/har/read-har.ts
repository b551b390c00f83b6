import type { FlowGraph } from "../../model/flow-graph";
import type { RequestSeen } from "../recognition";
import { callbackRefused, callbackRules, type HarContext } from "./callback-findings";
import { drawSignIn, type HarStep, stepsOf } from "./draw-sign-in";
import { byTime, type Exchange, type Place } from "./exchange";
import { type HarProblem, type NumberedEntry, parseHar } from "./har-file";
import type { HarFinding } from "./har-finding";
import { readExchange, recordsCookies } from "./read-exchange";
import {
  cookiesTooLarge,
  madeSession,
  refusedAfterSignIn,
  scriptRedirected,
  sessionInParts,
  signInLoop,
} from "./session-findings";
import { findSignIns, type SignIn } from "./sign-ins";

/** One sign-in of a HAR, hop by hop. */
export interface SignInStory {
  /** Where it began: host and path. */
  readonly place: Place | null;
  /** ISO 8601. */
  readonly at: string | null;
  readonly outcome: "signed-in" | "failed" | "unfinished";
  readonly graph: FlowGraph;
  readonly steps: readonly HarStep[];
  /** Causes before what follows from them. */
  readonly findings: readonly HarFinding[];
}

/** What a HAR tells of the sign-ins in it. Nothing in it is secret. */
export interface HarStory {
  /** Requests to web addresses. */
  readonly requests: number;
  /** Entries that were none of HAR 1.2, or beyond the limit. */
  readonly unread: number;
  /** False: the file was made without cookies. */
  readonly cookiesRecorded: boolean;
  readonly signIns: readonly SignInStory[];
  /** Findings of no single sign-in. */
  readonly findings: readonly HarFinding[];
  /** What this file cannot show, one sentence each. */
  readonly unknown: readonly string[];
  /** What a diagnosis is asked with; null where no request fits. */
  readonly next: RequestSeen | null;
}

export type HarReading =
  | { readonly ok: true; readonly story: HarStory }
  | { readonly ok: false; readonly problem: HarProblem };

/** Reads a HAR and says where the sign-ins in it broke. Codes, states, cookies and tokens end here. */
export function readHar(text: string): HarReading {
  const file = parseHar(text);
  if (!file.ok) return file;
  const exchanges = exchangesOf(file.entries);
  if (exchanges.length === 0) {
    const message = "It is a HAR without a request to a web address.";
    return {
      ok: false,
      problem: { message, wayOut: "Open the network list before the sign-in, and export it after." },
    };
  }
  return { ok: true, story: tell(exchanges, file.unread, recordsCookies(file.entries)) };
}

/** In order of time: an export lists what it saw, and two tabs may be in one. */
function exchangesOf(entries: readonly NumberedEntry[]): readonly Exchange[] {
  const equalities = { codes: new Map(), states: new Map(), cookiesRecorded: recordsCookies(entries) };
  const exchanges = entries.flatMap((each) => readExchange(each, equalities) ?? []);
  return exchanges.some(({ at }) => at === null) ? exchanges : exchanges.sort(byTime);
}

function tell(exchanges: readonly Exchange[], unread: number, cookiesRecorded: boolean): HarStory {
  const { signIns, scripts } = findSignIns(exchanges);
  const context: HarContext = {
    signIns,
    exchanges,
    requestCookies: exchanges.some(({ sent }) => (sent?.count ?? 0) > 0),
  };
  const stories = signIns.map((signIn) => tellSignIn(signIn, context));
  const findings = [cookiesTooLarge(context), scriptRedirected(scripts, exchanges)].filter(
    (finding) => finding !== null,
  );
  return {
    requests: exchanges.length,
    unread,
    cookiesRecorded,
    signIns: stories,
    findings,
    unknown: unknownOf(stories, cookiesRecorded),
    next: nextOf(signIns, stories, findings, exchanges),
  };
}

function tellSignIn(signIn: SignIn, context: HarContext): SignInStory {
  const special = callbackRules.map((rule) => rule(signIn, context)).filter((finding) => finding !== null);
  const findings = [
    ...special,
    ...(special.length === 0 ? [callbackRefused(signIn)] : []),
    signInLoop(signIn, context),
    sessionInParts(signIn, context),
    refusedAfterSignIn(signIn),
  ].filter((finding) => finding !== null);
  const first = signIn.start ?? signIn.callbacks[0] ?? signIn.provider[0];
  return {
    place: first?.place ?? null,
    at: first?.at ?? null,
    outcome: findings.length > 0 ? "failed" : madeSession(signIn) ? "signed-in" : "unfinished",
    graph: drawSignIn(signIn, findings),
    steps: stepsOf(signIn),
    findings,
  };
}

function unknownOf(stories: readonly SignInStory[], cookiesRecorded: boolean): string[] {
  return [
    ...(cookiesRecorded
      ? []
      : [
          "This file was made without cookies, so whether the browser sent the cookies of the sign-in cannot be told. Chrome leaves them out unless its developer tools are set to allow HAR with sensitive data; they are cut here as the file is read.",
        ]),
    ...(stories.some(({ outcome }) => outcome === "unfinished")
      ? ["A sign-in does not end in this file: it was given up, or the export was made before its end."]
      : []),
  ];
}

/** The sign-in that failed first; else the last request that failed, else the last page. */
function nextOf(
  signIns: readonly SignIn[],
  stories: readonly SignInStory[],
  findings: readonly HarFinding[],
  exchanges: readonly Exchange[],
): RequestSeen | null {
  const index = stories.findIndex((story) => story.findings.length > 0);
  const signIn = signIns[index];
  const [finding] = stories[index]?.findings ?? findings;
  if (finding) {
    const [evidence] = finding.evidence;
    const place = signIn?.start?.place ?? homeOf(signIn) ?? evidence.place;
    const at = exchanges.find(({ entry }) => entry === evidence.entry)?.at;
    return {
      url: urlOf(place),
      ...(finding.leadsTo.status === undefined ? {} : { status: String(finding.leadsTo.status) }),
      ...(finding.leadsTo.reason === undefined ? {} : { reason: finding.leadsTo.reason }),
      ...(at ? { at } : {}),
    };
  }
  const failed = exchanges.findLast(({ status }) => status >= 400);
  const last =
    failed ?? exchanges.findLast(({ loads, isPage }) => loads === "page" || isPage) ?? exchanges.at(-1);
  if (!last) return null;
  return {
    url: urlOf(last.place),
    ...(last.status >= 400 ? { status: String(last.status) } : {}),
    ...(failed?.at ? { at: failed.at } : {}),
  };
}

/** The application behind a sign-in whose beginning is not in the file. */
function homeOf(signIn: SignIn | undefined): Place | null {
  const back = signIn?.redirectUri ?? signIn?.callbacks[0]?.place;
  return back ? { ...back, path: "/" } : null;
}

function urlOf({ scheme, host, path }: Place): string {
  return `${scheme}://${host}${path}`;
}
