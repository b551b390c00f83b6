import { describe, expect, it } from "vitest";
import { type Credentials, rememberUntilExpiry } from "./credentials";

describe("rememberUntilExpiry", () => {
  const MINUTE = 60_000;
  const issued = (now: number, minutes: number, n: number): Credentials => ({
    accessKeyId: `key ${n}`,
    secretAccessKey: "secret",
    expiration: new Date(now + minutes * MINUTE),
  });

  it("asks again shortly before the end, and once at a time", async () => {
    let now = 0;
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return issued(now, 60, asked);
    };
    const source = rememberUntilExpiry(ask, { now: () => now });
    const keys = async () => (await Promise.all([source(), source()])).map(({ accessKeyId }) => accessKeyId);
    expect(await keys()).toEqual(["key 1", "key 1"]);
    now = 54 * MINUTE;
    expect(await keys()).toEqual(["key 1", "key 1"]);
    now = 56 * MINUTE;
    expect(await keys()).toEqual(["key 2", "key 2"]);
  });

  it("asks again after a failure", async () => {
    let asked = 0;
    const source = rememberUntilExpiry(
      async () => {
        asked += 1;
        if (asked === 1) throw new Error("not yet");
        return issued(0, 60, asked);
      },
      { now: () => 0 },
    );
    await expect(source()).rejects.toThrow("not yet");
    expect((await source()).accessKeyId).toBe("key 2");
  });
});
