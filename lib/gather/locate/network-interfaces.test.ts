import type { NetworkInterface } from "@aws-sdk/client-ec2";
import { describe, expect, it } from "vitest";
import type { Scope } from "../../model/scope";
import { isPrivateAddress, ownersOf } from "./network-interfaces";

describe("ownersOf", () => {
  const alb = (id: string): NetworkInterface => ({
    Description: `ELB app/shop/${id}`,
    OwnerId: "111122223333",
  });
  const scope = (id: string): Scope => ({
    kind: "alb",
    account: "111122223333",
    region: "eu-west-1",
    name: "shop",
    id,
  });
  it.each<[string, NetworkInterface[], unknown[]]>([
    [
      "the interfaces of one load balancer",
      [alb("a"), alb("a")],
      [{ kind: "load-balancer", scope: scope("a") }],
    ],
    [
      "two load balancers",
      [alb("a"), alb("b")],
      [
        { kind: "load-balancer", scope: scope("a") },
        { kind: "load-balancer", scope: scope("b") },
      ],
    ],
    [
      "a network load balancer",
      [{ Description: "ELB net/shop/a", OwnerId: "1" }],
      [{ kind: "other", description: "ELB net/shop/a" }],
    ],
    ["no description", [{ NetworkInterfaceId: "eni-1" }], [{ kind: "other", description: "eni-1" }]],
    ["nobody", [], []],
  ])("%s", (_, interfaces, owners) => {
    expect(ownersOf(interfaces, "eu-west-1")).toEqual(owners);
  });

  it.each([
    ["10.1.2.3", true],
    ["172.16.0.1", true],
    ["172.32.0.1", false],
    ["192.168.1.1", true],
    ["100.64.0.1", true],
    ["100.128.0.1", false],
    ["203.0.113.10", false],
  ])("isPrivateAddress(%s) is %s", (address, expected) => {
    expect(isPrivateAddress(address)).toBe(expected);
  });
});
