import { expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import type { HostAddresses } from "../model/probe";
import { whereHostLeads } from "./where-host-leads";

const name = "Shop-123.eu-west-1.elb.amazonaws.com";
const answered = (changes: Partial<HostAddresses>): HostAddresses => ({
  host: "app.example.com",
  a: [],
  aaaa: [],
  cname: [],
  ...changes,
});
const own = ok({
  value: answered({ host: name.toLowerCase(), a: ["203.0.113.10"], aaaa: ["2001:db8::1"] }),
  at: "",
  resource: { kind: "host" as const, id: name, name },
});

it.each<[Partial<HostAddresses>, ReturnType<typeof whereHostLeads>["to"]]>([
  [{ host: name.toLowerCase() }, "load-balancer"],
  [{ cname: ["shop-123.eu-west-1.elb.amazonaws.com."] }, "load-balancer"],
  [{ cname: ["dualstack.shop-123.eu-west-1.elb.amazonaws.com"] }, "load-balancer"],
  [{ a: ["203.0.113.10"] }, "load-balancer"],
  [{ aaaa: ["2001:db8::1"] }, "load-balancer"],
  [{ a: ["192.0.2.1"], cname: ["d1.cloudfront.net"] }, "proxy"],
  [{ a: ["192.0.2.1"], cname: ["old-9.us-east-1.elb.amazonaws.com"] }, "other-load-balancer"],
  [{ cname: ["internal-old-9.cn-north-1.elb.amazonaws.com.cn"] }, "other-load-balancer"],
  [{ a: ["192.0.2.1"], cname: ["edge-0a1b.elb.eu-west-1.amazonaws.com"] }, "other-addresses"],
  [{ a: ["192.0.2.1"] }, "other-addresses"],
  [{}, "nowhere"],
])("%j leads to %s", (changes, to) => {
  expect(whereHostLeads(answered(changes), name, own).to).toBe(to);
});

it("says unknown where there is nothing to compare with", () => {
  const elsewhere = answered({ a: ["192.0.2.1"] });
  expect(whereHostLeads(elsewhere, name, skipped("it was not asked")).to).toBe("unknown");
  expect(whereHostLeads(answered({}), name, skipped("it was not asked")).to).toBe("nowhere");
});
