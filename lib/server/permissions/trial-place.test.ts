import { describe, expect, it } from "vitest";
import { findTrialPlace } from "./trial-place";

const two = [
  { id: "111122223333", regions: ["eu-west-1", "us-east-1"] },
  { id: "444455556666", regions: ["eu-central-1"] },
];
const own = [{ regions: ["eu-west-1"] }];

describe("findTrialPlace", () => {
  it.each([
    ["the first Region", two, "444455556666", undefined, { account: 1, region: "eu-central-1" }],
    ["the Region named", two, "111122223333", "us-east-1", { account: 0, region: "us-east-1" }],
    ["the only account", own, undefined, undefined, { account: 0, region: "eu-west-1" }],
  ])("finds %s", (_, accounts, account, region, place) => {
    expect(findTrialPlace(accounts, { account, region })).toEqual({ ok: true, place });
  });

  it.each([
    ["an account of others", two, "999988887777", undefined, "not-configured"],
    ["a Region that is not configured", two, "444455556666", "us-east-1", "not-configured"],
    ["no account among several", two, undefined, undefined, "account-missing"],
    ["an account without a Region", [{ regions: [] }], undefined, undefined, "not-configured"],
  ])("refuses %s", (_, accounts, account, region, code) => {
    expect(findTrialPlace(accounts, { account, region })).toMatchObject({ ok: false, problem: { code } });
  });
});
