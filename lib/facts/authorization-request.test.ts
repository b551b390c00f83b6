import { describe, expect, it } from "vitest";
import type { Action } from "../model/load-balancer";
import type { Snapshot } from "../model/snapshot";
import { chainOf, cognitoSnapshot, listenerArn, oidcSnapshot } from "../testing/snapshot-of";
import { authorizationRequest } from "./authorization-request";

const redirectUri = "https://app.example.com/oauth2/idpresponse";

function requestOf(snapshot: Snapshot) {
  const rules = snapshot.artifacts.rules[listenerArn];
  const action: Action | undefined = rules?.state === "ok" ? rules.value[0]?.Actions[0] : undefined;
  return authorizationRequest(action, chainOf(snapshot), redirectUri, "state-1");
}

/** Address and parameters, apart. */
function shown(snapshot: Snapshot) {
  const asked = requestOf(snapshot);
  if ("reason" in asked) return asked.reason;
  const { origin, pathname, searchParams } = new URL(asked.url);
  return [`${origin}${pathname}`, Object.fromEntries(searchParams), asked.endpoint, asked.cognito];
}

describe("authorizationRequest", () => {
  it("asks a generic provider what the load balancer asks", () => {
    expect(shown(oidcSnapshot())).toEqual([
      "https://login.acme.example/authorize",
      {
        client_id: "shop-web",
        redirect_uri: redirectUri,
        response_type: "code",
        scope: "openid",
        state: "state-1",
      },
      "https://login.acme.example/authorize",
      false,
    ]);
  });

  it.each([
    ["shop-login", "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/authorize"],
    ["login.example.com", "https://login.example.com/oauth2/authorize"],
  ])("builds the address of the user pool domain %s", (domain, endpoint) => {
    const snapshot = cognitoSnapshot(({ config }) => Object.assign(config, { UserPoolDomain: domain }));
    expect(requestOf(snapshot)).toMatchObject({ endpoint, cognito: true });
  });

  it("adds the rule's extra parameters, and keeps a query of the endpoint", () => {
    const snapshot = oidcSnapshot(({ config }) => {
      config.AuthorizationEndpoint += "?tenant=a";
      config.AuthenticationRequestExtraParams = { prompt: "login" };
    });
    expect(shown(snapshot)).toMatchObject([
      "https://login.acme.example/authorize",
      { tenant: "a", prompt: "login", state: "state-1", client_id: "shop-web" },
      "https://login.acme.example/authorize?tenant=a",
      false,
    ]);
  });

  it.each<[string, RegExp, Snapshot]>([
    [
      "deny",
      /sends nobody/,
      oidcSnapshot(({ config }) => Object.assign(config, { OnUnauthenticatedRequest: "deny" })),
    ],
    [
      "allow",
      /sends nobody/,
      oidcSnapshot(({ config }) => Object.assign(config, { OnUnauthenticatedRequest: "allow" })),
    ],
    [
      "a line break",
      /control character/,
      oidcSnapshot(({ config }) => Object.assign(config, { ClientId: "a\n" })),
    ],
    [
      "a pool ARN that is none",
      /readable user pool/,
      cognitoSnapshot(({ config }) => Object.assign(config, { UserPoolArn: "x" })),
    ],
    [
      "a parameter that comes twice",
      /repeats scope/,
      oidcSnapshot(({ config }) =>
        Object.assign(config, { AuthenticationRequestExtraParams: { scope: "x" } }),
      ),
    ],
    ["no sign-in", /signs nobody in/, oidcSnapshot(({ rule }) => void rule.Actions.shift())],
  ])("asks nothing for %s", (_name, reason, snapshot) => {
    expect(shown(snapshot)).toMatch(reason);
  });
});
