import { describe, expect, it } from "vitest";
import type { NetworkAclEntry } from "../model/network";
import { aclEntry as entry } from "../testing/healthy-network";
import { reachByAcl } from "./reach-by-acl";

const address = "203.0.113.80";
const acl = (...Entries: NetworkAclEntry[]) => ({ NetworkAclId: "acl-1", SubnetIds: ["subnet-1"], Entries });
const allIn = entry(100, false, "allow");
const allOut = entry(100, true, "allow");
const last = [entry(32_767, true, "deny"), entry(32_767, false, "deny")];
const ephemeral = [1024, 65_535] as const;
const reach = (entries: NetworkAclEntry[], to = address) =>
  reachByAcl(acl(...entries), { address: to, port: 443 });

describe("reachByAcl: a connection that passes both ways", () => {
  it.each<[string, NetworkAclEntry[]]>([
    ["everything is allowed", [allIn, allOut, ...last]],
    [
      "just the two ranges",
      [
        entry(10, true, "allow", "0.0.0.0/0", [443, 443]),
        entry(10, false, "allow", "0.0.0.0/0", ephemeral),
        ...last,
      ],
    ],
    [
      "just the provider",
      [
        entry(10, true, "allow", "203.0.113.0/24", [443, 443]),
        entry(10, false, "allow", "203.0.113.80/32", ephemeral),
        ...last,
      ],
    ],
    [
      "the answers in two pieces",
      [
        allOut,
        entry(10, false, "allow", "0.0.0.0/0", [1024, 32_767]),
        entry(20, false, "allow", "0.0.0.0/0", [32_768, 65_535]),
        ...last,
      ],
    ],
    [
      "a denial of it comes after",
      [allIn, entry(90, true, "allow", "0.0.0.0/0", [443, 443]), entry(100, true, "deny"), ...last],
    ],
    [
      "entries come in another order than their numbers",
      [entry(200, true, "deny"), entry(100, true, "allow"), allIn, ...last],
    ],
    ["a denial of another port", [allIn, entry(50, true, "deny", "0.0.0.0/0", [80, 80]), allOut, ...last]],
    [
      "a denial of low ports back",
      [allOut, entry(50, false, "deny", "0.0.0.0/0", [0, 1023]), allIn, ...last],
    ],
    ["a denial of another address", [allIn, entry(50, true, "deny", "198.51.100.0/24"), allOut, ...last]],
    ["a denial of IPv6", [allIn, entry(50, true, "deny", "::/0"), allOut, ...last]],
    ["a denial of UDP", [allIn, { ...entry(50, true, "deny"), Protocol: "17" }, allOut, ...last]],
  ])("%s", (_name, entries) => {
    expect(reach(entries)).toEqual({ state: "open" });
  });
});

describe("reachByAcl: a connection that is stopped", () => {
  it.each<
    [
      string,
      { direction: string; number: number | undefined; elsewhere?: boolean; partly?: boolean },
      NetworkAclEntry[],
    ]
  >([
    ["nothing is allowed out", { direction: "out", number: 32_767 }, [allIn, ...last]],
    ["nothing is allowed back", { direction: "back", number: 32_767 }, [allOut, ...last]],
    ["there is no entry at all", { direction: "out", number: undefined }, []],
    [
      "another port out",
      { direction: "out", number: 32_767 },
      [allIn, entry(10, true, "allow", "0.0.0.0/0", [80, 80]), ...last],
    ],
    [
      "only private addresses out",
      { direction: "out", number: 32_767 },
      [allIn, entry(10, true, "allow", "10.0.0.0/8"), ...last],
    ],
    [
      "only IPv6 out",
      { direction: "out", number: 32_767 },
      [allIn, entry(10, true, "allow", "::/0"), ...last],
    ],
    ["only UDP out", { direction: "out", number: 32_767 }, [allIn, { ...allOut, Protocol: "17" }, ...last]],
    [
      "the port is denied first",
      { direction: "out", number: 90 },
      [allIn, entry(90, true, "deny", "0.0.0.0/0", [443, 443]), allOut, ...last],
    ],
    [
      "everything is denied first",
      { direction: "out", number: 1 },
      [allIn, entry(1, true, "deny"), allOut, ...last],
    ],
    [
      "the address is denied first",
      { direction: "out", number: 90, elsewhere: true },
      [allIn, entry(90, true, "deny", "203.0.113.0/24"), allOut, ...last],
    ],
    [
      "another provider's block alone",
      { direction: "out", number: 32_767, elsewhere: true },
      [allIn, entry(10, true, "allow", "198.51.100.0/24", [443, 443]), ...last],
    ],
    [
      "the address is denied on the way back",
      { direction: "back", number: 90, elsewhere: true },
      [allOut, entry(90, false, "deny", "203.0.113.80/32"), allIn, ...last],
    ],
    [
      "only 443 back, as if answers came to it",
      { direction: "back", number: 32_767 },
      [allOut, entry(10, false, "allow", "0.0.0.0/0", [443, 443]), ...last],
    ],
    ["both ways shut: the way out is met first", { direction: "out", number: 32_767 }, [...last]],
    [
      "half of the answers' ports",
      { direction: "back", number: 32_767, partly: true, elsewhere: true },
      [allOut, entry(10, false, "allow", "0.0.0.0/0", [32_768, 65_535]), ...last],
    ],
    [
      "a hole in the answers' ports",
      { direction: "back", number: 50, partly: true, elsewhere: true },
      [allOut, entry(50, false, "deny", "0.0.0.0/0", [3306, 3306]), allIn, ...last],
    ],
  ])("%s", (_name, { direction, number, elsewhere = false, partly = false }, entries) => {
    const passage = reach(entries);
    if (passage.state !== "shut") throw new Error(passage.state);
    const { by } = passage;
    expect([by.direction, by.entry?.RuleNumber]).toEqual([direction, number]);
    expect([passage.elsewhere, passage.partly]).toEqual([elsewhere, partly]);
  });

  it("never proves it of a private address, which may be in the same subnet", () => {
    expect(reach([...last], "10.0.0.5")).toMatchObject({ state: "shut", elsewhere: true });
  });
});
