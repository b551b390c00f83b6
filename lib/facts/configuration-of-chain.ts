import type { AuthChain } from "../model/chain";
import type { ConfigurationPart } from "../model/panels";
import type { ResourceRef } from "../model/resource";
import type { Snapshot } from "../model/snapshot";
import { type ArtifactName, artifactOfChain } from "./artifact-of-chain";
import { configurationPart as part, unlocated } from "./configuration-part";

/**
 * Everything that the chain is made of, as AWS and the provider answered it. A snapshot holds no secret, so neither
 * does this. What a chain of this kind does not have is left out; what could not be read says so.
 */
export function configurationOfChain(snapshot: Snapshot, chain: AuthChain): ConfigurationPart[] {
  const of = (name: ArtifactName, title: string, resource: ResourceRef): ConfigurationPart => {
    const found = artifactOfChain(name, snapshot, chain, undefined);
    return part(name, title, found.state === "ok" ? found.value.resource : resource, unlocated(found));
  };
  const { root, client } = chain;
  const listener: ResourceRef = {
    kind: "listener",
    id: chain.listenerArn,
    name: `${chain.protocol}:${chain.port}`,
  };
  const rule: ResourceRef = { kind: "rule", id: chain.ruleArn, name: chain.ruleName };
  const parts = [
    of("rule", "Rule", rule),
    of("listener", "Listener", listener),
    of("loadBalancer", "Load balancer", root),
    of("attributes", "Attributes of the load balancer", root),
    part("tags", "Tags of the load balancer", root, snapshot.artifacts.tags),
    ...certificatesOf(snapshot, chain),
  ];
  if (client) {
    const pool: ResourceRef = { kind: "user-pool", id: client.poolArn, name: client.poolId };
    const app: ResourceRef = { kind: "app-client", id: client.clientId, name: client.clientId };
    parts.push(
      of("appClient", "App client", app),
      of("userPool", "User pool", pool),
      of("userPoolDomain", "User pool domain", { ...pool, kind: "user-pool-domain" }),
      of("resourceServers", "Resource servers", pool),
      of("identityProviders", "Identity providers", pool),
    );
  }
  if (chain.kind !== "alb-open") {
    const provider: ResourceRef = { kind: "provider", id: "", name: "the identity provider" };
    parts.push(
      of("discovery", "Discovery document", provider),
      of("keySet", "Key set, without the keys themselves", { ...provider, kind: "key-set" }),
    );
  }
  return parts;
}

function certificatesOf(snapshot: Snapshot, chain: AuthChain): ConfigurationPart[] {
  const presented = artifactOfChain("certificates", snapshot, chain, undefined);
  if (presented.state !== "ok") return [];
  return presented.value.value.map(({ reference, certificate }) => {
    const name = certificate.state === "ok" ? certificate.value.DomainName : reference.CertificateArn;
    return part(
      "certificates",
      reference.IsDefault ? "Certificate (default)" : "Certificate",
      { kind: "certificate", id: reference.CertificateArn, name },
      certificate,
    );
  });
}
