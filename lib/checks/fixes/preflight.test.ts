import { describe, expect, it } from "vitest";
import type { ApiMethod } from "../../model/api";
import type { Fix } from "../../model/finding";
import { type ApiTestKind, apiChainOf, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { openPreflight } from "./preflight";

const taking = (httpMethod: string, path: string, authorizationType = "CUSTOM"): ApiMethod => ({
  httpMethod,
  path,
  authorizationType,
  authorizationScopes: [],
  apiKeyRequired: authorizationType === "NONE",
});
const fix = (kind: ApiTestKind, method: ApiMethod, autoDeploy = true) =>
  openPreflight(apiChainOf(apiSnapshotOf(kind)), { autoDeploy }, method);

/** The calls of a command or of what undoes it, each on one line. */
function linesOf(fix: Fix, what: "command" | "undo"): string[] {
  const text = fix.type === "cli" ? (fix[what] ?? "") : "";
  return text.split(" &&\n").map((line) => line.replaceAll(" \\\n  ", " "));
}

describe("openPreflight", () => {
  it("takes the authorizer off a REST method, found by its path and read before", () => {
    const opened = fix("rest-token", taking("OPTIONS", "/orders"));
    const [find, read, edit, send, deploy] = linesOf(opened, "command");
    expect(find).toBe(
      `resource="$(aws apigateway get-resources --region eu-west-1 --rest-api-id a1b2c3d4e5 --query 'items[?path=='\\''/orders'\\''].id' --output text)"`,
    );
    expect(read).toMatch(
      /get-method .*"\$resource" --output json > preflight-protected-a1b2c3d4e5-OPTIONS-orders\.before\.json$/,
    );
    expect(edit).toMatch(/^jq .*path: "\/authorizationScopes".*path: "\/authorizationType", value: "NONE"/s);
    expect(edit).not.toContain("apiKeyRequired");
    expect(send).toMatch(
      /update-method .*--patch-operations file:\/\/preflight-protected-a1b2c3d4e5-OPTIONS-orders\.json$/,
    );
    expect(deploy).toMatch(/create-deployment .*--stage-name prod$/);
    expect(linesOf(opened, "undo").map((line) => line.split(" ")[2])).toEqual([
      "get-resources",
      expect.any(String),
      "update-method",
      "create-deployment",
    ]);
  });

  it("takes the key off one that is open otherwise", () => {
    const [, , edit] = linesOf(fix("rest-token", taking("OPTIONS", "/orders", "NONE")), "command");
    expect(edit).toMatch(/^jq '\[\{op: "replace", path: "\/apiKeyRequired", value: "false"\}\]' /);
  });

  it("has the console add OPTIONS beside ANY of a REST API", () => {
    expect(fix("rest-token", taking("ANY", "/orders"))).toMatchObject({
      type: "console",
      steps: expect.arrayContaining([expect.stringContaining("Enable CORS")]),
    });
  });

  it("adds a route beside $default, with its integration, and takes it away again", () => {
    const added = fix("http-jwt", taking("", "$default", "JWT"));
    expect(added.title).toBe("Add the route OPTIONS /{proxy+}, which asks for nothing");
    const [find, create, ...more] = linesOf(added, "command");
    expect(find).toContain("--query 'Items[?RouteKey=='\\''$default'\\''].Target'");
    expect(create).toContain(`--route-key 'OPTIONS /{proxy+}' --authorization-type NONE --target "$target"`);
    expect(more).toEqual([]);
    const [again, remove] = linesOf(added, "undo");
    expect(again).toContain("--query 'Items[?RouteKey=='\\''OPTIONS /{proxy+}'\\''].RouteId'");
    expect(remove).toMatch(/delete-route .*--route-id "\$route"$/);
  });

  it("opens a route, and deploys where the stage does not", () => {
    const opened = fix("http-jwt", taking("OPTIONS", "/orders", "JWT"), false);
    expect(linesOf(opened, "command").map((line) => line.split(" ")[2])).toEqual([
      "get-routes",
      expect.any(String),
      "update-route",
      "create-deployment",
    ]);
    expect(linesOf(opened, "undo")).toHaveLength(3);
  });

  it("names a route whatever stands in its key", () => {
    const [read] = linesOf(fix("http-jwt", taking("OPTIONS", "/it's", "JWT")), "command");
    expect(read).toContain(String.raw`RouteKey=='\''OPTIONS /it\'\''s'\''`);
  });
});
