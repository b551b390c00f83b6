import { describe, expect, it } from "vitest";
import type { FleetChain } from "@/lib/model/fleet";
import { countStates, filterChains, sortChains } from "./filter-chains";

const row = (host: string, given: Partial<FleetChain> = {}): FleetChain => ({
  id: `alb/123456789012/eu-west-1/shop/1/2/${host}`,
  kind: "alb-cognito",
  host,
  hosts: [host],
  account: "123456789012",
  accountName: "prod",
  region: "eu-west-1",
  root: "shop",
  place: "HTTPS:443, rule 10",
  worst: null,
  counts: { fail: 0, likely: 0, unknown: 0, pass: 12 },
  ...given,
});
const bad = (status: NonNullable<FleetChain["worst"]>["status"]) => ({
  severity: "breaks-sign-in" as const,
  check: "app-client-missing",
  title: "T",
  status,
});

const rows = [
  row("b.example.com"),
  row("a.example.com"),
  row("open.example.com", { kind: "alb-open" }),
  row("likely.example.com", { worst: bad("likely"), counts: { fail: 0, likely: 1, unknown: 0, pass: 9 } }),
  row("broken.example.com", { worst: bad("fails"), counts: { fail: 1, likely: 0, unknown: 0, pass: 9 } }),
  row("unread.example.com", { counts: { fail: 0, likely: 0, unknown: 12, pass: 0 } }),
];
const hosts = (found: readonly FleetChain[]) => found.map(({ host }) => host.split(".", 1)[0]);

describe("sortChains", () => {
  it("puts the worst first, then goes by host", () => {
    expect(hosts(sortChains(rows))).toEqual(["broken", "likely", "unread", "a", "b", "open"]);
  });
});

describe("filterChains", () => {
  it.each([
    ["", "", "", 6],
    ["broken", "", "", 1],
    ["shop HTTPS:443", "", "", 6],
    ["app-client-missing", "", "", 2],
    ["prod nowhere", "", "", 0],
    ["", "alb-open", "", 1],
    ["", "", "fails", 1],
    ["", "", "unknown", 1],
  ])("text %j, kind %j, state %j", (text, kind, state, count) => {
    expect(filterChains(rows, { text, kind, state })).toHaveLength(count);
  });
});

describe("countStates", () => {
  it("does not count what could not be read as passing", () => {
    expect(countStates(rows)).toEqual([
      { status: "fails", count: 1 },
      { status: "likely", count: 1 },
      { status: "unknown", count: 1 },
      { status: "by-design", count: 0 },
      { status: "passes", count: 3 },
    ]);
  });
});
