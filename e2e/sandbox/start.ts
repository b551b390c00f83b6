import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHeaderKeys } from "./alb/header-keys";
import { type FrontDoor, startFrontDoor } from "./alb/start-front-door";
import { startApiDoor } from "./apigw/start-api-door";
import { type AwsSandbox, startAwsSandbox } from "./aws/index";
import { type Providers, startProviders } from "./idp/start-providers";
import { dialFrom, hostResolverRules, type ListeningPorts, linksOf, outboundHosts } from "./names";
import { type Authority, createAuthority } from "./tls/authority";
import type { Scenario, World } from "./world";

export interface SandboxOptions {
  readonly world: World;
  /** Most rows of a page of any AWS list; without it AWS's own maximum. */
  readonly pageSize?: number;
  /** Ports on 127.0.0.1; each that is absent or 0: any that is free. */
  readonly ports?: {
    readonly aws?: number;
    readonly https?: number;
    readonly http?: number;
    readonly api?: number;
    readonly providers?: number;
  };
  /** What the dashboard's menu offers. */
  readonly scenarios?: readonly Scenario[];
  /** Milliseconds that the front doors wait for an identity provider; 5000 where absent, as load balancers at AWS. */
  readonly providerTimeoutMs?: number;
  /** In [0, 1): which calls an API's canary takes; chance where absent. */
  readonly random?: () => number;
}

export interface Sandbox {
  readonly aws: AwsSandbox;
  readonly frontDoor: FrontDoor;
  readonly providers: Pick<Providers, "asked">;
  readonly ports: ListeningPorts & { readonly aws: number };
  readonly authority: Authority;
  /** What a process needs to take the sandbox for AWS and its names for the internet. */
  readonly environment: Readonly<Record<string, string>>;
  /** Files behind the environment; gone after `close`. */
  readonly files: { readonly ca: string; readonly config: string; readonly accessLog: string };
  /** Where a name's listener for `port` really is, over IPv4; undefined where nothing listens. */
  readonly dial: (host: string, port: number) => { host: string; port: number } | undefined;
  /** Value of Chromium's `--host-resolver-rules` for the present world. */
  readonly hostResolverRules: () => string;
  /** Replaces the world everywhere, the configuration file included (a running dashboard has read its own already). */
  readonly setWorld: (world: World, scenarios?: readonly Scenario[]) => void;
  readonly close: () => Promise<void>;
}

/** The dashboard's configuration file: accounts, outbound map, menu. */
function configuration(
  world: World,
  ports: ListeningPorts,
  scenarios: readonly Scenario[],
  caFile: string,
): string {
  const accounts = world.accounts.map(({ id, regions }, n) => ({
    id,
    name: n === 0 ? "demo" : `demo-${n + 1}`,
    regions: Object.keys(regions),
  }));
  const outbound = { hosts: outboundHosts(world, ports), caFile };
  const logs = { s3: true, athena: { workgroup: "authpath", database: "logs" } };
  const config = { accounts, outbound, logs, links: linksOf(scenarios) };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** Starts AWS, the identity providers, the load balancers and the APIs of a world; all share the one live world. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { ports: wanted = {}, pageSize, providerTimeoutMs, random } = options;
  const directory = mkdtempSync(join(tmpdir(), "authpath-sandbox-"));
  const files = {
    ca: join(directory, "ca.pem"),
    config: join(directory, "authpath.json"),
    accessLog: join(directory, "access.log"),
  };
  const closers: (() => Promise<void> | void)[] = [() => rmSync(directory, { recursive: true, force: true })];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const authority = await createAuthority();
    const keys = createHeaderKeys();
    const aws = await startAwsSandbox(options.world, {
      ...(pageSize === undefined ? {} : { pageSize }),
      port: wanted.aws ?? 0,
    });
    closers.push(aws.close);
    const { world } = aws;
    const providers = await startProviders({
      world,
      authority,
      publicKeyOf: keys.publicKeyOf,
      port: wanted.providers ?? 0,
    });
    closers.push(providers.close);
    let listening: ListeningPorts | undefined;
    const dial = dialFrom(world, () => listening);
    const frontDoor = await startFrontDoor({
      world,
      authority,
      keys,
      dial,
      ports: { https: wanted.https ?? 0, http: wanted.http ?? 0 },
      ...(providerTimeoutMs === undefined ? {} : { providerTimeoutMs }),
      logFile: files.accessLog,
    });
    closers.push(frontDoor.close);
    const apiDoor = await startApiDoor({
      world,
      authority,
      dial,
      port: wanted.api ?? 0,
      ...(providerTimeoutMs === undefined ? {} : { providerTimeoutMs }),
      ...(random === undefined ? {} : { random }),
    });
    closers.push(apiDoor.close);
    const ports = { ...frontDoor.ports, api: apiDoor.port, providers: providers.port };
    listening = ports;

    const writeConfiguration = (scenarios: readonly Scenario[]) =>
      writeFileSync(files.config, configuration(world(), ports, scenarios, files.ca));
    writeFileSync(files.ca, authority.caPem);
    writeFileSync(files.accessLog, "");
    writeConfiguration(options.scenarios ?? []);
    return {
      aws,
      frontDoor,
      providers,
      ports: { ...ports, aws: aws.port },
      authority,
      environment: { ...aws.environment, AUTHPATH_CONFIG: files.config },
      files,
      dial,
      hostResolverRules: () => hostResolverRules(world(), ports),
      setWorld: (next, scenarios = []) => {
        aws.setWorld(next);
        writeConfiguration(scenarios);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
