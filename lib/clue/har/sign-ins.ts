import { callbackPath } from "../../routing/request-target";
import type { Exchange, Place } from "./exchange";

/** One way through a sign-in, as far as the file holds it. */
export interface SignIn {
  /** Answered with the redirect to the provider; null where the file begins later. */
  readonly start: Exchange | null;
  /** Where the provider was asked to send the user back to. */
  readonly redirectUri: Place | null;
  /** Pages and redirects at the provider, and at those that it asks in turn. */
  readonly provider: readonly Exchange[];
  /** More than one where the callback was reloaded. */
  readonly callbacks: readonly Exchange[];
  /** Pages of the application after the callback, until the next sign-in. */
  readonly after: readonly Exchange[];
}

export interface SignIns {
  readonly signIns: readonly SignIn[];
  /** Requests of scripts that were answered with a redirect to the provider. */
  readonly scripts: readonly Exchange[];
}

interface Growing {
  start: Exchange | null;
  redirectUri: Place | null;
  providerHosts: Set<string>;
  provider: Exchange[];
  callbacks: Exchange[];
  after: Exchange[];
}

const mostSignIns = 50;
const mostSteps = 100;

/** Sorts exchanges, in order of time, into sign-ins. What belongs to none is left out. */
export function findSignIns(exchanges: readonly Exchange[]): SignIns {
  const found: Growing[] = [];
  const scripts: Exchange[] = [];
  for (const exchange of exchanges) {
    const last = found.at(-1);
    if (exchange.loads === "script" || exchange.loads === "other") {
      if (exchange.redirect?.asked.asksForSignIn && exchange.loads === "script") scripts.push(exchange);
      continue;
    }
    const owner = isCallback(exchange, last) ? ownerOf(exchange, found) : null;
    if (owner !== null) owner.callbacks.push(exchange);
    else if (isCallback(exchange, last)) begin(found, { callbacks: [exchange] });
    else if (isStart(exchange, last)) {
      const { place, asked } = exchange.redirect ?? exchange;
      begin(found, {
        start: exchange,
        redirectUri: asked.redirectUri,
        providerHosts: new Set([place.host]),
      });
    } else if (exchange.asked.asksForSignIn && !atProvider(exchange, last)) {
      begin(found, {
        redirectUri: exchange.asked.redirectUri,
        providerHosts: new Set([exchange.place.host]),
        provider: [exchange],
      });
    } else if (last !== undefined && isStep(exchange)) addStep(startOf(exchange, found) ?? last, exchange);
  }
  return { signIns: found, scripts };
}

function begin(found: Growing[], known: Partial<Growing>): void {
  if (found.length >= mostSignIns) return;
  const nothing = { start: null, redirectUri: null, provider: [], callbacks: [], after: [] };
  found.push({ ...nothing, providerHosts: new Set(), ...known });
}

/** Which sign-in a callback ends: the one with its state, else the last, unless that has ended. */
function ownerOf(callback: Exchange, found: readonly Growing[]): Growing | null {
  const { state } = callback.asked;
  const byState = state === null ? undefined : found.findLast((each) => statesOf(each).includes(state));
  const last = found.at(-1);
  return byState ?? (last?.callbacks.length === 0 ? last : null);
}

function statesOf({ start, provider, callbacks }: Growing): (number | null | undefined)[] {
  const began = start?.redirect?.asked.state ?? provider[0]?.asked.state;
  return [began, ...callbacks.map(({ asked }) => asked.state)];
}

/** Of two sign-ins at once, the one that sent the browser here. */
function startOf({ asked }: Exchange, found: readonly Growing[]): Growing | undefined {
  if (!asked.asksForSignIn || asked.state === null) return undefined;
  return found.findLast(
    ({ start, callbacks }) => callbacks.length === 0 && start?.redirect?.asked.state === asked.state,
  );
}

/** The load balancer's callback path; at a provider's own host it is that of a user pool for what it federates with. */
function isCallback(exchange: Exchange, last: Growing | undefined): boolean {
  const { place, asked } = exchange;
  const wanted = last?.redirectUri;
  if (wanted?.host === place.host && wanted.path === place.path)
    return place.path === callbackPath || asked.hasCode || asked.error !== null;
  if (atProvider(exchange, last)) return false;
  return place.path === callbackPath && !place.host.endsWith(".amazoncognito.com");
}

function isStart(exchange: Exchange, last: Growing | undefined): boolean {
  return exchange.redirect?.asked.asksForSignIn === true && !atProvider(exchange, last);
}

function atProvider({ place }: Exchange, last: Growing | undefined): boolean {
  return last !== undefined && last.callbacks.length === 0 && last.providerHosts.has(place.host);
}

function isStep({ loads, redirect, isPage, method }: Exchange): boolean {
  return loads === "page" || loads === "frame" || redirect !== null || isPage || method === "POST";
}

function addStep(signIn: Growing, exchange: Exchange): void {
  const { callbacks, after, provider, start } = signIn;
  if (callbacks.length > 0) {
    const home = callbacks.some(({ place }) => place.host === exchange.place.host);
    if ((home || start?.place.host === exchange.place.host) && after.length < mostSteps) after.push(exchange);
    return;
  }
  const atHome = [start?.place.host, signIn.redirectUri?.host].includes(exchange.place.host);
  if (provider.length >= mostSteps || (atHome && !atProvider(exchange, signIn))) return;
  provider.push(exchange);
  signIn.providerHosts.add(exchange.place.host);
  // A provider that asks another one in turn.
  if (exchange.redirect?.asked.asksForSignIn) signIn.providerHosts.add(exchange.redirect.place.host);
}
