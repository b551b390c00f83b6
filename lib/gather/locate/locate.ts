import "server-only";
import { deadlineSignal } from "../../aws/clock";
import type { ResolutionStep } from "../../model/diagnosis";
import { type GatherError, type Gathered, skipped } from "../../model/gathered";
import type { HostAddresses } from "../../model/probe";
import type { Scope } from "../../model/scope";
import { readApiHost } from "../../routing/api/api-host";
import type { RequestTarget } from "../../routing/request-target";
import { allPlaces, type GatherContext, isRefused } from "../context";
import { placeOfScope } from "../gather-load-balancer";
import { readHostAddresses } from "../probes/host-addresses";
import { uniqueErrors } from "../snapshot-parts";
import type { Attempt } from "./attempt";
import { type Addresses, locateByAddress } from "./by-address";
import { type LocatedApi, locateByApiHost, locateByDomain } from "./by-api";
import { locateByCertificate } from "./by-certificate";
import { locateByName } from "./by-name";
import { locateByRules } from "./by-rules";
import { type HostIndex, readHostIndex, readHostsOf } from "./host-index";
import { proxyOf, readLoadBalancerName } from "./known-names";
import { nearestHosts } from "./nearest-hosts";
import { listed, step, unreadStep } from "./step";

/** How a host became a load balancer or an API, or why it did not. */
export interface Located {
  readonly steps: readonly ResolutionStep[];
  readonly scope: Scope | null;
  /** An API of API Gateway instead. */
  readonly api?: LocatedApi;
  readonly hostAddresses: Gathered<HostAddresses>;
  readonly errors: readonly GatherError[];
  /** Where nothing was found: known hosts that are spelled alike, nearest first. */
  readonly nearestHosts?: readonly string[];
}

export interface LocateOptions {
  /** The host index where it is at hand; read afresh where absent. */
  readonly hostIndex?: () => Promise<HostIndex>;
}

/** What of a request says where it goes: of an API's custom domain its path decides, too. */
type Asked = Pick<RequestTarget, "host" | "hostKind" | "path" | "headers">;

/** Reading every rule of every account must not hold up an answer for longer than this. */
const INDEX_DEADLINE_MS = 5_000;

/**
 * Finds the load balancer or API that serves a host: by its own DNS name, by the network interface that has the
 * address, by API Gateway's custom domains, else by certificates and by the host conditions of rules. All configured accounts and Regions are asked at once.
 */
export async function locate(
  request: Asked,
  ctx: GatherContext,
  options: LocateOptions = {},
): Promise<Located> {
  const { host } = request;
  if (allPlaces(ctx.aws).length === 0) return noPlaces(host);
  // Asked once a process, beside everything else.
  const identities = Promise.all(
    ctx.aws.accounts.map((_, account) => ctx.aws.accountId(account, ctx.session)),
  );
  const hostAddresses = await addressesOf(request, ctx);
  const steps: ResolutionStep[] = [dnsStep(host, hostAddresses)];
  const errors: GatherError[] = hostAddresses.state === "failed" ? [hostAddresses.error] : [];
  const hosts: string[] = [];

  for (const attempt of waysToFind(ctx, request, hostAddresses, options)) {
    const { scopes, final, api, ...found } = await attempt();
    steps.push(...found.steps);
    errors.push(...found.errors);
    hosts.push(...(found.hosts ?? []));
    if (api) return { steps, scope: null, api, hostAddresses, errors: uniqueErrors(errors) };
    const settled = scopes.length > 1 ? await settle(ctx, host, scopes) : { steps: [], errors: [], scopes };
    steps.push(...settled.steps);
    errors.push(...settled.errors);
    const [scope] = settled.scopes;
    if (scope && settled.scopes.length === 1) {
      const place = await placeOfScope(ctx, scope);
      if (place.state === "ok") return { steps, scope, hostAddresses, errors: uniqueErrors(errors) };
      if (place.state === "failed") errors.push(place.error);
      steps.push(
        place.state === "failed"
          ? unreadStep(`Access to ${scope.name}`, place.error)
          : step("miss", `Access to ${scope.name}`, `${place.reason}: it cannot be read.`),
      );
      break;
    }
    const refused = (await identities).filter(isRefused).map(({ error }) => error);
    if (refused.length === ctx.aws.accounts.length) {
      return { steps, scope: null, hostAddresses, errors: uniqueErrors([...refused, ...errors]) };
    }
    if (final || scopes.length > 1) break;
  }
  const nearest = nearestHosts(host, hosts);
  if (nearest.length > 0)
    steps.push(step("may", "Hosts that are spelled alike", listed(nearest, nearest.length)));
  return { steps, scope: null, hostAddresses, errors: uniqueErrors(errors), nearestHosts: nearest };
}

/** The ways to look, the cheapest first. Each is tried only where those before found nothing. */
function waysToFind(
  ctx: GatherContext,
  request: Asked,
  resolved: Gathered<HostAddresses>,
  options: LocateOptions,
): (() => Promise<Attempt>)[] {
  const { host, hostKind } = request;
  const ownApi = locateByApiHost(ctx, host, readApiHost(host));
  if (ownApi) return [ownApi];
  const dns = resolved.state === "ok" ? resolved.value : undefined;
  const names = [host, ...(dns?.cname ?? [])];
  const ownName = names.find((name) => readLoadBalancerName(name) !== null);
  const own = ownName === undefined ? null : readLoadBalancerName(ownName);
  const proxy = proxyOf(names);
  const addresses: Addresses = dns ?? {
    a: hostKind === "ipv4" ? [host] : [],
    aaaa: hostKind === "ipv6" ? [host.slice(1, -1)] : [],
  };
  const hasAddress = addresses.a.length + addresses.aaaa.length > 0;
  if (own !== null && ownName !== undefined) {
    return [() => locateByName(ctx, own, ownName), () => locateByAddress(ctx, addresses)];
  }

  const ways: (() => Promise<Attempt>)[] = [];
  const byDomain = () => locateByDomain(ctx, request);
  if (names.some((name) => readApiHost(name).form !== "other")) return [byDomain];
  if (proxy) {
    const detail = `${proxy.name} is ${proxy.proxy}: the load balancer behind it is looked for by certificates and rules.`;
    ways.push(async () => ({ steps: [step("may", "Proxy in front", detail)], errors: [], scopes: [] }));
  } else if (hasAddress) ways.push(() => locateByAddress(ctx, addresses));
  if (hostKind !== "name") return ways;
  ways.push(byDomain, () => locateByCertificate(ctx, host));
  // A name that does not exist is looked for where that is cheap; reading every rule for it is not.
  if (dns && !hasAddress) return ways;
  ways.push(async () => {
    const deadline = deadlineSignal(ctx.clock, INDEX_DEADLINE_MS);
    const limited = { ...ctx, session: ctx.session.until(deadline.signal) };
    const index = await (options.hostIndex ?? (() => readHostIndex(limited)))();
    deadline.cancel();
    return locateByRules(index, host);
  });
  return ways;
}

/** Of several candidates, the one whose rules fit the host best. */
async function settle(ctx: GatherContext, host: string, scopes: readonly Scope[]): Promise<Attempt> {
  return locateByRules(await readHostsOf(ctx, scopes), host);
}

async function addressesOf(
  { host, hostKind }: Pick<RequestTarget, "host" | "hostKind">,
  ctx: GatherContext,
): Promise<Gathered<HostAddresses>> {
  if (hostKind !== "name") return skipped("the URL names an address, not a host");
  return readHostAddresses(ctx.outbound, host, ctx.signal);
}

function dnsStep(host: string, resolved: Gathered<HostAddresses>): ResolutionStep {
  const what = `DNS of ${host}`;
  if (resolved.state === "failed") return unreadStep(what, resolved.error);
  if (resolved.state === "skipped") return step("hit", what, `Not needed: ${resolved.reason}.`);
  const { a, aaaa, cname } = resolved.value;
  const alias = cname.length > 0 ? `, by way of ${listed(cname)}` : "";
  if (a.length + aaaa.length > 0)
    return step("hit", what, `It resolves to ${listed([...a, ...aaaa], 4)}${alias}.`);
  return step(
    "miss",
    what,
    `The name has no address in DNS${alias}: no browser reaches it, unless by a private DNS.`,
  );
}

function noPlaces(host: string): Located {
  const detail =
    "No AWS Region is configured: set AWS_REGION, or accounts with their regions in the file that AUTHPATH_CONFIG names.";
  return {
    steps: [step("miss", `Accounts in which to look for ${host}`, detail)],
    scope: null,
    hostAddresses: skipped("no AWS Region is configured"),
    errors: [],
    nearestHosts: [],
  };
}
