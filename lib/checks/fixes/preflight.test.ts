import { describe, expect, it } from "vitest";
import type { ApiMethod } from "../../model/api";
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

describe("openPreflight", () => {
  it("takes the authorizer off a REST method, looked up by its path", () => {
    expect(fix("rest-token", taking("OPTIONS", "/orders"))).toMatchObject({
      command: [
        'resource="$(aws apigateway get-resources \\',
        "  --region eu-west-1 \\",
        "  --rest-api-id a1b2c3d4e5 \\",
        "  --limit 500 \\",
        "  --query 'items[?path=='\\''/orders'\\''].id' \\",
        '  --output text)" &&',
        "aws apigateway update-method \\",
        "  --region eu-west-1 \\",
        "  --rest-api-id a1b2c3d4e5 \\",
        '  --resource-id "$resource" \\',
        "  --http-method OPTIONS \\",
        `  --patch-operations '[{"op":"replace","path":"/authorizationType","value":"NONE"}]' &&`,
        "aws apigateway create-deployment \\",
        "  --region eu-west-1 \\",
        "  --rest-api-id a1b2c3d4e5 \\",
        "  --stage-name prod",
      ].join("\n"),
    });
  });

  it("takes the key off one that is open otherwise", () => {
    expect(fix("rest-token", taking("OPTIONS", "/orders", "NONE"))).toMatchObject({
      command: expect.stringContaining(`'[{"op":"replace","path":"/apiKeyRequired","value":"false"}]'`),
    });
  });

  it("has the console add OPTIONS beside ANY of a REST API", () => {
    expect(fix("rest-token", taking("ANY", "/orders"))).toMatchObject({
      type: "console",
      steps: expect.arrayContaining([expect.stringContaining("Enable CORS")]),
    });
  });

  it("adds a route beside $default, with its integration", () => {
    const added = fix("http-jwt", taking("", "$default", "JWT"));
    expect(added).toMatchObject({
      title: "Add the route OPTIONS /{proxy+}, which asks for nothing",
      command: expect.stringContaining("--route-key 'OPTIONS /{proxy+}' \\\n  --authorization-type NONE"),
    });
    expect(added).toMatchObject({
      command: expect.stringContaining("--query 'Items[?RouteKey=='\\''$default'\\''].Target'"),
    });
    expect(added).not.toMatchObject({ command: expect.stringContaining("create-deployment") });
  });

  it("opens a route, and deploys where the stage does not", () => {
    expect(fix("http-jwt", taking("OPTIONS", "/orders", "JWT"), false)).toMatchObject({
      command: expect.stringMatching(
        /update-route[\s\S]*--authorization-type NONE &&\naws apigatewayv2 create-deployment/,
      ),
    });
  });
});
