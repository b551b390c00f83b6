import { readFileSync, writeFileSync } from "node:fs";
import { type Sandbox, startSandbox } from "../../sandbox/start";
import type { Scenario, World } from "../../sandbox/world";
import { type BuiltServer, startBuiltServer } from "../secrets/built-server";
import { CLIENT, createHeaderSigner, type HeaderSigner, ISSUER, SIGNER } from "./header-signer";
import { KEY_HOST, type KeyEndpoint, startKeyEndpoint } from "./key-endpoint";

/** The built dashboard as it stands behind a load balancer that signs users in. */
export interface Guarded {
  readonly sandbox: Sandbox;
  readonly server: BuiltServer;
  readonly signer: HeaderSigner;
  readonly endpoint: KeyEndpoint;
  readonly environment: Readonly<Record<string, string>>;
  /** The header line of a verified subject, good for the whole run. */
  readonly lineOf: (subject: string, claims?: Readonly<Record<string, unknown>>) => string;
  readonly close: () => Promise<void>;
}

interface GuardedOptions {
  readonly world: World;
  readonly scenarios?: readonly Scenario[];
  readonly signer?: HeaderSigner;
  /** Further public keys at the Region's key endpoint, by key id. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Laid over the `signIn` of the configuration. */
  readonly signIn?: Readonly<Record<string, unknown>>;
  /** Further variables of the server. */
  readonly variables?: Readonly<Record<string, string>>;
}

export async function startGuarded({
  world,
  scenarios = [],
  keys = {},
  signIn = {},
  variables = {},
  signer = createHeaderSigner(),
}: GuardedOptions): Promise<Guarded> {
  const sandbox = await startSandbox({ world, scenarios });
  const certificate = await sandbox.authority.leafFor(KEY_HOST, "good");
  const endpoint = await startKeyEndpoint(certificate, { [signer.kid]: signer.pem, ...keys });
  const file = JSON.parse(readFileSync(sandbox.files.config, "utf8"));
  file.outbound.hosts[KEY_HOST] = { a: ["203.0.113.99"], aaaa: [], connect: endpoint.connect };
  file.origin = "https://authpath.example.com";
  file.signIn = { type: "alb", signers: [SIGNER], issuer: ISSUER, clientId: CLIENT, ...signIn };
  writeFileSync(sandbox.files.config, JSON.stringify(file));
  const environment = { ...sandbox.environment, ...variables };
  const server = await startBuiltServer(environment);
  const later = Math.floor(Date.now() / 1000) + 3_600;
  return {
    sandbox,
    server,
    signer,
    endpoint,
    environment,
    lineOf: (subject, claims = {}) =>
      `x-amzn-oidc-data: ${signer.token(later, { payload: { sub: subject, ...claims } })}`,
    close: async () => {
      await server.close();
      await endpoint.close();
      await sandbox.close();
    },
  };
}
