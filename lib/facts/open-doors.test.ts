import { describe, expect, it } from "vitest";
import type { Permission } from "../model/network";
import { groupRule } from "../testing/healthy-network";
import { openDoors } from "./open-doors";

const doors = (...Ingress: Permission[]) =>
  openDoors([{ GroupId: "sg-web", GroupName: "web", Ingress, Egress: [] }], [8080, 9090], ["sg-lb"]).map(
    ({ rule, from, everyone }) => [rule, from, everyone],
  );
const lb = groupRule(8080, { GroupIds: ["sg-lb"] });

describe("openDoors", () => {
  it.each<[string, Permission[], unknown[]]>([
    ["no rule at all", [], []],
    ["the load balancer alone", [lb], []],
    ["the other targets", [lb, groupRule(undefined, { GroupIds: ["sg-web"] })], []],
    ["the world at another port", [lb, groupRule(22, { Cidrs: ["0.0.0.0/0"] })], []],
    [
      "the world by another protocol",
      [lb, { ...groupRule(8080, { Cidrs: ["0.0.0.0/0"] }), Protocol: "udp" }],
      [],
    ],
    ["the world", [lb, groupRule(8080, { Cidrs: ["0.0.0.0/0"] })], [[1, ["0.0.0.0/0"], true]]],
    ["the world over IPv6", [groupRule(8080, { Cidrs: ["::/0"] })], [[0, ["::/0"], true]]],
    ["the world at every port", [groupRule(undefined, { Cidrs: ["0.0.0.0/0"] })], [[0, ["0.0.0.0/0"], true]]],
    ["an office", [groupRule(9090, { Cidrs: ["198.51.100.0/24"] })], [[0, ["198.51.100.0/24"], true]]],
    ["the VPC", [groupRule(8080, { Cidrs: ["10.0.0.0/16"] })], [[0, ["10.0.0.0/16"], false]]],
    ["unique local addresses", [groupRule(8080, { Cidrs: ["fd00::/8"] })], [[0, ["fd00::/8"], false]]],
    [
      "another group beside it",
      [groupRule(8080, { GroupIds: ["sg-lb", "sg-vpn"] })],
      [[0, ["sg-vpn"], false]],
    ],
    ["a prefix list", [groupRule(8080, { PrefixListIds: ["pl-1"] })], [[0, ["pl-1"], false]]],
    [
      "two doors",
      [groupRule(8080, { Cidrs: ["10.0.0.0/16"] }), lb, groupRule(9090, { GroupIds: ["sg-vpn"] })],
      [
        [0, ["10.0.0.0/16"], false],
        [2, ["sg-vpn"], false],
      ],
    ],
  ])("%s", (_name, rules, expected) => {
    expect(doors(...rules)).toEqual(expected);
  });
});
