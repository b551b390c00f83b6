import { describe, expect, it } from "vitest";
import { configurationOfChain } from "../facts/configuration-of-chain";
import type { Snapshot } from "../model/snapshot";
import { chainOf, cognitoSnapshot, oidcSnapshot } from "../testing/snapshot-of";
import { readYourself } from "./read-yourself";

const waysOf = (snapshot: Snapshot) => {
  const chain = chainOf(snapshot);
  return new Map(
    configurationOfChain(snapshot, chain).map((part) => [
      part.artifact,
      readYourself(part, chain, "eu-west-1"),
    ]),
  );
};
const cognito = waysOf(cognitoSnapshot());
const oidc = waysOf(oidcSnapshot());

describe("readYourself", () => {
  it.each([
    ["rule", /describe-rules[\s\S]*--rule-arns/],
    ["listener", /describe-listeners --listener-arns/],
    ["loadBalancer", /describe-load-balancers --load-balancer-arns/],
    ["attributes", /describe-load-balancer-attributes[\s\S]*--load-balancer-arn/],
    ["tags", /describe-tags[\s\S]*--resource-arns/],
    ["certificates", /acm describe-certificate/],
    ["appClient", /describe-user-pool-client[\s\S]*--query/],
    ["userPool", /describe-user-pool --user-pool-id eu-west-1_AbCdEfGhI/],
    ["userPoolDomain", /describe-user-pool-domain[\s\S]*--domain shop-login/],
    ["resourceServers", /list-resource-servers[\s\S]*--max-results 50/],
    ["identityProviders", /list-identity-providers[\s\S]*--max-results 60/],
    ["discovery", /^curl -sS https:[^ ]*\/\.well-known\/openid-configuration$/],
    ["keySet", /^curl -sS https:[^ ]*\/jwks\.json$/],
  ])("reads the %s", (artifact, command) => {
    expect(cognito.get(artifact)?.command).toMatch(command);
  });

  it("leads to the console's page where AWS has one", () => {
    const without = [...cognito].filter(([, ways]) => ways.console === null).map(([artifact]) => artifact);
    expect(without).toEqual(["userPoolDomain", "discovery", "keySet"]);
    expect(cognito.get("appClient")?.console).toContain("/app-clients/1example23456789");
  });

  it("asks another provider at its own addresses", () => {
    expect(oidc.get("discovery")).toEqual({
      command: "curl -sS https://login.acme.example/.well-known/openid-configuration",
      console: null,
    });
  });
});
