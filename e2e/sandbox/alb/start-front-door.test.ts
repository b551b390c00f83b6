import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignJWT } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import { type OidcParts, oidcWorld } from "../../scenarios/build-oidc";
import { createCookieJar } from "../../support/walk/cookie-jar";
import { reasonOf, type ServedWorld, serveWorld } from "../../support/walk/serve-world";

const APP = "https://door.example.com/";
let served: ServedWorld | undefined;
afterEach(() => served?.close());

async function serve(edit: (parts: OidcParts) => void, logFile?: string): Promise<ServedWorld> {
  served = await serveWorld(oidcWorld("door", edit), logFile === undefined ? {} : { logFile });
  return served;
}

describe("the front door", () => {
  it("appends each line to a file as well", async () => {
    const folder = mkdtempSync(join(tmpdir(), "access-log-"));
    const file = join(folder, "access.log");
    const { ask, accessLog } = await serve(() => undefined, file);
    await ask(APP);
    await ask("http://door.example.com/");
    expect(readFileSync(file, "utf8")).toBe(
      accessLog()
        .map((line) => `${line}\n`)
        .join(""),
    );
    expect(accessLog()).toHaveLength(2);
    rmSync(folder, { recursive: true });
  });

  it.each([
    [
      "no listener at the port",
      ({ region, listener }: OidcParts) =>
        region.elbv2.listeners.splice(region.elbv2.listeners.indexOf(listener), 1),
    ],
    ["no load balancer at the address", ({ name }: OidcParts) => Object.assign(name, { a: ["192.0.2.1"] })],
  ])("does not answer where there is %s", async (_name, edit) => {
    const { ask } = await serve(edit);
    await expect(ask(APP)).rejects.toThrow();
  });

  it("performs jwt-validation over the provider's keys", async () => {
    const { ask, accessLog } = await serve(({ rule, forward, authenticate }) => {
      const config = { JwksEndpoint: `${authenticate.Issuer}/jwks`, Issuer: authenticate.Issuer };
      rule.Actions = [{ Type: "jwt-validation", Order: 1, JwtValidationConfig: config }, forward];
    });
    expect((await ask(APP)).status).toBe(401);
    expect(reasonOf(accessLog().at(-1))).toBe("JWTHeaderNotPresent");
    const forged = await new SignJWT({}).setProtectedHeader({ alg: "HS256" }).sign(new Uint8Array(32));
    expect((await ask(APP, { headers: { authorization: `Bearer ${forged}` } })).status).toBe(401);
    expect(reasonOf(accessLog().at(-1))).toBe("JWTSignatureValidationFailed");
  });

  it("lets rules that share a cookie name share the session", async () => {
    const { walk } = await serve(({ region, rule }) => {
      const [condition] = rule.Conditions ?? [];
      const admin = { Field: "path-pattern", PathPatternConfig: { Values: ["/admin"] } };
      region.elbv2.rules.push({
        ...structuredClone(rule),
        RuleArn: `${rule.RuleArn}admin`,
        Priority: "5",
        Conditions: condition ? [condition, admin] : [admin],
      });
    });
    const jar = createCookieJar();
    await walk(APP, jar);
    expect((await walk(`${APP}admin`, jar)).steps).toHaveLength(1);
  });
});
