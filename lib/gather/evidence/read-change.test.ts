import { describe, expect, it } from "vitest";
import { readChange, withBefore } from "./read-change";

const at = new Date("2026-03-02T02:39:00Z");
const resources = new Set(["client1", "arn:rule", "sg-1", "api1"]);

function read(source: string, eventName: string, requestParameters: unknown, over: object = {}) {
  const CloudTrailEvent = JSON.stringify({
    eventSource: `${source}.amazonaws.com`,
    eventName,
    requestParameters,
    userIdentity: {
      type: "AssumedRole",
      sessionContext: { sessionIssuer: { userName: "deploy-role" } },
    },
    ...over,
  });
  return readChange({ EventId: "e1", EventTime: at, Username: "session", CloudTrailEvent }, resources);
}

describe("readChange", () => {
  it("tells who changed which field of what, and when", () => {
    const parameters = {
      userPoolId: "p",
      clientId: "client1",
      callbackURLs: ["https://a/"],
      clientName: "web",
    };
    expect(read("cognito-idp", "UpdateUserPoolClient", parameters)).toEqual({
      id: "e1",
      at: at.toISOString(),
      event: "UpdateUserPoolClient",
      service: "cognito-idp",
      who: "deploy-role",
      resources: ["client1"],
      fields: [{ field: "CallbackURLs", before: null, after: ["https://a/"] }],
    });
  });

  it.each([
    ["another client", "cognito-idp", "UpdateUserPoolClient", { clientId: "client2", callbackURLs: [] }, {}],
    [
      "a call that failed",
      "cognito-idp",
      "DeleteUserPoolClient",
      { clientId: "client1" },
      { errorCode: "Denied" },
    ],
    ["an event that is not read", "cognito-idp", "AdminSetUserPassword", { clientId: "client1" }, {}],
    ["another service", "s3", "DeleteBucket", { clientId: "client1" }, {}],
    ["no parameters", "cognito-idp", "UpdateUserPoolClient", null, {}],
    ["a name of Object", "cognito-idp", "toString", { clientId: "client1" }, {}],
  ])("leaves out %s", (_, source, name, parameters, over) => {
    expect(read(source, name, parameters, over)).toBeNull();
  });

  it.each(["", "{", "null", '"text"', "[]"])("leaves out what is no event: %j", (CloudTrailEvent) => {
    expect(readChange({ EventId: "e", EventTime: at, CloudTrailEvent }, resources)).toBeNull();
  });

  const secret = "canary-7f3a";
  it.each([
    [
      "elasticloadbalancing",
      "ModifyRule",
      {
        ruleArn: "arn:rule",
        actions: [
          {
            type: "authenticate-oidc",
            authenticateOidcConfig: {
              clientId: "web",
              clientSecret: secret,
              authenticationRequestExtraParams: { login_hint: secret },
            },
          },
        ],
      },
    ],
    [
      "cognito-idp",
      "UpdateUserPoolClient",
      { clientId: "client1", clientSecret: secret, analytics: { key: secret } },
    ],
    ["cognito-idp", "AddUserPoolClientSecret", { clientId: "client1", clientSecret: secret }],
    [
      "apigateway",
      "UpdateStage",
      { restApiId: "api1", patchOperations: [{ op: "replace", path: "/variables/key", value: secret }] },
    ],
  ])("drops secrets: %s %s", (source, name, parameters) => {
    const change = read(source, name, parameters, { responseElements: { clientSecret: secret } });
    expect(change).not.toBeNull();
    expect(JSON.stringify(change)).not.toContain(secret);
  });

  it("reads through lists and nested objects", () => {
    const items = [{ ipProtocol: "tcp", toPort: 443, ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] } }];
    expect(
      read("ec2", "RevokeSecurityGroupEgress", { groupId: "sg-1", ipPermissions: { items } })?.fields,
    ).toEqual([{ field: "Egress", before: null, after: ["tcp", "443", "0.0.0.0/0"] }]);
  });

  it("cuts what is long", () => {
    const callbackURLs = Array.from({ length: 80 }, () => "x".repeat(1000));
    const [field] =
      read("cognito-idp", "UpdateUserPoolClient", { clientId: "client1", callbackURLs })?.fields ?? [];
    expect([field?.after.length, field?.after[0]?.length]).toEqual([50, 300]);
  });
});

describe("withBefore", () => {
  const change = (id: string, event: string, after: string[]) => ({
    id,
    at: at.toISOString(),
    event,
    service: "cognito-idp",
    who: "deploy-role",
    resources: ["client1"],
    fields: [{ field: "CallbackURLs", before: null, after }],
  });

  it("tells what the change before it had set, of the same thing only", () => {
    const all = [
      change("1", "UpdateUserPoolClient", ["a"]),
      change("2", "CreateRoute", ["b"]),
      change("3", "UpdateUserPoolClient", ["c"]),
    ];
    expect(withBefore(all).map(({ fields }) => fields[0]?.before)).toEqual([null, null, ["a"]]);
  });
});
