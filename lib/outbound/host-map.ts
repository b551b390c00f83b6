import "server-only";
import { isIP, isIPv4, isIPv6 } from "node:net";
import type { DialTarget } from "./dial";
import { screenHost } from "./screen-url";
import type { MappedHost } from "./types";

export interface HostMapEntry {
  a: string[];
  aaaa: string[];
  connect: DialTarget | null;
}

/** Reads the operator's outbound map. Throws with the host and the value where an entry cannot be meant. */
export function parseHostMap(hosts: Record<string, MappedHost>): Map<string, HostMapEntry> {
  return new Map(
    Object.entries(hosts).map(([name, entry]) => {
      const host = screenHost(name);
      if (!host.ok) throw new Error(`outbound hosts: "${name}" cannot be used: ${host.reason}`);
      const wrong = entry.a.find((a) => !isIPv4(a)) ?? entry.aaaa.find((aaaa) => !isIPv6(aaaa));
      if (wrong !== undefined)
        throw new Error(`outbound hosts: "${name}" has a malformed address "${wrong}"`);
      const connect = entry.connect === undefined ? null : parseConnect(name, entry.connect);
      return [host.value, { a: entry.a, aaaa: entry.aaaa, connect }];
    }),
  );
}

function parseConnect(name: string, text: string): DialTarget {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  const ip = bracketed ?? plain ?? "";
  const port = Number(digits);
  if (isIP(ip) !== (bracketed === undefined ? 4 : 6) || !(port >= 1 && port <= 65_535)) {
    throw new Error(
      `outbound hosts: "${name}" has connect "${text}", expected ip:port such as 127.0.0.1:5443`,
    );
  }
  return { ip, port };
}
