import { expect, it } from "vitest";
import { frontProxy } from "./front-proxy";

it.each<[cname: string[], name: string | undefined, endsTls: boolean | undefined]>([
  [[], undefined, undefined],
  [["d111.cloudfront.net"], "CloudFront", true],
  [["D111.CloudFront.net."], "CloudFront", true],
  [["alias.example.net", "d111.cloudfront.net"], "CloudFront", true],
  [["a1b2.awsglobalaccelerator.com"], "Global Accelerator", false],
  [["app.example.com.cdn.cloudflare.net"], "Cloudflare", true],
  [["x.global.fastly.net"], "Fastly", true],
  [["x.edgekey.net", "e1.a.akamaiedge.net"], "Akamai", true],
  [["shop-123.eu-west-1.elb.amazonaws.com"], undefined, undefined],
  [["cloudfront.net.example.com"], undefined, undefined],
  [["notcloudfront.net"], undefined, undefined],
])("%j leads to %s", (cname, name, endsTls) => {
  expect(frontProxy(cname)?.name).toBe(name);
  expect(frontProxy(cname)?.endsTls).toBe(endsTls);
});
