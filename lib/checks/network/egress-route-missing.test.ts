import { type GatherError, ok } from "../../model/gathered";
import type { Route } from "../../model/network";
import { answered, issuer, type OidcParts, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./egress-route-missing";

const local: Route = { Destination: "10.0.0.0/16", Target: "local", TargetId: "local", State: "active" };
const toNat: Route = { Destination: "0.0.0.0/0", Target: "nat-gateway", TargetId: "nat-1", State: "active" };
const toInternet: Route = { ...toNat, Target: "internet-gateway", TargetId: "igw-1" };
const transit: Route = { ...toNat, Target: "elsewhere", TargetId: "tgw-1" };
const gone: Route = { ...toNat, State: "blackhole" };
const routes = (own: Route[], edit: (parts: OidcParts) => void = () => {}) =>
  oidcSnapshot((parts) => {
    parts.network.table.Routes = own;
    edit(parts);
  });
const internal = (own: Route[], edit: (parts: OidcParts) => void = () => {}) =>
  routes(own, (parts) => {
    parts.loadBalancer.Scheme = "internal";
    edit(parts);
  });
/** The second subnet with a table of its own. */
const second = (first: Route[], own: Route[]) =>
  internal(first, ({ network, artifacts }) => {
    const table = { RouteTableId: "rtb-2", Main: false, SubnetIds: ["subnet-2"], Routes: own };
    artifacts.routeTables = ok([network.table, table]);
  });
const denied: GatherError = {
  code: "access-denied",
  operation: "ec2:GetManagedPrefixListEntries",
  resource: "pl-1",
  message: "not authorized",
};

testCheck(check, {
  pass: [
    { name: "internet-facing with an internet gateway", snapshot: oidcSnapshot() },
    { name: "internal with a NAT", snapshot: internal([local, toNat]) },
    {
      name: "dual-stack without public IPv4, with a NAT",
      snapshot: routes([local, toNat], ({ loadBalancer }) => {
        loadBalancer.IpAddressType = "dualstack-without-public-ipv4";
      }),
    },
    {
      name: "a NAT in each subnet",
      snapshot: second([local, toNat], [local, { ...toNat, TargetId: "nat-2" }]),
    },
    {
      name: "a provider in the VPC",
      snapshot: internal([local], ({ artifacts }) => {
        for (const path of ["token", "userinfo"]) {
          const url = `${issuer}/${path}`;
          artifacts.endpoints[url] = ok({ ...answered(url, 401), a: ["10.0.0.9"] });
        }
      }),
    },
  ],
  fail: [
    {
      name: "internal without a NAT",
      snapshot: internal([local]),
      because:
        /^Route table rtb-1 of subnet-1 and subnet-2 has no route for it: nothing leads to login\.acme\.example \(203\.0\.113\.80\), seen from the dashboard\. Without public IPv4 addresses it needs a NAT\.$/,
    },
    {
      name: "internal in public subnets",
      snapshot: internal([local, toInternet]),
      because: /0\.0\.0\.0\/0 to igw-1 is for public addresses/,
      shows: /igw-1/,
    },
    {
      name: "dual-stack without public IPv4, in public subnets",
      snapshot: routes([local, toInternet], ({ loadBalancer }) => {
        loadBalancer.IpAddressType = "dualstack-without-public-ipv4";
      }),
    },
    { name: "a NAT that is gone", snapshot: internal([local, gone]), shows: /blackhole/ },
    {
      name: "internet-facing without a gateway",
      snapshot: routes([local]),
      because: /It needs an internet gateway/,
    },
    {
      name: "a NAT in one of two subnets",
      snapshot: second([local, toNat], [local]),
      certainty: "likely",
      severity: "may-break",
      because: /^In 1 of 2 subnets, route table rtb-2 of subnet-2/,
    },
    {
      name: "a way out in one of two subnets is not known",
      snapshot: second([local, transit], [local]),
      certainty: "likely",
      severity: "may-break",
    },
    {
      name: "a NAT for another provider alone",
      snapshot: internal([local, { ...toNat, Destination: "198.51.100.0/24" }]),
      certainty: "likely",
    },
    {
      name: "no way out of two tables",
      snapshot: second([local], [local]),
      because: /rtb-1 .* and route table rtb-2/,
    },
  ],
  unknown: [
    {
      name: "a transit gateway",
      snapshot: internal([local, transit]),
      because: /tgw-1, so it leaves this VPC/,
    },
    { name: "internet-facing behind a NAT", snapshot: routes([local, toNat]) },
    {
      name: "a prefix list that is denied",
      snapshot: internal([local, { ...transit, Destination: "pl-1" }, toNat], ({ artifacts }) => {
        artifacts.prefixLists = { "pl-1": { state: "failed", error: denied } };
      }),
      because: /ec2:GetManagedPrefixListEntries/,
    },
    {
      name: "a table that is not listed",
      snapshot: oidcSnapshot(({ network }) => {
        network.table.Main = false;
      }),
      because: /no route table for subnet-1/,
    },
  ],
});
