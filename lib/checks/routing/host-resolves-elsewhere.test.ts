import { ok } from "../../model/gathered";
import { cognitoSnapshot, type SnapshotParts, testHost } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./host-resolves-elsewhere";

const own = "shop-123.eu-west-1.elb.amazonaws.com";

const dns = (
  answer: { a?: string[]; aaaa?: string[]; cname?: string[] },
  edit: (parts: SnapshotParts) => void = () => {},
) =>
  cognitoSnapshot((parts) => {
    parts.artifacts.hosts[testHost] = ok({ host: testHost, a: [], aaaa: [], cname: [], ...answer });
    edit(parts);
  });
const internal = ({ loadBalancer }: SnapshotParts) => {
  loadBalancer.Scheme = "internal";
};
const ownAddresses =
  (a: string[], aaaa: string[] = []) =>
  ({ artifacts }: SnapshotParts) => {
    artifacts.hosts[own] = ok({ host: own, a, aaaa, cname: [] });
  };

testCheck(check, {
  pass: [
    { name: "the same addresses, as an alias record shows", snapshot: cognitoSnapshot() },
    { name: "one of the addresses", snapshot: dns({ a: ["198.51.100.7", "203.0.113.10"] }) },
    { name: "a CNAME to it", snapshot: dns({ cname: [own], a: ["198.51.100.7"] }) },
    {
      name: "a CNAME with a dot and capitals",
      snapshot: dns({ cname: ["Shop-123.eu-west-1.ELB.amazonaws.com."] }),
    },
    { name: "a CNAME to its dual-stack name", snapshot: dns({ cname: [`dualstack.${own}`] }) },
    { name: "its own name", snapshot: cognitoSnapshot(), host: own },
    {
      name: "AAAA only, to a dual-stack load balancer",
      snapshot: dns({ aaaa: ["2001:db8::7"] }, ownAddresses(["203.0.113.10"], ["2001:db8::7"])),
    },
    {
      name: "an internal one at its addresses",
      snapshot: dns({ a: ["10.0.0.4"] }, (parts) => {
        internal(parts);
        ownAddresses(["10.0.0.4", "10.0.1.4"])(parts);
      }),
    },
  ],
  fail: [
    { name: "no record", snapshot: dns({}), because: /has no address in DNS, seen from the dashboard/ },
    { name: "an alias that leads to nothing", snapshot: dns({ cname: ["gone.example.net"] }) },
    {
      name: "another load balancer",
      snapshot: dns({ cname: ["old-99.eu-west-1.elb.amazonaws.com."], a: ["198.51.100.7"] }),
      severity: "may-break",
      because: /another load balancer, old-99\.eu-west-1/,
      shows: /old-99/,
    },
    {
      name: "the name of another load balancer",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        const other = "dualstack.old-99.eu-west-1.elb.amazonaws.com";
        artifacts.hosts[other] = ok({ host: other, a: ["198.51.100.7"], aaaa: [], cname: [] });
      }),
      host: "dualstack.old-99.eu-west-1.elb.amazonaws.com",
      severity: "may-break",
    },
  ],
  unknown: [
    {
      name: "CloudFront",
      snapshot: dns({ cname: ["d111.cloudfront.net"], a: ["192.0.2.1"] }),
      because: /leads to CloudFront/,
    },
    {
      name: "other addresses: an old record and a CloudFront alias look the same",
      snapshot: dns({ a: ["192.0.2.1"] }),
      because: /192\.0\.2\.1.*203\.0\.113\.10.*an old record, or a proxy/,
    },
    {
      name: "a Network Load Balancer, which may stand before it",
      snapshot: dns({ cname: ["edge-0a1b2c.elb.eu-west-1.amazonaws.com"], a: ["192.0.2.1"] }),
    },
    { name: "AAAA only, to a load balancer with IPv4 only", snapshot: dns({ aaaa: ["2001:db8::7"] }) },
    {
      name: "an internal one, no public record",
      snapshot: dns({}, internal),
      because: /private zone may say otherwise/,
    },
    {
      name: "an internal one, another load balancer in public",
      snapshot: dns({ cname: ["public-9.eu-west-1.elb.amazonaws.com"], a: ["192.0.2.1"] }, internal),
      because: /private zone/,
    },
    {
      name: "the load balancer's addresses were not read",
      snapshot: dns({ a: ["192.0.2.1"] }, ({ artifacts }) => {
        delete artifacts.hosts[own];
      }),
    },
    { name: "the load balancer has no addresses", snapshot: dns({ a: ["192.0.2.1"] }, ownAddresses([])) },
    { name: "no URL", snapshot: cognitoSnapshot(), host: null, because: /no URL was given/ },
  ],
});
