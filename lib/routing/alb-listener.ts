import type { ResolutionStep } from "../model/diagnosis";
import type { Listener } from "../model/load-balancer";
import type { RequestTarget } from "./request-target";

export interface ChosenListener {
  readonly listener?: Listener;
  readonly step: ResolutionStep;
}

/**
 * The listener that takes the request: found by port, and it must speak the URL's protocol
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html).
 */
export function chooseListener(
  listeners: readonly Listener[],
  request: Pick<RequestTarget, "scheme" | "port">,
): ChosenListener {
  const asked = `${request.scheme.toUpperCase()}:${request.port}`;
  const listener = listeners.find(({ Port }) => Port === request.port);
  if (listener === undefined) {
    const detail = `Nothing listens on port ${request.port}; ${existing(listeners)}.`;
    return { step: { what: "Listener", outcome: "miss", detail } };
  }
  if (listener.Protocol.toLowerCase() !== request.scheme) {
    const detail =
      `Port ${listener.Port} speaks ${listener.Protocol}, the URL says ${request.scheme}: ` +
      `the load balancer refuses the connection or answers 400; ${existing(listeners)}.`;
    return { step: { what: "Listener", outcome: "miss", detail } };
  }
  return { listener, step: { what: "Listener", outcome: "hit", detail: `${asked} takes the request.` } };
}

function existing(listeners: readonly Listener[]): string {
  if (listeners.length === 0) return "the load balancer has no listener";
  const names = [...listeners]
    .sort((a, b) => a.Port - b.Port)
    .map(({ Protocol, Port }) => `${Protocol}:${Port}`);
  return `the load balancer has ${names.join(", ")}`;
}
