import { createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { dialledRequest } from "../../sandbox/tls/dialled-request";
import { cognitoWorld } from "../../scenarios/build-cognito";
import { oidcWorld } from "../../scenarios/build-oidc";
import { createCookieJar } from "./cookie-jar";
import { serveWorld } from "./serve-world";

const fieldsOf = (line: string): string[] => line.match(/"[^"]*"|\S+/g) ?? [];
const shown = (page: string, header: string): string =>
  new RegExp(`data-header="${header}">([^<]*)<`).exec(page)?.[1] ?? "";

describe.each([
  ["Cognito", cognitoWorld("walk-cognito"), "https://walk-cognito.example.com/orders?page=2"],
  ["an OIDC provider", oidcWorld("walk-oidc"), "https://walk-oidc.example.com/orders?page=2"],
] as const)("signing in with %s", (_name, world, url) => {
  it("ends at the target, with 302, 302 and 200 in a log of 36 fields", async () => {
    const served = await serveWorld(world);
    const jar = createCookieJar();
    const first = await served.walk(url, jar);
    expect(first.last).toEqual({ at: "target", status: 200 });
    expect(first.steps.at(-1)?.url).toBe(url);

    const lines = served.accessLog().map(fieldsOf);
    expect(lines.map((fields) => fields.length)).toEqual([36, 36, 36]);
    expect(lines.map((fields) => [fields[8], fields[20], fields[22], fields[24]])).toEqual([
      ["302", "10", '"authenticate"', '"-"'],
      ["302", "10", '"authenticate"', '"-"'],
      ["200", "10", '"authenticate,forward"', '"-"'],
    ]);

    // The same browser again: no sign-in, straight to the target.
    const again = await served.walk(url, jar);
    expect(again.steps).toHaveLength(1);
    expect(again.last).toEqual({ at: "target", status: 200 });
    await served.close();
  });

  it("hands the target headers that the Region's public key verifies", async () => {
    const served = await serveWorld(world);
    const { page } = await served.walk(url);
    expect(shown(page, "x-amzn-oidc-identity")).toBe(world.users[0]?.claims.sub);
    const [header = "", payload = "", signature = ""] = shown(page, "x-amzn-oidc-data").split(".");
    for (const part of [header, payload, signature]) expect(part.length % 4).toBe(0);
    const { kid, signer } = JSON.parse(Buffer.from(header, "base64url").toString());
    expect(signer).toBe(world.accounts[0]?.regions["eu-west-1"]?.elbv2.loadBalancers[0]?.LoadBalancerArn);

    const key = await dialledRequest({
      url: new URL(`https://public-keys.auth.elb.eu-west-1.amazonaws.com/${kid}`),
      method: "GET",
      headers: {},
      dial: () =>
        served.dial(
          Object.keys(world.names).find((name) => world.names[name]?.serves === "provider") ?? "",
          443,
        ),
      ca: served.authority.caPem,
      timeoutMs: 2000,
    });
    expect(key.state === "answered" && key.status).toBe(200);
    const pem = key.state === "answered" ? key.body : "";
    const content = Buffer.from(`${header}.${payload}`);
    const good = { key: createPublicKey(pem), dsaEncoding: "ieee-p1363" } as const;
    expect(verify("sha256", content, good, Buffer.from(signature, "base64url"))).toBe(true);
    await served.close();
  });
});

describe("from plain HTTP", () => {
  it("is redirected to HTTPS first", async () => {
    const served = await serveWorld(cognitoWorld("walk-http"));
    const { steps, last } = await served.walk("http://walk-http.example.com/");
    expect(steps[0]).toMatchObject({ status: 301, location: "https://walk-http.example.com:443/" });
    expect(last).toEqual({ at: "target", status: 200 });
    await served.close();
  });
});
