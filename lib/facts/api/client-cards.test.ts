import { describe, expect, it } from "vitest";
import { ok } from "../../model/gathered";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { deriveApiChains } from "./chains";
import { clientCards } from "./client-cards";

type Edit = Parameters<typeof apiSnapshotOf>[1];

function cardsOf(kind: Parameters<typeof apiSnapshotOf>[0], edit?: Edit) {
  const snapshot = apiSnapshotOf(kind, edit);
  const [chain] = deriveApiChains(snapshot);
  if (!chain) throw new Error("no chain");
  return clientCards(snapshot, chain, undefined);
}

describe("clientCards", () => {
  it("says what a client needs: addresses of the pool's Region, grant, callback", () => {
    expect(cardsOf("rest-cognito")).toMatchObject({
      send: "the ID token: a method without scopes takes no access token, in the header Authorization",
      clients: [
        {
          clientId: "1example23456789",
          hasSecret: false,
          grants: ["code"],
          authorizeUrl: "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/authorize",
          tokenUrl: "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/token",
          hindrances: [],
        },
      ],
      gaps: [],
    });
  });

  it("hints at what helped somebody, only where it is not there already", () => {
    const hints = (flows: string[]) =>
      cardsOf("rest-cognito", ({ client }) => {
        client.ExplicitAuthFlows = flows;
      })?.clients[0]?.hints;
    expect(hints(["ALLOW_USER_SRP_AUTH"])).toEqual([expect.stringContaining("look at it last")]);
    expect(hints(["ALLOW_CUSTOM_AUTH"])).toEqual([]);
  });

  it("sends no secret where there is none, and a placeholder where there is one", () => {
    const commands = (hasSecret: boolean) =>
      cardsOf("rest-cognito", ({ client }) => {
        client.HasClientSecret = hasSecret;
      })?.clients[0]?.commands.join("\n");
    expect(commands(false)).not.toContain("CLIENT_SECRET");
    expect(commands(false)).toContain("client_id=1example23456789");
    expect(commands(true)).toContain('-u "1example23456789:$CLIENT_SECRET"');
  });

  it("asks for a token of the program's own where that is the grant", () => {
    const [first] =
      cardsOf("rest-cognito", ({ client }) => {
        client.AllowedOAuthFlows = ["client_credentials"];
      })?.clients[0]?.commands ?? [];
    expect(first).toContain("grant_type=client_credentials");
  });

  it("tells why tokens of a client are not taken", () => {
    const cards = cardsOf("http-jwt", ({ deployed }) => {
      for (const { issuers } of deployed.authorizers) {
        for (const issuer of issuers) issuer.audiences = ["another"];
      }
      for (const method of deployed.methods) method.authorizationScopes = ["orders/write"];
    });
    expect(cards?.clients[0]?.hindrances).toEqual([
      "The authorizer does not list this client among its audiences.",
      "It lists no scope that the method asks for: orders/write.",
    ]);
    expect(cards?.send).toMatch(/^the access token, with the scope orders\/write/);
  });

  it("has no addresses without a domain", () => {
    const [card] =
      cardsOf("rest-cognito", ({ pool }) => {
        delete pool.Domain;
      })?.clients ?? [];
    expect([card?.authorizeUrl, card?.tokenUrl, card?.commands.length]).toEqual([null, null, 1]);
  });

  it("says that a pool is gone or was not read", () => {
    const snapshot = apiSnapshotOf("rest-cognito");
    const [chain] = deriveApiChains(snapshot);
    if (!chain) throw new Error("no chain");
    const [arn = ""] = Object.keys(snapshot.artifacts.userPools);
    const gone = { ...snapshot, artifacts: { ...snapshot.artifacts, userPools: { [arn]: ok(null) } } };
    expect(clientCards(gone, chain, undefined)).toMatchObject({
      clients: [],
      gaps: ["User pool eu-west-1_AbCdEfGhI does not exist."],
    });
  });

  it.each(["rest-token", "rest-jwt", "http-jwt-generic"] as const)("is none for %s: no pool", (kind) => {
    expect(cardsOf(kind)).toBeNull();
  });
});
