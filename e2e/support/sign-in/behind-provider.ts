import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { type RequestListener, request } from "node:http";
import { type Sandbox, startSandbox } from "../../sandbox/start";
import type { Scenario, World } from "../../sandbox/world";
import { startHttpsServer } from "../outbound/https-server";
import { type BuiltServer, startBuiltServer } from "../secrets/built-server";

/** Where people open it. */
export const ORIGIN = "https://authpath.example.com";

/** The built dashboard that signs people in with a provider of the sandbox, behind something that ends TLS. */
export interface BehindProvider {
  readonly server: BuiltServer;
  readonly sandbox: Sandbox;
  /** Value of Chromium's `--host-resolver-rules`: the dashboard and the world's names. */
  readonly hostResolverRules: string;
  /** With which it seals its cookies. */
  readonly sessionSecret: string;
  readonly user: World["users"][number];
  /** The next answer of the provider does not arrive: the browser gets a 503, and its address is given here. */
  readonly catchCallback: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** `scenario`: one with a provider; the dashboard becomes a client of it. */
export async function startBehindProvider(scenario: Scenario): Promise<BehindProvider> {
  const world = scenario.build();
  const [provider] = world.providers;
  const [user] = world.users;
  if (!provider || !user) throw new Error(`${scenario.id} has no provider, or nobody who signs in`);
  const [clientId, clientSecret, sessionSecret] = ["authpath-dashboard", secret(), secret()];
  const client = {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [`${ORIGIN}/sign-in/callback`],
  };
  provider.clients.push(client);

  const sandbox = await startSandbox({ world, scenarios: [scenario] });
  const file = JSON.parse(readFileSync(sandbox.files.config, "utf8"));
  file.origin = ORIGIN;
  file.signIn = { type: "oidc", issuer: `https://${provider.host}${provider.path}`, clientId };
  writeFileSync(sandbox.files.config, JSON.stringify(file));
  const server = await startBuiltServer({
    ...sandbox.environment,
    AUTHPATH_OIDC_CLIENT_SECRET: clientSecret,
    AUTHPATH_SESSION_SECRET: sessionSecret,
  });

  const { hostname } = new URL(ORIGIN);
  const certificate = await sandbox.authority.leafFor(hostname, "good");
  let caught: ((address: string) => void) | undefined;
  const handOn = handOnTo(server.origin);
  const front = await startHttpsServer(certificate, (asked, answer) => {
    if (caught === undefined || !asked.url?.startsWith("/sign-in/callback?")) return handOn(asked, answer);
    caught(`${ORIGIN}${asked.url}`);
    caught = undefined;
    // Cut off, a browser would ask again by itself.
    answer.writeHead(503).end();
  });
  return {
    server,
    sandbox,
    sessionSecret,
    user,
    hostResolverRules: `MAP ${hostname}:443 ${front.connect}, ${sandbox.hostResolverRules()}`,
    catchCallback: () =>
      new Promise((resolve) => {
        caught = resolve;
      }),
    close: async () => {
      await front.close();
      await server.close();
      await sandbox.close();
    },
  };
}

/** Hands requests on as they are, and answers back. */
function handOnTo(origin: string): RequestListener {
  return (asked, answer) => {
    const { method, url, headers } = asked;
    const onward = request(new URL(url ?? "/", origin), { method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
      given.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  };
}

const secret = () => randomBytes(32).toString("base64url");
