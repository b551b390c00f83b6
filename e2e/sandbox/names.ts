import type { Name, Scenario, World } from "./world";

/** Where the sandbox listens, all on 127.0.0.1. */
export interface ListeningPorts {
  readonly https: number;
  readonly http: number;
  readonly api: number;
  readonly providers: number;
}

/** A host of the outbound map: what DNS says of it, and where a connection to it really goes. */
export interface OutboundHost {
  readonly a: readonly string[];
  readonly aaaa: readonly string[];
  /** `127.0.0.1:<port>` */
  readonly connect: string;
}

/** Discard (RFC 863): nobody listens there, so that a connection is refused at once. */
const CLOSED_PORT = 9;

/** All names of the world, and the addresses from which AWS gives out the public keys of load balancers. */
function namesOf(world: World): Record<string, Name> {
  const regions = new Set(world.accounts.flatMap((account) => Object.keys(account.regions)));
  const keys = [...regions].map((region): [string, Name] => [
    `public-keys.auth.elb.${region}.amazonaws.com`,
    { a: ["192.0.2.22"], aaaa: [], serves: "provider" },
  ]);
  return { ...Object.fromEntries(keys), ...world.names };
}

function portOf(name: Name, port: number, ports: ListeningPorts): number | undefined {
  if (name.serves === "alb") return port === 443 ? ports.https : port === 80 ? ports.http : undefined;
  // API Gateway and the providers speak HTTPS alone.
  if (port !== 443 || name.serves === "none") return undefined;
  return name.serves === "api" ? ports.api : ports.providers;
}

/**
 * How the load balancer reaches a name: over IPv4 alone, as AWS says of its calls to identity providers.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
export function dialFrom(world: () => World, ports: () => ListeningPorts | undefined) {
  return (host: string, port: number): { host: string; port: number } | undefined => {
    const [name, listening] = [namesOf(world())[host], ports()];
    if (name === undefined || listening === undefined || name.a.length === 0) return undefined;
    const found = portOf(name, port, listening);
    return found === undefined ? undefined : { host: "127.0.0.1", port: found };
  };
}

/** The dashboard's outbound map: HTTPS only. */
export function outboundHosts(world: World, ports: ListeningPorts): Record<string, OutboundHost> {
  return Object.fromEntries(
    Object.entries(namesOf(world)).map(([host, name]) => [
      host,
      { a: name.a, aaaa: name.aaaa, connect: `127.0.0.1:${portOf(name, 443, ports) ?? CLOSED_PORT}` },
    ]),
  );
}

/** Value of Chromium's `--host-resolver-rules`. A name without any address is not found. */
export function hostResolverRules(world: World, ports: ListeningPorts): string {
  return Object.entries(namesOf(world))
    .flatMap(([host, name]) =>
      name.a.length + name.aaaa.length === 0
        ? [`MAP ${host} ~NOTFOUND`]
        : [443, 80].map(
            (port) => `MAP ${host}:${port} 127.0.0.1:${portOf(name, port, ports) ?? CLOSED_PORT}`,
          ),
    )
    .join(", ");
}

/** An entry of the dashboard's menu: a diagnosis, and the checks whose pages show it. */
export interface Link {
  readonly title: string;
  readonly url: string;
  readonly checks: readonly string[];
}

/** One link for each scenario, with the clue that a person would have. */
export function linksOf(scenarios: readonly Scenario[]): Link[] {
  return scenarios.map(({ title, url, clue, causes }) => {
    const query = new URLSearchParams({ url });
    if (clue.status !== undefined) query.set("status", String(clue.status));
    if (clue.reason !== undefined) query.set("reason", clue.reason);
    return {
      title,
      url: `/diagnose?${query}`,
      checks: [...new Set([...causes.server, ...(causes.withPaste ?? [])])],
    };
  });
}
