import { describe, expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import { chainOf, clientKey, cognitoSnapshot, oidcSnapshot, poolArn } from "../testing/snapshot-of";
import { configurationOfChain } from "./configuration-of-chain";

const partsOf = (snapshot: Snapshot) => configurationOfChain(snapshot, chainOf(snapshot));
const provider = ["discovery", "keySet"];
const common = ["rule", "listener", "loadBalancer", "attributes", "tags", "certificates"];

describe("configurationOfChain", () => {
  it.each([
    [
      "Cognito",
      cognitoSnapshot(),
      [
        ...common,
        "appClient",
        "userPool",
        "userPoolDomain",
        "resourceServers",
        "identityProviders",
        ...provider,
      ],
    ],
    ["OpenID", oidcSnapshot(), [...common, ...provider]],
    [
      "open",
      oidcSnapshot(({ rule }) => {
        rule.Actions.shift();
      }),
      common,
    ],
  ])("has the parts of a chain of kind %s", (_name, snapshot, artifacts) => {
    expect(partsOf(snapshot).map(({ artifact }) => artifact)).toEqual(artifacts);
    expect(partsOf(snapshot).every(({ content }) => content.kind === "read")).toBe(true);
  });

  it("shows the rule as the snapshot has it", () => {
    const snapshot = cognitoSnapshot();
    const [rule] = partsOf(snapshot);
    const { rules } = snapshot.artifacts;
    const [gathered] = Object.values(rules);
    expect(rule?.content).toEqual({
      kind: "read",
      value: gathered?.state === "ok" ? gathered.value[0] : undefined,
    });
  });

  it("tells what does not exist from what was not read", () => {
    const snapshot = cognitoSnapshot(({ artifacts }) => {
      artifacts.appClients[clientKey] = ok(null);
      artifacts.userPools[poolArn] = skipped("denied");
    });
    const contents = Object.fromEntries(
      partsOf(snapshot).map(({ artifact, content }) => [artifact, content]),
    );
    expect(contents.appClient).toEqual({ kind: "absent" });
    expect(contents.userPool).toEqual({ kind: "skipped", reason: "Not read: denied." });
  });
});
