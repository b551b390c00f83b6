import { describe, expect, it } from "vitest";
import { chainPanels } from "../model/panels";
import { chainOf, cognitoSnapshot, oidcSnapshot, ruleArn } from "../testing/snapshot-of";
import { panelsOf } from "./panels";

const open = oidcSnapshot(({ rule }) => {
  rule.Actions.shift();
});

describe("panelsOf", () => {
  it.each([
    ["Cognito", cognitoSnapshot(), ["callbacks", "cookies", "endpoints", "openRoutes", "session"]],
    ["OpenID", oidcSnapshot(), ["callbacks", "cookies", "endpoints", "openRoutes", "session"]],
    ["no sign-in", open, []],
  ])("has the panels of a chain with %s, as the schema says", (_name, snapshot, shown) => {
    const { commands: _, ...panels } = chainPanels.parse(panelsOf(snapshot, chainOf(snapshot), undefined));
    const present = Object.entries(panels).filter(([, panel]) => panel !== null);
    expect(present.map(([name]) => name).toSorted()).toEqual(shown);
  });

  it("reads no more of an app client than the panel shows: never its secret", () => {
    const { commands } = panelsOf(cognitoSnapshot(), chainOf(cognitoSnapshot()), undefined);
    const clients = Object.values(commands)
      .flat()
      .filter((command) => command.includes("describe-user-pool-client"));
    expect(clients).toHaveLength(2);
    for (const command of clients) expect(command).toMatch(/--query .*(CallbackURLs|AccessTokenValidity)/);
  });

  it("asks an OpenID provider as the load balancer has the browser ask", () => {
    const { commands } = panelsOf(oidcSnapshot(), chainOf(oidcSnapshot()), undefined);
    expect(commands.callbacks[0]).toBe(
      "curl -sS -o /dev/null -D - 'https://login.acme.example/authorize?client_id=shop-web&redirect_uri=https%3A%2F%2Fapp.example.com%2Foauth2%2Fidpresponse&response_type=code&scope=openid&state=example'",
    );
    expect(commands.endpoints[0]).toContain("https://login.acme.example/.well-known/openid-configuration");
    expect(commands.session.join()).toContain(ruleArn);
  });
});
