import { describe, expect, it } from "vitest";
import { skipped } from "../model/gathered";
import { snapshot as snapshotSchema } from "../model/snapshot";
import { cognitoSnapshot, issuer, oidcSnapshot, ruleArn } from "../testing/snapshot-of";
import { countOpenProbes, refuseProbes } from "./refuse-probes";
import { NOT_ASKED } from "./snapshot-parts";

/** Nothing has been asked of the provider yet. */
const unasked = () =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.discoveries[issuer] = skipped(NOT_ASKED);
    for (const url of Object.keys(artifacts.endpoints)) artifacts.endpoints[url] = skipped(NOT_ASKED);
    artifacts.keySets = {};
    artifacts.authorizations[ruleArn] = skipped(NOT_ASKED);
  });
const message = "Too many probes; try again in 7 s.";

describe("refuseProbes", () => {
  it("turns what is open into failures, and nothing into an answer", () => {
    const refused = snapshotSchema.parse(refuseProbes(unasked(), { ruleArns: [ruleArn] }, message));
    const { discoveries, endpoints, authorizations } = refused.artifacts;
    const states = [discoveries, endpoints, authorizations].flatMap((record) => Object.values(record));
    expect(states.map(({ state }) => state)).toEqual(Array(4).fill("failed"));
    expect(refused.errors.map(({ code, message: said }) => [code, said])).toEqual(
      Array(4).fill(["throttled", message]),
    );
  });

  it("leaves alone what has been answered, and other rules", () => {
    expect(refuseProbes(oidcSnapshot(), {}, message).artifacts).toEqual(oidcSnapshot().artifacts);
    expect(refuseProbes(unasked(), { ruleArns: [] }, message).artifacts).toEqual(unasked().artifacts);
  });
});

describe("countOpenProbes", () => {
  it.each([
    ["nothing is open", oidcSnapshot(), {}, 0],
    ["nothing is open of a user pool", cognitoSnapshot(), {}, 0],
    ["one rule", unasked(), {}, 1],
    ["another rule", unasked(), { ruleArns: ["arn:other"] }, 0],
    ["the callback of the same host", oidcSnapshot(), { host: "app.example.com" }, 0],
    ["the callback of another host", oidcSnapshot(), { host: "b.example.com" }, 1],
  ])("%s", (_name, snapshot, scope, count) => {
    expect(countOpenProbes(snapshot, scope)).toBe(count);
  });
});
