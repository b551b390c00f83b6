import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { makeInternal, routeToNat } from "./build-private-subnets";

const id = "healthy-internal";

export const scenario: Scenario = {
  id,
  title: "Signs in on an internal, dual-stack load balancer",
  story:
    "Nothing is wrong. The load balancer is internal: its names resolve to private addresses and to IPv6 ones. A NAT gateway leads it out, and its security group lets it out to the provider's published ranges alone.",
  build: () =>
    oidcWorld(id, (parts) => {
      const { loadBalancer, region, network, name, world } = parts;
      const { table, natGatewayId } = makeInternal(parts);
      routeToNat(table, natGatewayId);
      loadBalancer.IpAddressType = "dualstack";
      const own = region.ec2.networkInterfaces.filter((each) => each.Description?.startsWith("ELB "));
      name.aaaa = own.map((each, n) => {
        const Ipv6Address = `fd00:198:18::${n + 10}`;
        each.Ipv6Addresses = [{ Ipv6Address, IsPrimaryIpv6: false }];
        return Ipv6Address;
      });
      world.names[loadBalancer.DNSName ?? ""] = structuredClone(name);
      const PrefixListId = natGatewayId.replace("nat-", "pl-");
      region.ec2.prefixLists = [
        { PrefixListId, PrefixListName: "identity-provider", Entries: [{ Cidr: "192.0.2.0/24" }] },
      ];
      network.securityGroup.IpPermissionsEgress = [
        {
          IpProtocol: "tcp",
          FromPort: 443,
          ToPort: 443,
          IpRanges: [],
          Ipv6Ranges: [],
          PrefixListIds: [{ PrefixListId }],
          UserIdGroupPairs: [],
        },
      ];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
