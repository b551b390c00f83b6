import type { StubRecords } from "./stub-dns";

/**
 * A target that must never be contacted. `unguarded`: where a client without a guard ends up, as `ip:port`; null where
 * not even that gets through (no route for TCP, or no URL to any parser).
 */
export interface RefusedTarget {
  kind: string;
  url: string;
  unguarded: string | null;
}

export const PUBLIC_ADDRESS = "93.184.216.34";

/** Addresses of each refused kind; a name is made for each. */
const ADDRESSES: [kind: string, address: string, tcp: boolean][] = [
  ["loopback", "127.0.0.1", true],
  ["loopback, not the usual one", "127.8.9.10", true],
  ["metadata", "169.254.169.254", true],
  ["container credentials", "169.254.170.2", true],
  ["private 10/8", "10.1.2.3", true],
  ["private 172.16/12", "172.31.255.254", true],
  ["private 192.168/16", "192.168.1.1", true],
  ["carrier-grade NAT", "100.64.0.1", true],
  ["protocol assignments", "192.0.0.8", true],
  ["benchmarking", "198.19.255.254", true],
  ["documentation", "203.0.113.7", true],
  ["6to4 relay", "192.88.99.1", true],
  ["platform agent", "168.63.129.16", true],
  ["multicast", "224.0.0.1", false],
  ["reserved", "240.0.0.1", true],
  ["broadcast", "255.255.255.255", false],
  ["IPv6 loopback", "::1", true],
  ["IPv6 metadata", "fd00:ec2::254", true],
  ["IPv6 unique local", "fd12:3456::1", true],
  ["IPv6 site-local", "fec0::1", true],
  ["IPv6 documentation", "2001:db8::1", true],
  ["NAT64 of metadata", "64:ff9b::a9fe:a9fe", true],
  ["local NAT64", "64:ff9b:1::a00:1", true],
  ["6to4 of loopback", "2002:7f00:1::1", true],
  ["Teredo", "2001:0:4136:e378::1", true],
  ["discard-only", "100::1", true],
  ["IPv6 multicast", "ff02::1", false],
];

/** Mapped addresses leave as IPv4. */
const MAPPED: [kind: string, address: string, reached: string][] = [
  ["mapped loopback", "::ffff:127.0.0.1", "127.0.0.1:443"],
  ["mapped metadata", "::ffff:169.254.169.254", "169.254.169.254:443"],
  ["unspecified", "0.0.0.0", "127.0.0.1:443"],
  ["IPv6 unspecified", "::", "::1:443"],
];

const isV6 = (address: string) => address.includes(":");
const nameOf = (address: string) => `to-${address.replaceAll(/[.:]+/g, "-")}x.test`;
const literal = (address: string) => (isV6(address) ? `[${address}]` : address);

const byAddress: { kind: string; address: string; unguarded: string | null }[] = [
  ...ADDRESSES.map(([kind, address, tcp]) => ({ kind, address, unguarded: tcp ? `${address}:443` : null })),
  ...MAPPED.map(([kind, address, unguarded]) => ({ kind, address, unguarded })),
];

/** Addresses to which no name may lead. */
export const REFUSED_ADDRESSES = byAddress.map(({ address }) => address);

/** Texts that lead a lenient reader to loopback. */
const SPELLINGS = [
  "https://127.1/",
  "https://0x7f.1/",
  "https://0177.0.0.1/",
  "https://2130706433/",
  "https://017700000001/",
  "https://0x7f000001/",
  "https://127.0.0.1./",
  "https://127。0。0。1/",
  "https://127．0．0．1/",
  "https://①②⑦.⓪.⓪.①/",
  "https://127%2e0.0.1/",
  "https://%31%32%37.0.0.1/",
  "https://localhost/",
  "https://localhost./",
  "https://LOCALHOST/",
  "https://sub.localhost/",
  "https://ｌocalhost/",
  "https://l\u00adocalhost/",
  "https://127.0.\n0.1/",
  "https://127.0.0.1\\@public.test/",
  "https:\\\\127.0.0.1/",
  "https:127.0.0.1",
  " https://127.0.0.1/",
  "https://public.test@127.0.0.1/",
  "https://public.test:443@127.0.0.1/",
  "https://public.test%40@127.0.0.1/",
];

export const REFUSED_TARGETS: RefusedTarget[] = [
  ...byAddress.map(({ kind, address, unguarded }) => ({
    kind: `${kind}, by a name`,
    url: `https://${nameOf(address)}/`,
    unguarded,
  })),
  ...byAddress.map(({ kind, address, unguarded }) => ({
    kind: `${kind}, as a literal`,
    url: `https://${literal(address)}/`,
    unguarded,
  })),
  ...SPELLINGS.map((url) => ({ kind: "loopback, spelled out", url, unguarded: "127.0.0.1:443" })),
  { kind: "one bad answer of two", url: "https://mixed.test/", unguarded: "10.7.7.7:443" },
  { kind: "a bad AAAA beside a good A", url: "https://mixed-six.test/", unguarded: `${PUBLIC_ADDRESS}:443` },
  { kind: "a name that carries an address", url: "https://127.0.0.1.nip.test/", unguarded: "127.0.0.1:443" },
  { kind: "an alias of an internal name", url: "https://alias.test/", unguarded: "10.8.8.8:443" },
  { kind: "user information", url: "https://user:pass@public.test/", unguarded: `${PUBLIC_ADDRESS}:443` },
  {
    kind: "a port that no rule names",
    url: "https://public.test:8080/",
    unguarded: `${PUBLIC_ADDRESS}:8080`,
  },
  { kind: "port 80", url: "https://public.test:80/", unguarded: `${PUBLIC_ADDRESS}:80` },
  { kind: "http", url: "http://public.test/", unguarded: `${PUBLIC_ADDRESS}:80` },
  { kind: "http to metadata", url: "http://169.254.169.254/latest/", unguarded: "169.254.169.254:80" },
  { kind: "CRLF in the path", url: "https://public.test/\r\nHost: x", unguarded: `${PUBLIC_ADDRESS}:443` },
  { kind: "trailing dots", url: "https://public.test../", unguarded: `${PUBLIC_ADDRESS}:443` },
  { kind: "file", url: "file:///etc/passwd", unguarded: null },
];

/** What the stub name server knows, refused targets included. */
export const STUB_NAMES: Record<string, StubRecords> = {
  "public.test": { A: [[PUBLIC_ADDRESS]], AAAA: [["2600:1f18::1"]] },
  "dns64.test": { A: [[PUBLIC_ADDRESS]], AAAA: [["64:ff9b::5db8:d822"]] },
  "opened.test": { A: [["10.50.0.1"]] },
  "six.test": { AAAA: [["2600:1f18::1"]] },
  "mixed.test": { A: [["10.7.7.7", PUBLIC_ADDRESS]] },
  "mixed-six.test": { A: [[PUBLIC_ADDRESS]], AAAA: [["::1"]] },
  "127.0.0.1.nip.test": { A: [["127.0.0.1"]] },
  "alias.test": { A: [["10.8.8.8"]], CNAME: "internal.test" },
  localhost: { A: [["127.0.0.1"]] },
  "sub.localhost": { A: [["127.0.0.1"]] },
  "rebinding.test": { A: [["93.184.216.35"], ["127.0.0.1"]] },
  "rebinding-reset.test": { A: [["93.184.216.36"], ["169.254.169.254"]] },
  "rebinding-resolved.test": { A: [["93.184.216.37"], ["127.0.0.1"]] },
  "rebinding-unguarded.test": { A: [["93.184.216.38"], ["127.0.0.1"]] },
  ...Object.fromEntries(
    byAddress.map(({ address }) => [
      nameOf(address),
      isV6(address) ? { AAAA: [[address]] } : { A: [[address]] },
    ]),
  ),
};
