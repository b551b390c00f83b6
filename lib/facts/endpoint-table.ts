import type { AuthChain } from "../model/chain";
import { type Gathered, ok } from "../model/gathered";
import type { EndpointAnswer, EndpointRow, EndpointTable } from "../model/panels";
import type { Discovery, DiscoveryDocument, EndpointProbe } from "../model/probe";
import type { Snapshot } from "../model/snapshot";
import { artifactOfChain, providerAddresses } from "./artifact-of-chain";
import { hostedHost } from "./cognito-addresses";
import { addressDifference } from "./same-provider";
import { whyNotRead } from "./why-not-read";

type Member = "issuer" | "authorization_endpoint" | "token_endpoint" | "userinfo_endpoint" | "jwks_uri";

const members: Readonly<Record<EndpointRow["endpoint"], Member>> = {
  issuer: "issuer",
  authorization: "authorization_endpoint",
  token: "token_endpoint",
  userinfo: "userinfo_endpoint",
  jwks: "jwks_uri",
};

/**
 * The addresses that the rule trusts beside those that its issuer publishes (OpenID Connect Discovery 1.0, section 3),
 * and what each answered the dashboard. Null: the rule names no readable provider.
 */
export function endpointTable(snapshot: Snapshot, chain: AuthChain): EndpointTable | null {
  const addresses = providerAddresses(snapshot, chain);
  if (!addresses) return null;
  const located = artifactOfChain("discovery", snapshot, chain, undefined);
  const discovery = located.state === "ok" ? ok(located.value.value) : located;
  const { document, problem } = publishedBy(discovery);
  const own: Readonly<Record<EndpointRow["endpoint"], string | null>> = {
    issuer: addresses.issuer,
    authorization: authorizationOf(snapshot, chain),
    token: addresses.tokenEndpoint ?? null,
    userinfo: addresses.userInfoEndpoint ?? null,
    jwks: addresses.keySet ?? null,
  };
  const published = (endpoint: EndpointRow["endpoint"]) => document?.[members[endpoint]] ?? null;
  const answers: Readonly<Record<EndpointRow["endpoint"], EndpointAnswer>> = {
    issuer: endpointAnswerOf(probeOf(discovery)),
    authorization: endpointAnswerOf(probeOf(snapshot.artifacts.authorizations[chain.ruleArn])),
    token: ofEndpoint(snapshot, own.token),
    userinfo: ofEndpoint(snapshot, own.userinfo),
    jwks: endpointAnswerOf(probeOf(snapshot.artifacts.keySets[own.jwks ?? published("jwks") ?? ""])),
  };
  const shown: EndpointRow["endpoint"][] =
    chain.kind === "alb-jwt" ? ["issuer", "jwks"] : ["issuer", "authorization", "token", "userinfo", "jwks"];
  return {
    ownBy: chain.kind === "alb-cognito" ? "derived" : "rule",
    rows: shown.map((endpoint) => ({
      endpoint,
      own: own[endpoint],
      published: published(endpoint),
      comparison: compareEndpoint(endpoint, own[endpoint], document, problem),
      answer: answers[endpoint],
    })),
  };
}

/** What an issuer publishes of itself; `problem`: why that is not known. */
export function publishedBy(discovery: Gathered<Discovery>): {
  readonly document: DiscoveryDocument | undefined;
  readonly problem: string | null;
} {
  if (discovery.state !== "ok") {
    return { document: undefined, problem: `The discovery document: ${whyNotRead(discovery)}` };
  }
  const { document, problem, probe } = discovery.value;
  return { document, problem: document ? null : `No discovery document: ${problem ?? probeWords(probe)}` };
}

/** The configured address beside the published one. */
export function compareEndpoint(
  endpoint: EndpointRow["endpoint"],
  own: string | null,
  document: DiscoveryDocument | undefined,
  problem: string | null,
): EndpointRow["comparison"] {
  if (own === null) return { kind: "not-in-rule" };
  const published = document?.[members[endpoint]];
  if (published === undefined) {
    return { kind: "unknown", reason: problem ?? `The discovery document gives no ${members[endpoint]}.` };
  }
  if (own === published) return { kind: "equal" };
  // Issuers are compared letter by letter (OpenID Connect Core 1.0, 3.1.3.7): a slash more is another issuer.
  if (endpoint === "issuer") return { kind: "differs", in: "text" };
  const difference = addressDifference(own, published);
  return difference === "none" ? { kind: "equal" } : { kind: "differs", in: difference };
}

function authorizationOf(snapshot: Snapshot, chain: AuthChain): string | null {
  if (chain.provider) return chain.provider.authorizationEndpoint;
  const config = artifactOfChain("cognitoConfig", snapshot, chain, undefined);
  if (config.state !== "ok" || !chain.client) return null;
  return `https://${hostedHost(config.value.value.UserPoolDomain, chain.client.region)}/oauth2/authorize`;
}

function ofEndpoint(snapshot: Snapshot, url: string | null): EndpointAnswer {
  if (url === null) return { kind: "unknown", reason: "No address is known." };
  return endpointAnswerOf(snapshot.artifacts.endpoints[url]);
}

/** The question behind what was read. */
export function probeOf(
  gathered: Gathered<{ readonly probe: EndpointProbe }> | undefined,
): Gathered<EndpointProbe> | undefined {
  return gathered?.state === "ok" ? { state: "ok", value: gathered.value.probe } : gathered;
}

/** What an endpoint answered the dashboard. */
export function endpointAnswerOf(gathered: Gathered<EndpointProbe> | undefined): EndpointAnswer {
  if (gathered === undefined) return { kind: "unknown", reason: "Not asked yet." };
  if (gathered.state !== "ok") return { kind: "unknown", reason: whyNotRead(gathered) };
  const { value: probe } = gathered;
  const common = {
    url: probe.url,
    elapsedMs: Math.round(probe.timings.totalMs),
    ...(probe.certificate ? { certificateUntil: probe.certificate.validTo } : {}),
  };
  return probe.outcome === "answered"
    ? { kind: "answered", ...common, status: probe.status }
    : { kind: "failed", ...common, message: probeWords(probe) };
}

function probeWords(probe: EndpointProbe): string {
  return probe.outcome === "answered" ? `it answered ${probe.status}` : probe.message;
}
