import { describe, expect, it } from "vitest";
import { domainCovers, readApiHost } from "./api-host";

describe("hosts of API Gateway", () => {
  it.each([
    [
      "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      { form: "execute-api", apiId: "a1b2c3d4e5", region: "eu-west-1" },
    ],
    [
      "a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn",
      { form: "execute-api", apiId: "a1b2c3d4e5", region: "cn-north-1" },
    ],
    [
      "a1b2c3d4e5.execute-api.eu-west-1.api.aws",
      { form: "execute-api", apiId: "a1b2c3d4e5", region: "eu-west-1" },
    ],
    [
      "a1b2c3d4e5-vpce-0123456789abcdef0.execute-api.eu-west-1.amazonaws.com",
      {
        form: "execute-api",
        apiId: "a1b2c3d4e5",
        region: "eu-west-1",
        vpcEndpointId: "vpce-0123456789abcdef0",
      },
    ],
    [
      "vpce-0123456789abcdef0-abcd1234.execute-api.eu-west-1.vpce.amazonaws.com",
      { form: "vpc-endpoint", vpcEndpointId: "vpce-0123456789abcdef0", region: "eu-west-1" },
    ],
    [
      "vpce-0123456789abcdef0-abcd1234-eu-west-1a.execute-api.eu-west-1.vpce.amazonaws.com",
      { form: "vpc-endpoint", vpcEndpointId: "vpce-0123456789abcdef0", region: "eu-west-1" },
    ],
    ["d-abcdef1234.execute-api.eu-west-1.amazonaws.com", { form: "domain-target", region: "eu-west-1" }],
    ["api.example.com", { form: "other" }],
    ["execute-api.eu-west-1.amazonaws.com", { form: "other" }],
    ["a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com.evil.example", { form: "other" }],
    ["x.a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", { form: "other" }],
  ])("%s", (host, expected) => {
    expect(readApiHost(host)).toEqual(expected);
  });

  it.each([
    ["api.example.com", "api.example.com", true],
    ["*.example.com", "api.example.com", true],
    ["*.example.com", "a.b.example.com", false],
    ["*.example.com", "example.com", false],
    ["api.example.com", "app.example.com", false],
  ])("domain %s covers %s: %s", (domain, host, expected) => {
    expect(domainCovers(domain, host)).toBe(expected);
  });
});
