import { describe, expect, it } from "vitest";
import { apiChainOf, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { corsOnRefusals } from "./gateway-response";

const deploy = [
  "aws apigateway create-deployment \\",
  "  --region eu-west-1 \\",
  "  --rest-api-id a1b2c3d4e5 \\",
  "  --stage-name prod",
];
const on = (operation: string, type: string, ...more: string[]) => [
  `aws apigateway ${operation} \\`,
  "  --region eu-west-1 \\",
  "  --rest-api-id a1b2c3d4e5 \\",
  `  --response-type ${type}${more.length > 0 ? " \\" : " &&"}`,
  ...more.map((line) => `  ${line} &&`),
];

describe("corsOnRefusals", () => {
  it("makes what is not customised, and only adds to what is", () => {
    const drafted = [{ responseType: "UNAUTHORIZED", responseParameters: {}, responseTemplates: {} }];
    const chain = apiChainOf(apiSnapshotOf("rest-token"));
    const fix = corsOnRefusals(chain, ["DEFAULT_4XX", "UNAUTHORIZED"], drafted, "https://shop.example.com");
    const header = "gatewayresponse.header.Access-Control-Allow-Origin";
    // The single quotes belong to API Gateway's literal, and are quoted once more for the shell.
    const literal = "'\\''https://shop.example.com'\\''";
    expect(fix).toMatchObject({
      command: [
        ...on("put-gateway-response", "DEFAULT_4XX", `--response-parameters '{"${header}":"${literal}"}'`),
        ...on(
          "update-gateway-response",
          "UNAUTHORIZED",
          `--patch-operations '[{"op":"add","path":"/responseParameters/${header}","value":"${literal}"}]'`,
        ),
        ...deploy,
      ].join("\n"),
      undo: [
        ...on("delete-gateway-response", "DEFAULT_4XX"),
        ...on(
          "update-gateway-response",
          "UNAUTHORIZED",
          `--patch-operations '[{"op":"remove","path":"/responseParameters/${header}"}]'`,
        ),
        ...deploy,
      ].join("\n"),
    });
  });
});
