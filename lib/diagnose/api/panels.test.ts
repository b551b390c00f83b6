import { describe, expect, it } from "vitest";
import { deriveApiChains } from "../../facts/api/chains";
import { chainPanels } from "../../model/panels";
import { apiPoolIssuer, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { apiPanelsOf } from "./panels";

function panelsOf(kind: Parameters<typeof apiSnapshotOf>[0]) {
  const snapshot = apiSnapshotOf(kind);
  const [chain] = deriveApiChains(snapshot);
  if (!chain) throw new Error("no chain");
  return chainPanels.parse(apiPanelsOf(snapshot, chain, undefined));
}

describe("apiPanelsOf", () => {
  it.each([
    ["rest-cognito", ["clients", "endpoints"]],
    ["http-jwt", ["clients", "endpoints"]],
    ["http-jwt-generic", ["endpoints"]],
    ["rest-token", []],
    ["rest-open", []],
  ] as const)("%s has %j, as the schema says", (kind, shown) => {
    const { commands: _, ...panels } = panelsOf(kind);
    const present = Object.entries(panels).filter(([, panel]) => panel !== null);
    expect(present.map(([name]) => name).toSorted()).toEqual(shown);
  });

  it("shows the same with the CLI", () => {
    const { commands } = panelsOf("http-jwt");
    expect(commands.endpoints[0]).toContain(`curl -sS ${apiPoolIssuer}/.well-known/openid-configuration`);
    expect(commands.endpoints[1]).toContain("aws apigatewayv2 export-api");
  });
});
