import { describe, expect, it } from "vitest";
import { isWithin, listingsOf, logPlaceOf } from "./log-place";

const scope = {
  kind: "alb",
  account: "111122223333",
  region: "eu-west-1",
  name: "shop",
  id: "50dc6c495c0c9188",
} as const;
const attributes = (enabled: string, bucket: string, prefix?: string) => ({
  "access_logs.s3.enabled": enabled,
  "access_logs.s3.bucket": bucket,
  ...(prefix === undefined ? {} : { "access_logs.s3.prefix": prefix }),
});
const folder = "AWSLogs/111122223333/elasticloadbalancing/eu-west-1/";
const file = "111122223333_elasticloadbalancing_eu-west-1_app.shop.50dc6c495c0c9188_";
const window = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });

describe("logPlaceOf", () => {
  it.each([
    [
      "with a prefix",
      attributes("true", "logs", "team/shop"),
      { bucket: "logs", folder: `team/shop/${folder}`, file },
    ],
    ["without", attributes("true", "logs"), { bucket: "logs", folder, file }],
    ["with an empty one", attributes("true", "logs", ""), { bucket: "logs", folder, file }],
    ["switched off", attributes("false", "logs", "shop"), null],
    ["without a bucket", attributes("true", ""), null],
    ["without attributes", {}, null],
  ])("%s", (_, given, expected) => {
    expect(logPlaceOf(scope, given)).toEqual(expected);
  });
});

describe("listingsOf", () => {
  const place = { bucket: "logs", folder, file };
  it.each([
    ["one hour", window("2026-10-06T09:00:00Z", "2026-10-06T10:00:00Z"), ["2026/10/06"]],
    ["over midnight", window("2026-10-05T23:30:00Z", "2026-10-06T00:30:00Z"), ["2026/10/06", "2026/10/05"]],
    [
      "just before it, delivered after",
      window("2026-10-05T23:00:00Z", "2026-10-05T23:50:00Z"),
      ["2026/10/06", "2026/10/05"],
    ],
    [
      "over the end of a month",
      window("2026-09-30T12:00:00Z", "2026-10-01T12:00:00Z"),
      ["2026/10/01", "2026/09/30"],
    ],
  ])("%s", (_, given, days) => {
    expect(listingsOf(place, given).map(({ Prefix }) => Prefix)).toEqual(
      days.map((day) => `${folder}${day}/${file}`),
    );
  });
  it("begins after what ends before the window", () => {
    const [listing] = listingsOf(place, window("2026-10-06T09:00:00Z", "2026-10-06T10:00:00Z"));
    expect(listing?.StartAfter).toBe(`${folder}2026/10/06/${file}20261006T0900Z`);
  });
});

describe("isWithin", () => {
  const hour = window("2026-10-06T09:00:00Z", "2026-10-06T10:00:00Z");
  it.each([
    ["20261006T0905Z_198.51.100.21_4x9q2m7c.log.gz", true],
    ["20261006T1000Z_198.51.100.21_4x9q2m7c.log.gz", true],
    ["20261006T0900Z_198.51.100.21_4x9q2m7c.log.gz", false],
    ["20261006T1005Z_198.51.100.21_4x9q2m7c.log.gz", false],
    ["ELBAccessLogTestFile", false],
    ["20261006T0905Z_/nested", false],
  ])("%s: %s", (name, expected) => {
    expect(isWithin(`${folder}2026/10/06/${file}${name}`, hour)).toBe(expected);
  });
});
