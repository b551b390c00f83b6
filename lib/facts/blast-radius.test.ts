import { describe, expect, it } from "vitest";
import { ok } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import {
  type CognitoParts,
  certificateArn,
  chainOf,
  cognitoSnapshot,
  issuer,
  listenerArn,
  type OidcParts,
  oidcSnapshot,
  poolArn,
} from "../testing/snapshot-of";
import { blastRadius, chainUse } from "./blast-radius";

const use = (snapshot: Snapshot) => chainUse(snapshot, chainOf(snapshot));
/** The same load balancer under another name. */
const named = (snapshot: Snapshot, name: string): Snapshot => ({
  ...snapshot,
  scope: { ...snapshot.scope, name },
});
const own = use(cognitoSnapshot());
/** What a chain of another load balancer shares with the one of `cognitoSnapshot`. */
const sharedWith = (snapshot: Snapshot) =>
  blastRadius(own, [own, use(named(snapshot, "other"))])
    .filter(({ chains }) => chains.length > 0)
    .map(({ what }) => what);
const elsewhere = ({ rule, artifacts }: CognitoParts | OidcParts) => {
  rule.Conditions = [{ Field: "host-header", Values: ["b.example.com"] }];
  artifacts.listenerCertificates[listenerArn] = ok([{ CertificateArn: "arn:other", IsDefault: true }]);
};

describe("blastRadius", () => {
  it("names what a Cognito chain uses", () => {
    expect(blastRadius(own, [own])).toEqual([
      { what: "client", id: "1example23456789", of: "eu-west-1_AbCdEfGhI", chains: [] },
      { what: "user-pool", id: poolArn, chains: [] },
      { what: "session-cookie", id: "AWSELBAuthSessionCookie", chains: [] },
      { what: "certificate", id: certificateArn, chains: [] },
    ]);
  });

  it("names what an OpenID chain uses", () => {
    expect(blastRadius(use(oidcSnapshot()), []).slice(0, 2)).toEqual([
      { what: "client", id: "shop-web", of: issuer, chains: [] },
      { what: "issuer", id: issuer, chains: [] },
    ]);
  });

  it.each([
    ["everything", cognitoSnapshot(), ["client", "user-pool", "session-cookie", "certificate"]],
    ["client and pool on another host", cognitoSnapshot(elsewhere), ["client", "user-pool"]],
    [
      "the pool with another client",
      cognitoSnapshot((parts) => {
        elsewhere(parts);
        parts.config.UserPoolClientId = "other";
      }),
      ["user-pool"],
    ],
    ["host and cookie name with another provider", oidcSnapshot(), ["session-cookie", "certificate"]],
    ["nothing", oidcSnapshot((parts) => elsewhere(parts)), []],
  ])("finds a chain that shares %s", (_name, snapshot, shared) => {
    expect(sharedWith(snapshot)).toEqual(shared);
  });

  it("takes the same client id at another issuer for another client", () => {
    const a = oidcSnapshot();
    const b = oidcSnapshot((parts) => {
      parts.config.Issuer = "https://other.example";
    });
    const [client] = blastRadius(use(a), [use(named(b, "other"))]);
    expect(client).toMatchObject({ what: "client", chains: [] });
  });

  it("tells where the other chain is", () => {
    const [client] = blastRadius(own, [use(named(cognitoSnapshot(), "other"))]);
    expect(client?.chains).toEqual([
      {
        id: "alb/111122223333/eu-west-1/other/50dc6c495c0c9188/aaaa000000000443/bbbb000000000010",
        host: "app.example.com",
        account: "111122223333",
        region: "eu-west-1",
        root: "other",
        place: "HTTPS:443, rule 10",
      },
    ]);
  });
});
