import type { AuthChain } from "../model/chain";
import type { Gathered } from "../model/gathered";
import type { EndpointAnswer, EndpointRow, EndpointTable } from "../model/panels";
import type { DiscoveryDocument, EndpointProbe } from "../model/probe";
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
  const discovery = artifactOfChain("discovery", snapshot, chain, undefined);
  const document = discovery.state === "ok" ? discovery.value.value.document : undefined;
  const problem =
    discovery.state === "ok"
      ? document
        ? null
        : `No discovery document: ${discovery.value.value.problem ?? probeWords(discovery.value.value.probe)}`
      : `The discovery document: ${whyNotRead(discovery)}`;
  const own: Readonly<Record<EndpointRow["endpoint"], string | null>> = {
    issuer: addresses.issuer,
    authorization: authorizationOf(snapshot, chain),
    token: addresses.tokenEndpoint ?? null,
    userinfo: addresses.userInfoEndpoint ?? null,
    jwks: addresses.keySet ?? null,
  };
  const published = (endpoint: EndpointRow["endpoint"]) => document?.[members[endpoint]] ?? null;
  const answers: Readonly<Record<EndpointRow["endpoint"], EndpointAnswer>> = {
    issuer: answerOf(
      discovery.state === "ok" ? { state: "ok", value: discovery.value.value.probe } : discovery,
    ),
    authorization: answerOf(mapProbe(snapshot.artifacts.authorizations[chain.ruleArn])),
    token: ofEndpoint(snapshot, own.token),
    userinfo: ofEndpoint(snapshot, own.userinfo),
    jwks: answerOf(mapProbe(snapshot.artifacts.keySets[own.jwks ?? published("jwks") ?? ""])),
  };
  const shown: EndpointRow["endpoint"][] =
    chain.kind === "alb-jwt" ? ["issuer", "jwks"] : ["issuer", "authorization", "token", "userinfo", "jwks"];
  return {
    ownBy: chain.kind === "alb-cognito" ? "derived" : "rule",
    rows: shown.map((endpoint) => ({
      endpoint,
      own: own[endpoint],
      published: published(endpoint),
      comparison: compare(endpoint, own[endpoint], document, problem),
      answer: answers[endpoint],
    })),
  };
}

function compare(
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
  return answerOf(snapshot.artifacts.endpoints[url]);
}

function mapProbe(
  gathered: Gathered<{ readonly probe: EndpointProbe }> | undefined,
): Gathered<EndpointProbe> | undefined {
  return gathered?.state === "ok" ? { state: "ok", value: gathered.value.probe } : gathered;
}

function answerOf(gathered: Gathered<EndpointProbe> | undefined): EndpointAnswer {
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
