import { describe, expect, it } from "vitest";
import { type OidcParts, oidcWorld } from "../../scenarios/build-oidc";
import { makeInternal, routeToNat } from "../../scenarios/build-private-subnets";
import { balancerAt } from "./balancer-at";
import { stoppedBy } from "./way-out";

const stop = (edit: (parts: OidcParts) => void, address = "192.0.2.30", port = 443) => {
  const balancer = balancerAt(oidcWorld("shop", edit), "shop.example.com");
  if (!balancer) throw new Error("no load balancer");
  return stoppedBy(balancer, address, port);
};
const tcp = (port: number, CidrIp: string) => ({
  IpProtocol: "tcp",
  FromPort: port,
  ToPort: port,
  IpRanges: [{ CidrIp }],
});
const entry = (RuleNumber: number, Egress: boolean, RuleAction: "allow" | "deny", port?: number) => ({
  RuleNumber,
  Egress,
  RuleAction,
  Protocol: "6",
  CidrBlock: "0.0.0.0/0",
  ...(port !== undefined && { PortRange: { From: port, To: port } }),
});
const addEntry =
  (added: ReturnType<typeof entry>) =>
  ({ region }: OidcParts) => {
    region.ec2.networkAcls[0]?.Entries?.push(added);
  };

describe("stoppedBy", () => {
  it.each<[string, (parts: OidcParts) => void]>([
    ["nothing is in the way", () => {}],
    [
      "a rule for the provider's block",
      ({ network }) => (network.securityGroup.IpPermissionsEgress = [tcp(443, "192.0.2.0/24")]),
    ],
    ["another port is denied", addEntry(entry(10, true, "deny", 80))],
    ["a denial comes after", addEntry(entry(200, true, "deny"))],
    [
      "an internal one behind a NAT",
      (parts) => {
        const { table, natGatewayId } = makeInternal(parts);
        routeToNat(table, natGatewayId);
      },
    ],
  ])("lets through: %s", (_name, edit) => {
    expect(stop(edit)).toBeUndefined();
  });

  it.each<[string, RegExp, (parts: OidcParts) => void]>([
    ["no rule", /security group/, ({ network }) => (network.securityGroup.IpPermissionsEgress = [])],
    [
      "another port",
      /security group/,
      ({ network }) => (network.securityGroup.IpPermissionsEgress = [tcp(80, "0.0.0.0/0")]),
    ],
    [
      "another block",
      /security group/,
      ({ network }) => (network.securityGroup.IpPermissionsEgress = [tcp(443, "198.51.100.0/24")]),
    ],
    ["443 denied first", /on the way out/, addEntry(entry(10, true, "deny", 443))],
    ["a port of the answers denied first", /the answer/, addEntry(entry(10, false, "deny", 1024))],
    ["an internal one without a NAT", /route/, (parts) => void makeInternal(parts)],
    [
      "an internal one with an internet gateway",
      /route/,
      ({ loadBalancer }) => (loadBalancer.Scheme = "internal"),
    ],
    [
      "a gateway that is gone",
      /route/,
      ({ region }) => {
        for (const route of region.ec2.routeTables[0]?.Routes ?? []) route.State = "blackhole";
      },
    ],
  ])("stops: %s", (_name, why, edit) => {
    expect(stop(edit)).toMatch(why);
  });
});
