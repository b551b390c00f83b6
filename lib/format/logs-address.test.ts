import { describe, expect, it } from "vitest";
import { logsAddress } from "./logs-address";

const chain = "alb/111122223333/eu-west-1/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee";
const scope = "scope=alb%2F111122223333%2Feu-west-1%2Fshop%2F50dc6c495c0c9188";

describe("logsAddress", () => {
  it.each([
    ["names the load balancer", chain, undefined, `/logs?${scope}`],
    [
      "names half an hour on both sides of a moment",
      chain,
      "2026-10-06T09:15:01+02:00",
      `/logs?${scope}&from=2026-10-06T06%3A45%3A01Z&to=2026-10-06T07%3A45%3A01Z`,
    ],
    ["leaves out what is no time", chain, "soon", `/logs?${scope}`],
    ["is none for an API", "rest/111122223333/eu-west-1/a1b2c3d4e5/prod/GET/%2F", undefined, null],
    ["is none for no chain", null, undefined, null],
  ])("%s", (_, of, at, address) => {
    expect(logsAddress(of, at)).toBe(address);
  });
});
