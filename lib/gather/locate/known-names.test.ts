import { describe, expect, it } from "vitest";
import { isSameLoadBalancerName, proxyOf, readLoadBalancerName } from "./known-names";

describe("readLoadBalancerName", () => {
  it.each([
    ["shop-123.eu-west-1.elb.amazonaws.com", { name: "shop", region: "eu-west-1" }],
    ["internal-my-app-9.us-gov-west-1.elb.amazonaws.com", { name: "my-app", region: "us-gov-west-1" }],
    ["dualstack.Shop-123.EU-west-1.elb.amazonaws.com", { name: "shop", region: "eu-west-1" }],
    ["shop-1.cn-north-1.elb.amazonaws.com.cn", { name: "shop", region: "cn-north-1" }],
    ["shop-0123456789abcdef.elb.eu-west-1.amazonaws.com", null], // a network load balancer
    ["shop.example.com", null],
    ["shop-123.eu-west-1.elb.amazonaws.com.evil.example", null],
  ])("%s", (host, name) => {
    expect(readLoadBalancerName(host)).toEqual(name);
  });

  it("tells two names of one load balancer from others", () => {
    expect(
      isSameLoadBalancerName("Shop-1.x.elb.amazonaws.com", "dualstack.shop-1.x.elb.amazonaws.com."),
    ).toBe(true);
    expect(isSameLoadBalancerName("shop-1.x.elb.amazonaws.com", "shop-2.x.elb.amazonaws.com")).toBe(false);
  });
});

describe("proxyOf", () => {
  it.each([
    [["app.example.com", "d111.cloudfront.net"], "Amazon CloudFront"],
    [["a1b2.awsglobalaccelerator.com"], "AWS Global Accelerator"],
    [["web-0a.elb.eu-west-1.amazonaws.com"], "a Network Load Balancer"],
    [["app.example.com"], undefined],
  ])("%o", (names, proxy) => {
    expect(proxyOf(names)?.proxy).toBe(proxy);
  });
});
