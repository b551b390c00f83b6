import type { AuthChain } from "../model/chain";
import type { Gathered } from "../model/gathered";
import type { Rule } from "../model/load-balancer";
import type { CallbackAnswer, CallbackMatrix, CallbackRow } from "../model/panels";
import type { Snapshot } from "../model/snapshot";
import { callbackPath, coversHost } from "../routing/index";
import { artifactOfChain } from "./artifact-of-chain";
import { certificateCovers, certificateNames, nameCovers } from "./certificate-names";
import { callbackUrl } from "./cognito-addresses";
import { nearest } from "./nearest";
import { readCertificates } from "./read-certificates";
import { isTaken, ruleForHost } from "./rule-for-host";
import { whyNotRead } from "./why-not-read";

/** Who knows which callbacks are registered: a list, or only the authorization endpoint. */
interface Registrar {
  readonly name: string;
  /** Null: no list can be read, for `reason`. */
  readonly registered: readonly string[] | null;
  readonly reason: string;
}

/**
 * Every host that the rule can answer beside the callbacks that the provider knows. Without a host condition the names
 * of the listener's certificates and the load balancer's own name stand for the hosts: others can be sent, but no
 * browser gets there without a warning. Null: the rule signs nobody in through a callback.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
export function callbackMatrix(
  snapshot: Snapshot,
  chain: AuthChain,
  host: string | undefined,
): CallbackMatrix | null {
  if (chain.kind !== "alb-cognito" && chain.kind !== "alb-oidc") return null;
  const rules = artifactOfChain("listenerRules", snapshot, chain, host);
  const rule = rules.state === "ok" ? rules.value.value[chain.ruleIndex] : undefined;
  if (rules.state !== "ok" || !rule) return null;
  const registrar = registrarOf(snapshot, chain, host);
  const { names, gaps } = hostsOf(snapshot, chain, rule, host);
  const browserTrusts = trusted(snapshot, chain);
  const rows = names.map(({ name, namedBy, pattern }): CallbackRow => {
    const taken = isTaken(rules.value.value, chain.ruleIndex, ruleForHost(rule, name));
    const note = taken
      ? "An earlier rule takes every request for it: this rule is never asked."
      : !pattern && browserTrusts?.(name) === false
        ? "No certificate of the listener has this name: browsers warn before they get there."
        : undefined;
    return {
      host: name,
      namedBy,
      callback: pattern ? null : (callbacksOf(name, chain.port)[0] ?? callbackUrl(name)),
      answer: pattern
        ? ofPattern(rule, name, namedBy, registrar)
        : withoutFarFetched(namedBy, ofHost(snapshot, chain, callbacksOf(name, chain.port), registrar)),
      ...(note === undefined ? {} : { note }),
    };
  });
  return { registrar: registrar.name, rows, unused: unused(rows, chain.port, registrar), gaps };
}

/**
 * The callbacks that a host may be sent back to. On another port than 443 the Host header names the port; whether
 * redirect_uri does is not documented.
 */
function callbacksOf(host: string, port: number): string[] {
  return port === 443 ? [callbackUrl(host)] : [callbackUrl(`${host}:${port}`), callbackUrl(host)];
}

function registrarOf(snapshot: Snapshot, chain: AuthChain, host: string | undefined): Registrar {
  if (chain.kind === "alb-oidc") {
    return {
      name: chain.provider?.issuer ?? "the identity provider",
      registered: null,
      reason: "Not readable here: the provider keeps the list.",
    };
  }
  const client = artifactOfChain("appClient", snapshot, chain, host);
  const name = `app client ${chain.client?.clientId ?? ""}`.trim();
  if (client.state !== "ok") return { name, registered: null, reason: whyNotRead(client) };
  const { value } = client.value;
  if (value === null) return { name, registered: null, reason: "The app client does not exist." };
  return { name: `app client ${value.ClientName}`, registered: value.CallbackURLs, reason: "" };
}

interface NamedHost {
  readonly name: string;
  readonly namedBy: CallbackRow["namedBy"];
  readonly pattern: boolean;
}

/** The hosts of the rule, each once, those that it names itself first. */
function hostsOf(snapshot: Snapshot, chain: AuthChain, rule: Rule, host: string | undefined) {
  const anyHost = chain.hosts.length + chain.hostPatterns.length === 0;
  const found: NamedHost[] = chain.hosts.map((name) => ({ name, namedBy: "condition", pattern: false }));
  found.push(...chain.hostPatterns.map((name): NamedHost => ({ name, namedBy: "condition", pattern: true })));
  if (host !== undefined && coversHost(rule, host) !== "never") {
    found.push({ name: host, namedBy: "url", pattern: false });
  }
  const gaps: string[] = [];
  if (anyHost || chain.hostPatterns.length > 0) {
    const certificates = artifactOfChain("certificates", snapshot, chain, host);
    if (certificates.state === "ok") {
      const names = readCertificates(certificates.value.value).flatMap(({ value }) =>
        certificateNames(value).map((name) => name.toLowerCase()),
      );
      for (const name of names) {
        const pattern = name.includes("*");
        if (anyHost || (!pattern && coversHost(rule, name) !== "never")) {
          found.push({ name, namedBy: "certificate", pattern });
        }
      }
      for (const { reference, certificate } of certificates.value.value) {
        if (certificate.state === "ok") continue;
        gaps.push(`Names of certificate ${reference.CertificateArn}: ${whyNotRead(certificate)}`);
      }
    } else gaps.push(`Names of the listener's certificates: ${whyNotRead(certificates)}`);
    const own = ownName(snapshot);
    if (own.state !== "ok") gaps.push(`The load balancer's DNS name: ${whyNotRead(own)}`);
    else if (anyHost || coversHost(rule, own.value) !== "never") {
      found.push({ name: own.value, namedBy: "load-balancer", pattern: false });
    }
  }
  const seen = new Set<string>();
  const names = found.filter(({ name }) => !seen.has(name) && seen.add(name));
  return { names, gaps };
}

/** In lower case, as browsers send it: AWS keeps the capitals of the load balancer's name in its DNS name. */
function ownName(snapshot: Snapshot): Gathered<string> {
  const { loadBalancer } = snapshot.artifacts;
  return loadBalancer.state === "ok"
    ? { state: "ok", value: loadBalancer.value.DNSName.toLowerCase() }
    : loadBalancer;
}

/** Whether a certificate of the listener has the name; undefined where not all of them are known. */
function trusted(snapshot: Snapshot, chain: AuthChain): ((host: string) => boolean) | undefined {
  const presented = artifactOfChain("certificates", snapshot, chain, undefined);
  if (presented.state !== "ok") return undefined;
  const read = readCertificates(presented.value.value);
  if (read.length < presented.value.value.length) return undefined;
  return (host) => read.some(({ value }) => certificateCovers(value, host));
}

function ofHost(
  snapshot: Snapshot,
  chain: AuthChain,
  callbacks: readonly string[],
  { registered, reason }: Registrar,
): CallbackAnswer {
  const [wanted = ""] = callbacks;
  if (registered === null) return ofProbe(snapshot, chain, callbacks, reason);
  const known = callbacks.filter((url) => registered.includes(url));
  if (known.length === callbacks.length) return { kind: "registered", by: "listed" };
  if (known.length === 0) {
    const closest = nearest(wanted, registered);
    return { kind: "missing", by: "listed", ...(closest === undefined ? {} : { nearest: closest }) };
  }
  return {
    kind: "unknown",
    reason: `AWS does not say whether redirect_uri carries the port ${chain.port}. Registered is ${known.join(" and ")} alone: register both.`,
  };
}

/** The load balancer's own name is hardly ever meant: another host's callback is no slip of the pen there. */
function withoutFarFetched(namedBy: CallbackRow["namedBy"], answer: CallbackAnswer): CallbackAnswer {
  return namedBy === "load-balancer" && answer.kind === "missing"
    ? { kind: "missing", by: answer.by }
    : answer;
}

/** What the authorization endpoint said of this callback, where it was asked for it. */
function ofProbe(
  snapshot: Snapshot,
  chain: AuthChain,
  callbacks: readonly string[],
  reason: string,
): CallbackAnswer {
  const asked = snapshot.artifacts.authorizations[chain.ruleArn];
  if (asked?.state !== "ok" || !callbacks.includes(asked.value.redirectUri))
    return { kind: "unknown", reason };
  const { outcome } = asked.value;
  if (outcome.kind === "sign-in") return { kind: "registered", by: "accepted" };
  if (outcome.kind === "rejected" && outcome.error === "redirect-uri") {
    return { kind: "missing", by: "refused", detail: `${outcome.code}: ${outcome.detail}` };
  }
  return {
    kind: "unknown",
    reason: `${reason} The authorization endpoint did not tell: ${outcome.detail.replace(/\.$/, "")}.`,
  };
}

function ofPattern(
  rule: Rule,
  pattern: string,
  namedBy: CallbackRow["namedBy"],
  { registered, reason }: Registrar,
): CallbackAnswer {
  if (registered === null) return { kind: "unknown", reason };
  const ofPatternAlone = { ...rule, Conditions: ruleForHost(rule, pattern).Conditions.slice(0, 1) };
  const takes = (host: string) =>
    namedBy === "certificate"
      ? nameCovers(pattern, host)
      : host !== "" && coversHost(ofPatternAlone, host) !== "never";
  return { kind: "pattern", registered: registered.filter((url) => takes(callbackHost(url))) };
}

/** The host of a callback of a load balancer; "" for any other URL. */
function callbackHost(url: string): string {
  if (!URL.canParse(url)) return "";
  const { protocol, hostname, pathname } = new URL(url);
  return protocol === "https:" && pathname === callbackPath && url.includes(`//${hostname}`) ? hostname : "";
}

function unused(rows: readonly CallbackRow[], port: number, { registered }: Registrar): string[] {
  const used = new Set(
    rows.flatMap(({ host, callback, answer }) =>
      callback === null ? (answer.kind === "pattern" ? answer.registered : []) : callbacksOf(host, port),
    ),
  );
  return (registered ?? []).filter((url) => !used.has(url));
}
