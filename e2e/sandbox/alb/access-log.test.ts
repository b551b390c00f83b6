import { describe, expect, it } from "vitest";
import { cognitoWorld } from "../../scenarios/build-cognito";
import { logLine } from "./access-log";
import { type Arrival, refuse } from "./arrival";
import { balancerAt } from "./balancer-at";

const world = cognitoWorld("access-log");
const balancer = balancerAt(world, "access-log.example.com");
const arrival: Arrival = {
  at: Date.UTC(2026, 9, 6, 9, 15, 1, 118),
  scheme: "https",
  port: 443,
  method: "GET",
  target: '/search?q="a"',
  host: "access-log.example.com",
  httpVersion: "1.1",
  headers: { "user-agent": "curl/8.9.1" },
  headerValues: {},
  cookies: new Map(),
  tls: { serverName: "access-log.example.com", cipher: "TLS_AES_128_GCM_SHA256", protocol: "TLSv1.3" },
};

describe("logLine", () => {
  it("writes 36 fields, times in UTC, quotes as \\x22", () => {
    if (!balancer) throw new Error("the world has no load balancer");
    const line = logLine({
      balancer,
      arrival,
      outcome: refuse(401, "AuthInvalidCookie", { actions: ["authenticate"], priority: 10 }),
      certificateArn: "arn:certificate",
      clientPort: 51512,
      answeredAt: arrival.at + 5,
    });
    const fields = line.match(/"[^"]*"|\S+/g) ?? [];
    expect(fields).toHaveLength(36);
    expect(fields.slice(0, 10)).toEqual([
      "https",
      "2026-10-06T09:15:01.123000Z",
      balancer.path,
      "203.0.113.10:51512",
      "-",
      "-1",
      "-1",
      "-1",
      "401",
      "-",
    ]);
    expect(fields[12]).toBe('"GET https://access-log.example.com:443/search?q=\\x22a\\x22 HTTP/1.1"');
    expect(fields.slice(18, 27)).toEqual([
      '"access-log.example.com"',
      '"arn:certificate"',
      "10",
      "2026-10-06T09:15:01.118000Z",
      '"authenticate"',
      '"-"',
      '"AuthInvalidCookie"',
      '"-"',
      '"-"',
    ]);
    expect(fields.slice(33)).toEqual([expect.stringMatching(/^198\.1[89]\./), "-", "-"]);
  });
});
