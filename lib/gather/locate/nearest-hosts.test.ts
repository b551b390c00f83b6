import { describe, expect, it } from "vitest";
import { nearestHosts } from "./nearest-hosts";

describe("nearestHosts", () => {
  const known = ["shop.example.com", "shop2.example.com", "*.example.com", "api.example.org"];
  it.each([
    ["shpo.example.com", ["shop.example.com", "shop2.example.com"]],
    ["shop1.example.com", ["shop.example.com", "shop2.example.com"]],
    ["www.unrelated.test", []],
    ["shop.example.com", ["shop2.example.com"]],
  ])("%s", (host, nearest) => {
    expect(nearestHosts(host, known)).toEqual(nearest);
  });
});
