import { describe, expect, it } from "vitest";
import { type CognitoParts, cognitoWorld } from "../../scenarios/build-cognito";
import { balancerAt, listenerOf } from "./balancer-at";
import { certificateFor } from "./certificate-for";

const HOST = "presented.example.com";
const NOW = Date.UTC(2026, 10, 20);

function presented(edit: (parts: CognitoParts) => void, host: string) {
  const world = cognitoWorld("presented", edit, new Date(NOW));
  const balancer = balancerAt(world, HOST);
  const listener = balancer && listenerOf(balancer, 443);
  return balancer && listener && certificateFor(balancer, listener.ListenerArn, host, NOW);
}

describe("certificateFor", () => {
  it.each<[string, (parts: CognitoParts) => void, string, string | undefined]>([
    ["the host itself", () => undefined, HOST, "good"],
    [
      "a wildcard of one label",
      ({ certificate }) => Object.assign(certificate, { SubjectAlternativeNames: ["*.example.com"] }),
      HOST,
      "good",
    ],
    ["a host that no certificate names", () => undefined, "other.example.org", "wrong-name"],
    ["two labels under a wildcard", () => undefined, `a.${HOST}`, "wrong-name"],
    [
      "an expired one",
      ({ certificate }) => Object.assign(certificate, { NotAfter: new Date(NOW - 1) }),
      HOST,
      "expired",
    ],
    ["one that ACM does not hold", ({ region }) => region.acm.certificates.splice(0), HOST, "good"],
    [
      "no certificate at all",
      ({ region, listener }) => delete region.elbv2.listenerCertificates[listener.ListenerArn],
      HOST,
      undefined,
    ],
  ])("%s", (_name, edit, host, kind) => {
    expect(presented(edit, host)?.kind).toBe(kind);
  });
});

describe("balancerAt", () => {
  const world = cognitoWorld("presented");
  const dnsName = world.accounts[0]?.regions["eu-west-1"]?.elbv2.loadBalancers[0]?.DNSName ?? "";
  it.each([
    ["an address of its interfaces", HOST, "presented"],
    ["its own name", dnsName.toLowerCase(), "presented"],
    ["any other name", "elsewhere.example.com", undefined],
  ])("finds by %s", (_name, host, expected) => {
    expect(balancerAt(world, host)?.loadBalancer.LoadBalancerName).toBe(expected);
  });
});
