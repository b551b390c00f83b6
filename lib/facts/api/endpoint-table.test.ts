import { describe, expect, it } from "vitest";
import { skipped } from "../../model/gathered";
import { apiPoolIssuer, apiSnapshotOf, genericIssuer } from "../../testing/api-snapshot-of";
import { deriveApiChains } from "./chains";
import { apiEndpointTable } from "./endpoint-table";

type Edit = Parameters<typeof apiSnapshotOf>[1];

function tableOf(kind: Parameters<typeof apiSnapshotOf>[0], edit?: Edit) {
  const snapshot = apiSnapshotOf(kind, edit);
  const [chain] = deriveApiChains(snapshot);
  if (!chain) throw new Error("no chain");
  return apiEndpointTable(snapshot, chain);
}

describe("apiEndpointTable", () => {
  it.each([
    ["rest-cognito", "derived", apiPoolIssuer],
    ["http-jwt", "authorizer", apiPoolIssuer],
    ["http-jwt-generic", "authorizer", genericIssuer],
    ["rest-jwt", "authorizer", genericIssuer],
  ] as const)("%s: the issuer, %s, and where its keys are", (kind, ownBy, issuer) => {
    const table = tableOf(kind);
    expect(table?.ownBy).toBe(ownBy);
    expect(table?.rows.slice(0, 2)).toMatchObject([
      { endpoint: "issuer", own: issuer, published: issuer, comparison: { kind: "equal" } },
      { endpoint: "jwks", answer: { kind: "answered", status: 200 } },
    ]);
  });

  it("marks a slash that the issuer does not publish", () => {
    const table = tableOf("http-jwt-generic", ({ artifacts, eachAuthorizer }) => {
      eachAuthorizer(({ issuers }) => {
        for (const trusted of issuers) trusted.issuer = `${genericIssuer}/`;
      });
      const published = artifacts.discoveries[genericIssuer];
      if (published) artifacts.discoveries[`${genericIssuer}/`] = published;
    });
    expect(table?.rows[0]).toMatchObject({
      own: `${genericIssuer}/`,
      published: genericIssuer,
      comparison: { kind: "differs", in: "text" },
    });
  });

  it("says what was not asked", () => {
    const table = tableOf("http-jwt-generic", ({ artifacts }) => {
      artifacts.discoveries[genericIssuer] = skipped("probes are switched off");
      artifacts.keySets = {};
    });
    expect(table?.rows).toMatchObject([
      { comparison: { kind: "unknown", reason: expect.stringContaining("probes are switched off") } },
      { answer: { kind: "unknown" } },
    ]);
  });

  it.each(["rest-token", "http-lambda", "rest-iam", "rest-open", "ws-lambda"] as const)(
    "%s trusts no issuer",
    (kind) => {
      expect(tableOf(kind)).toBeNull();
    },
  );
});
