import { describe, expect, it } from "vitest";
import { type OidcParts, oidcWorld } from "../../scenarios/build-oidc";
import { serveWorld } from "./serve-world";
import type { Walk } from "./walk";

const APP = "https://walked.example.com/";

async function walked(edit: (parts: OidcParts) => void, url = APP): Promise<Walk> {
  const served = await serveWorld(oidcWorld("walked", edit));
  const result = await served.walk(url);
  await served.close();
  return result;
}

describe("walk", () => {
  it("gives up after 20 redirects, as a browser does", async () => {
    const { steps, last } = await walked(({ rule }) => {
      const config = { Path: "/again", StatusCode: "HTTP_302" as const };
      rule.Actions = [{ Type: "redirect", Order: 1, RedirectConfig: config }];
    });
    expect(steps).toHaveLength(21);
    expect(last).toEqual({ at: "browser", status: 302 });
  });

  it("stays at the provider where nobody is known", async () => {
    const { steps, last } = await walked(({ world }) => {
      world.users = [];
    });
    expect(last).toEqual({ at: "provider", status: 200 });
    expect(steps.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it("names the load balancer where a rule answers itself", async () => {
    const { last } = await walked(({ rule }) => {
      rule.Conditions = [{ Field: "path-pattern", PathPatternConfig: { Values: ["/elsewhere"] } }];
    });
    expect(last).toEqual({ at: "load-balancer", status: 404 });
  });

  it("ends in the browser where the certificate names another host", async () => {
    const world = oidcWorld("walked");
    const own = Object.keys(world.names).find((name) => name.endsWith(".elb.amazonaws.com"));
    const { steps, last } = await walked(() => undefined, `https://${own}/`);
    expect([steps.length, last]).toEqual([1, { at: "browser" }]);
  });

  it("tells steps with their addresses", async () => {
    const { steps } = await walked(() => undefined);
    expect(steps.map(({ method, url, status }) => [method, new URL(url).host, status])).toEqual([
      ["GET", "walked.example.com", 302],
      ["GET", "walked.login.example", 303],
      ["GET", "walked.login.example", 200],
      ["POST", "walked.login.example", 303],
      ["GET", "walked.login.example", 303],
      ["GET", "walked.example.com", 302],
      ["GET", "walked.example.com", 200],
    ]);
  });
});
