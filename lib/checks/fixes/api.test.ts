import { describe, expect, it } from "vitest";
import { apiChainOf, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { consoleAuthorizer, deployDraft, editJwtAuthorizer, type JwtEdit, patchRestAuthorizer } from "./api";

const chainOf = (kind: "rest-cognito" | "rest-jwt" | "http-jwt") => apiChainOf(apiSnapshotOf(kind));
const drafted = (kind: "rest-jwt" | "http-jwt") => {
  let found: Parameters<typeof editJwtAuthorizer>[2];
  apiSnapshotOf(kind, ({ draft }) => {
    [found] = draft.authorizers;
  });
  return found;
};
const lines = (text: string | undefined) =>
  (text ?? "").split(" &&\n").map((line) => line.replaceAll(" \\\n  ", " "));
const place = "--region eu-west-1 --rest-api-id a1b2c3d4e5 --authorizer-id auth01";
const httpPlace = "--region eu-west-1 --api-id a1b2c3d4e5 --authorizer-id auth01";
const deploys =
  "aws apigateway create-deployment --region eu-west-1 --rest-api-id a1b2c3d4e5 --stage-name prod";

describe("patchRestAuthorizer", () => {
  const fix = patchRestAuthorizer(
    chainOf("rest-cognito"),
    "auth01",
    { op: "replace", path: "/identityValidationExpression", value: "", before: "it's" },
    "Take it off",
  );

  it("changes the one field and deploys", () => {
    expect(fix.type === "cli" ? lines(fix.command) : []).toEqual([
      `aws apigateway update-authorizer ${place} --patch-operations '[{"op":"replace","path":"/identityValidationExpression","value":""}]'`,
      deploys,
    ]);
  });

  it("goes back to what was there", () => {
    expect(fix.type === "cli" ? lines(fix.undo)[0] : "").toContain(`"value":"it'\\''s"`);
  });

  it("says that a deployment ships the whole draft", () => {
    expect(fix.type === "cli" ? fix.risk : "").toMatch(
      /deployment ships all of the draft.*111122223333, eu-west-1/,
    );
  });
});

describe("deployDraft", () => {
  it.each([
    ["rest-cognito", "aws apigateway update-stage"],
    ["http-jwt", "aws apigatewayv2 update-stage"],
  ] as const)("%s goes back by %s", (kind, undo) => {
    const fix = deployDraft(chainOf(kind), { deploymentId: "dep001", autoDeploy: false });
    const back = fix.type === "cli" ? (fix.undo ?? "") : "";
    expect(back.slice(0, undo.length)).toBe(undo);
    expect(back).toContain("dep001");
  });

  it("has no command for a stage that deploys by itself: AWS may refuse one", () => {
    const fix = deployDraft(chainOf("http-jwt"), { deploymentId: "dep001", autoDeploy: true });
    expect(fix).toMatchObject({ type: "steps", title: "Have stage prod deploy again" });
  });
});

describe("editJwtAuthorizer", () => {
  const audience: JwtEdit = { type: "audience", issuer: "https://login.acme.example", add: "web" };
  const issuer: JwtEdit = { type: "issuer", from: "https://a.example/", to: "https://a.example" };
  const edited = (kind: "rest-jwt" | "http-jwt", edit: JwtEdit, autoDeploy = true) => {
    const fix = editJwtAuthorizer(chainOf(kind), { autoDeploy }, drafted(kind), edit, "Change it", "check");
    if (fix?.type !== "cli") throw new Error("no command");
    return fix;
  };

  it("REST: sends all of the configuration back, without the key addresses, and deploys", () => {
    expect(lines(edited("rest-jwt", audience).command)).toEqual([
      `aws apigateway get-authorizer ${place} --query jwtConfiguration --output json > check-auth01.before.json`,
      `jq 'del(.issuers[].jwksUri) | .issuers |= map(if .issuer == "https://login.acme.example" then .audiences += ["web"] else . end)' check-auth01.before.json > check-auth01.json`,
      `aws apigateway update-authorizer ${place} --patch-operations "$(jq -n --rawfile v check-auth01.json '[{op: "replace", path: "/jwtConfiguration", value: $v}]')"`,
      deploys,
    ]);
  });

  it("REST: goes back likewise", () => {
    expect(lines(edited("rest-jwt", issuer).undo)[0]).toBe(
      "jq 'del(.issuers[].jwksUri)' check-auth01.before.json > check-auth01.undo.json",
    );
  });

  it.each([
    [audience, `.Audience += ["web"]`],
    [issuer, '.Issuer = "https://a.example"'],
  ])("HTTP: %o", (edit, filter) => {
    expect(lines(edited("http-jwt", edit).command)).toEqual([
      `aws apigatewayv2 get-authorizer ${httpPlace} --query JwtConfiguration --output json > check-auth01.before.json`,
      `jq '${filter}' check-auth01.before.json > check-auth01.json`,
      `aws apigatewayv2 update-authorizer ${httpPlace} --jwt-configuration file://check-auth01.json`,
    ]);
  });

  it("HTTP: deploys where the stage does not do so by itself", () => {
    expect(lines(edited("http-jwt", issuer, false).command).at(-1)).toBe(
      "aws apigatewayv2 create-deployment --region eu-west-1 --api-id a1b2c3d4e5 --stage-name prod",
    );
  });

  it("is not offered where the draft has no such authorizer", () => {
    expect(
      editJwtAuthorizer(chainOf("http-jwt"), { autoDeploy: true }, undefined, issuer, "x", "x"),
    ).toBeNull();
  });
});

describe("consoleAuthorizer", () => {
  it.each([
    ["rest-cognito", 3],
    ["http-jwt", 2],
  ] as const)("%s: a REST API is deployed as well", (kind, steps) => {
    const fix = consoleAuthorizer(chainOf(kind), ["Edit"], "Edit it");
    expect(fix.type === "console" ? fix.steps : []).toHaveLength(steps);
    expect(fix).toMatchObject({
      url: "https://eu-west-1.console.aws.amazon.com/apigateway/main/apis?region=eu-west-1",
    });
  });
});
