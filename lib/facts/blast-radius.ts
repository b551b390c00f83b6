import type { AuthChain } from "../model/chain";
import type { BlastRadius, SharedThing } from "../model/panels";
import type { Snapshot } from "../model/snapshot";
import { artifactOfChain, providerAddresses } from "./artifact-of-chain";
import { signInConfig } from "./provider-config";

/** What a chain uses that other chains may use as well. */
export interface ChainUse {
  readonly row: SharedThing["chains"][number];
  readonly hosts: readonly string[];
  /** Ids by kind of thing. */
  readonly things: readonly Omit<SharedThing, "chains">[];
}

const kinds: readonly SharedThing["what"][] = [
  "client",
  "authorizer",
  "function",
  "user-pool",
  "issuer",
  "session-cookie",
  "certificate",
];

/** What one chain uses, out of its snapshot. */
export function chainUse(snapshot: Snapshot, chain: AuthChain): ChainUse {
  const config = signInConfig(
    artifactOfChain("cognitoConfig", snapshot, chain, undefined),
    artifactOfChain("oidcConfig", snapshot, chain, undefined),
  );
  const issuer = providerAddresses(snapshot, chain)?.issuer;
  const certificates = snapshot.artifacts.listenerCertificates[chain.listenerArn];
  const hosts = [...chain.hosts, ...chain.hostPatterns];
  const things: ChainUse["things"][number][] = [];
  const add = (what: SharedThing["what"], id: string | undefined) => {
    if (id !== undefined) things.push({ what, id });
  };
  if (chain.client) things.push({ what: "client", id: chain.client.clientId, of: chain.client.poolId });
  else if (config && "ClientId" in config.value && issuer !== undefined) {
    things.push({ what: "client", id: config.value.ClientId, of: issuer });
  }
  add("user-pool", chain.client?.poolArn);
  // The issuer of a user pool is the user pool: said once.
  add("issuer", chain.client ? undefined : issuer);
  add("session-cookie", config?.value.SessionCookieName);
  for (const { CertificateArn } of certificates?.state === "ok" ? certificates.value : []) {
    add("certificate", CertificateArn);
  }
  const { account, region, name } = snapshot.scope;
  return {
    row: {
      id: chain.id,
      host: hosts[0] ?? "any host",
      account,
      region,
      root: name,
      place: `${chain.protocol}:${chain.port}, ${chain.ruleName}`,
    },
    hosts,
    things,
  };
}

/**
 * The other chains that share a thing with this one. A cookie name is shared only where a host is: browsers send a
 * session cookie to the host that set it.
 */
export function blastRadius(own: ChainUse, all: readonly ChainUse[]): BlastRadius["things"] {
  const others = all.filter(({ row }) => row.id !== own.row.id);
  return own.things
    .map((mine): SharedThing => {
      const sharing = others.filter(
        ({ things, hosts }) =>
          // A client id means something at its issuer only.
          things.some(({ what, id, of }) => what === mine.what && id === mine.id && of === mine.of) &&
          (mine.what !== "session-cookie" || shareHost(own.hosts, hosts)),
      );
      return { ...mine, chains: sharing.map(({ row }) => row) };
    })
    .toSorted((a, b) => kinds.indexOf(a.what) - kinds.indexOf(b.what));
}

/** The same text names the same hosts; what only overlaps, or any host, is not counted. */
function shareHost(a: readonly string[], b: readonly string[]): boolean {
  return a.some((host) => b.includes(host));
}
