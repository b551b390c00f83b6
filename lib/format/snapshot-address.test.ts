import { expect, it } from "vitest";
import { attachLine, saveAddress, snapshotAddress, snapshotFileName } from "./snapshot-address";

it.each([
  [
    "alb/111122223333/eu-west-1/shop/50dc6c495c0c9188/9188/77",
    "/api/v1/snapshot?scope=alb%2F111122223333%2Feu-west-1%2Fshop%2F50dc6c495c0c9188",
  ],
  [
    "rest/111122223333/eu-west-1/a1b2c3d4e5/prod/GET/%2Forders",
    "/api/v1/snapshot?scope=rest%2F111122223333%2Feu-west-1%2Fa1b2c3d4e5%2Fprod%2FGET%2F%252Forders",
  ],
])("%s", (chain, address) => {
  expect(snapshotAddress(chain)).toBe(address);
});

it("saves the chain that was looked at, and what was asked of it", () => {
  expect(saveAddress("alb/1/eu-west-1/shop/50dc/9188/77", { url: "https://a.example/", status: 561 })).toBe(
    "/api/v1/snapshot?scope=alb%2F1%2Feu-west-1%2Fshop%2F50dc&chain=alb%2F1%2Feu-west-1%2Fshop%2F50dc%2F9188%2F77&url=https%3A%2F%2Fa.example%2F&status=561",
  );
  expect(saveAddress("rest/1/2/3/prod/GET/%2F", {})).not.toContain("url=");
});

it("names the file after what and when", () => {
  expect(snapshotFileName("alb/111122223333/eu-west-1/shop/1/2/3", "2026-11-28T03:14:00.123Z")).toBe(
    "shop-20261128T031400Z.json",
  );
});

it("says in one line what is attached and how it is opened", () => {
  const line = attachLine("shop-20261128T031400Z.json", "https://authpath.example.com");
  expect(line).toMatch(
    /^Attached: shop-20261128T031400Z\.json,.* https:\/\/authpath\.example\.com\/snapshot,/,
  );
  expect(line).not.toContain("\n");
});
