import { describe, expect, it } from "vitest";
import { isDns64Echo, parseAllowedRanges, refusedRange, SPECIAL_RANGES } from "./ranges";

/** first and last inside; neighbours just outside, null where the neighbour is of another refused range. */
const EDGES: [cidr: string, first: string, last: string, before: string | null, after: string | null][] = [
  ["0.0.0.0/8", "0.0.0.0", "0.255.255.255", null, "1.0.0.0"],
  ["10.0.0.0/8", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"],
  ["100.64.0.0/10", "100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0"],
  ["127.0.0.0/8", "127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0"],
  ["168.63.129.16/32", "168.63.129.16", "168.63.129.16", "168.63.129.15", "168.63.129.17"],
  ["169.254.0.0/16", "169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0"],
  ["172.16.0.0/12", "172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"],
  ["192.0.0.0/24", "192.0.0.0", "192.0.0.255", "191.255.255.255", "192.0.1.0"],
  ["192.0.2.0/24", "192.0.2.0", "192.0.2.255", "192.0.1.255", "192.0.3.0"],
  ["192.31.196.0/24", "192.31.196.0", "192.31.196.255", "192.31.195.255", "192.31.197.0"],
  ["192.52.193.0/24", "192.52.193.0", "192.52.193.255", "192.52.192.255", "192.52.194.0"],
  ["192.88.99.0/24", "192.88.99.0", "192.88.99.255", "192.88.98.255", "192.88.100.0"],
  ["192.168.0.0/16", "192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0"],
  ["192.175.48.0/24", "192.175.48.0", "192.175.48.255", "192.175.47.255", "192.175.49.0"],
  ["198.18.0.0/15", "198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0"],
  ["198.51.100.0/24", "198.51.100.0", "198.51.100.255", "198.51.99.255", "198.51.101.0"],
  ["203.0.113.0/24", "203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0"],
  ["224.0.0.0/4", "224.0.0.0", "239.255.255.255", "223.255.255.255", null],
  ["240.0.0.0/4", "240.0.0.0", "255.255.255.255", null, null],
  ["::/128", "::", "::", null, null],
  ["::1/128", "::1", "::1", null, null],
  ["::/96", "::2", "::ffff:ffff", null, null],
  ["::ffff:0:0/96", "::ffff:0.0.0.0", "::ffff:255.255.255.255", null, null],
  ["::ffff:0:0:0/96", "::ffff:0:0:0", "::ffff:0:ffff:ffff", null, null],
  ["64:ff9b::/96", "64:ff9b::", "64:ff9b::ffff:ffff", null, null],
  ["64:ff9b:1::/48", "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", null, null],
  ["100::/64", "100::", "100::ffff:ffff:ffff:ffff", null, null],
  ["2001::/23", "2001::", "2001:1ff:ffff::", "2000:ffff:ffff::", "2001:200::"],
  ["2001:db8::/32", "2001:db8::", "2001:db8:ffff::", "2001:db7:ffff::", "2001:db9::"],
  ["2002::/16", "2002::", "2002:ffff:ffff::", "2001:ffff:ffff::", "2003::"],
  ["2620:4f:8000::/48", "2620:4f:8000::", "2620:4f:8000:ffff::", "2620:4f:7fff::", "2620:4f:8001::"],
  ["3fff::/20", "3fff::", "3fff:fff:ffff::", "3ffe:ffff::", "3fff:1000::"],
  ["fc00::/7", "fc00::", "fdff:ffff::", null, null],
  ["fd00:ec2::/32", "fd00:ec2::", "fd00:ec2:ffff::", null, null],
  ["fe80::/10", "fe80::", "febf:ffff::", null, null],
  ["fec0::/10", "fec0::", "feff:ffff::", null, null],
  ["ff00::/8", "ff00::", "ffff:ffff::", null, null],
];

describe("refusedRange", () => {
  it.each(EDGES)("%s: refuses %s to %s, lets %s and %s through", (cidr, first, last, before, after) => {
    const { reason } = SPECIAL_RANGES.find((range) => range.cidr === cidr) ?? {};
    expect(reason).toBeTypeOf("string");
    expect([refusedRange(first, []), refusedRange(last, [])]).toEqual([reason, reason]);
    for (const neighbour of [before, after]) {
      if (neighbour !== null) expect(refusedRange(neighbour, [])).toBeNull();
    }
  });

  it("has its edges tested for every range of the table", () => {
    expect(EDGES.map(([cidr]) => cidr).sort()).toEqual(SPECIAL_RANGES.map((range) => range.cidr).sort());
  });

  it.each([
    ["1fff:ffff::", "not global unicast"],
    ["2000::", null],
    ["3fff:ffff::", null],
    ["4000::", "not global unicast"],
    ["5f00::1", "not global unicast"],
    ["64:ff9b:2::1", "not global unicast"],
    ["::1:0:0", "not global unicast"],
    ["2600:1f18::1", null],
    ["93.184.216.34", null],
    ["169.254.169.254", "link-local"],
    ["169.254.170.2", "link-local"],
    ["::ffff:127.0.0.1", "embedded IPv4"],
    ["::ffff:7f00:1", "embedded IPv4"],
    ["::127.0.0.1", "embedded IPv4"],
    ["64:ff9b::169.254.169.254", "embedded IPv4"],
    ["2002:7f00:1::", "embedded IPv4"],
    ["2001:0:1::", "protocol assignment"],
    ["fd00:ec2::254", "cloud platform"],
    ["fe80::1%eth0", "not an address"],
    ["127.1", "not an address"],
    ["0x7f000001", "not an address"],
    ["", "not an address"],
  ])("judges %s as %s", (address, expected) => {
    expect(refusedRange(address, [])).toBe(expected);
  });
});

describe("parseAllowedRanges", () => {
  const allowed = parseAllowedRanges(["10.20.0.0/16", "100.64.0.0/10", "fd12:3456::/32", "fc00::/7"]);

  it.each([
    ["10.20.0.0", null],
    ["10.20.255.255", null],
    ["10.19.255.255", "private"],
    ["10.21.0.0", "private"],
    ["100.64.0.1", null],
    ["192.168.0.1", "private"],
    ["fd12:3456::1", null],
    // Instance metadata stays shut although the whole of fc00::/7 is open.
    ["fd00:ec2::254", "cloud platform"],
    ["127.0.0.1", "loopback"],
    ["::ffff:10.20.0.1", "embedded IPv4"],
    ["64:ff9b::10.20.0.1", "embedded IPv4"],
  ])("with ranges opened, judges %s as %s", (address, expected) => {
    expect(refusedRange(address, allowed)).toBe(expected);
  });

  it.each([
    ["10.0.0.0", "is not a CIDR"],
    ["10.0.0.0/33", "is not a CIDR"],
    ["10.0.0.0/-1", "is not a CIDR"],
    ["10/8", "is not a CIDR"],
    ["example.com/8", "is not a CIDR"],
    ["10.0.0.0/8/8", "is not a CIDR"],
    ["10.0.0.1/8", "host bits"],
    ["fd12::1/32", "host bits"],
    ["0.0.0.0/0", "cannot be opened"],
    ["10.0.0.0/7", "cannot be opened"],
    ["127.0.0.0/8", "cannot be opened"],
    ["169.254.169.254/32", "cannot be opened"],
    ["203.0.113.0/24", "cannot be opened"],
    ["8.8.8.0/24", "cannot be opened"],
    ["::/0", "cannot be opened"],
    ["fd00:ec2::/32", "cannot be opened"],
    ["::ffff:10.0.0.0/104", "cannot be opened"],
  ])("does not take %s: %s", (cidr, message) => {
    expect(() => parseAllowedRanges([cidr])).toThrow(message);
  });
});

describe("isDns64Echo", () => {
  it.each([
    ["64:ff9b::5db8:d822", ["93.184.216.34"], true],
    ["64:ff9b::5db8:d823", ["93.184.216.34"], false],
    ["64:ff9b::7f00:1", [], false],
    ["64:ff9b:1::5db8:d822", ["93.184.216.34"], false],
    ["::ffff:93.184.216.34", ["93.184.216.34"], false],
    ["93.184.216.34", ["93.184.216.34"], false],
  ])("%s for %j: %s", (aaaa, a, expected) => {
    expect(isDns64Echo(aaaa, a)).toBe(expected);
  });
});
