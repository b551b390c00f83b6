import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { routeOf } from "./route-of";

describe("the route of a request", () => {
  it.each([
    ["/", "/"],
    ["/?url=secret", "/"],
    ["/diagnose?url=https%3A%2F%2Fa.example.com%2F%3Fcode%3Dsecret", "/diagnose"],
    ["/chains/alb/111122223333/eu-west-1/shop/50dc6c495c0c9188", "/chains/[id]"],
    ["/chains/secret", "/chains/[id]"],
    ["/api/v1/chains/alb/111122223333", "/api/v1/chains/[id]"],
    ["/explain/561", "/explain/[id]"],
    ["/checks/a?b", "/checks/[id]"],
    ["/sign-in/callback?code=secret&state=secret", "/sign-in/callback"],
    ["/api/v1/openapi.json", "/api/v1/openapi.json"],
    ["/api/v1/openapiXjson", "/api/[other]"],
    ["/api/v1/keys?pool=secret", "/api/v1/keys"],
    ["/api/v1/logs", "/api/v1/logs"],
    ["/api/secret", "/api/[other]"],
    ["/_next/static/chunks/secret.js", "/_next/[file]"],
    ["/secret", "/[other]"],
    ["//chains", "/[other]"],
    ["http://secret.example/chains", "/[other]"],
    ["*", "/[other]"],
    ["", "/[other]"],
    ["/chains\n", "/[other]"],
    ["/se\u001b[31mcret", "/[other]"],
  ])("%j is %s", (target, route) => {
    expect(routeOf(target)).toBe(route);
  });

  it("is known for every page and route that there is", () => {
    const app = resolve(import.meta.dirname, "../../../app");
    const unknown = readdirSync(app, { recursive: true, encoding: "utf8" })
      .filter((path) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(path) && !path.startsWith("api/[["))
      .map(
        (path) => `/${path}`.replace(/\/(?:page\.tsx|route\.ts)$/, "").replaceAll(/\[[^\]]+\]+/g, "x") || "/",
      )
      .filter((path) => routeOf(path).includes("[other]"));
    expect(unknown).toEqual([]);
  });
});
