import "server-only";
import { randomUUID } from "node:crypto";
import { authorizationRequest } from "../../facts/authorization-request";
import { callbackUrl } from "../../facts/cognito-addresses";
import { recogniseAnswer } from "../../facts/provider-pages";
import type { AuthorizationProbe } from "../../model/authorization-probe";
import type { AuthChain } from "../../model/chain";
import { type Gathered, ok, skipped } from "../../model/gathered";
import type { Snapshot } from "../../model/snapshot";
import type { Outbound, Probe } from "../../outbound";
import { actionOf } from "./addresses";
import { askAddress } from "./ask-address";
import { endpointProbe } from "./endpoint-probe";

/** The host for which a chain's callback is asked: that of the URL, else the first that the rule names outright. */
export function callbackHost(chain: AuthChain, host: string | undefined): string | undefined {
  return host ?? chain.hosts[0];
}

/**
 * The authorization endpoint asked as the load balancer has a browser ask it: one GET without cookies, following
 * nothing. Of the answer only what it says of the request is kept.
 */
export async function askAuthorization(
  outbound: Outbound,
  snapshot: Snapshot,
  chain: AuthChain,
  host: string | undefined,
  signal: AbortSignal,
): Promise<Gathered<AuthorizationProbe>> {
  const ofHost = callbackHost(chain, host);
  if (ofHost === undefined) return skipped("the rule names no host outright, and no URL was given");
  const redirectUri = callbackUrl(ofHost);
  const asked = authorizationRequest(actionOf(snapshot, chain), chain, redirectUri, randomUUID());
  if ("reason" in asked) return skipped(`${asked.reason}: nothing was asked`);
  const { endpoint, cognito, url } = asked;
  const probe = await askAddress(outbound, url, endpoint, signal, "text/html");
  if (probe.state !== "ok") return probe;
  const read =
    probe.value.state === "answered"
      ? recogniseAnswer({ endpoint, cognito, redirectUri, ...answerOf(probe.value) })
      : { provider: "", outcome: { kind: "unclear" as const, detail: noAnswer(probe.value.message) } };
  return ok({ probe: { ...endpointProbe(probe.value), url: endpoint }, redirectUri, ...read });
}

function noAnswer(message: string): string {
  return `gave no answer: ${message.replace(/\.$/, "")}`;
}

function answerOf({ status, headers, redirectError = {}, body }: Extract<Probe, { state: "answered" }>) {
  const { location } = headers;
  return {
    status,
    contentType: headers["content-type"] ?? "",
    ...(location === undefined ? {} : { location }),
    parameters: redirectError,
    body,
  };
}
