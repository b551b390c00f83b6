import { describe, expect, it } from "vitest";
import { createSealedCookie } from "./sealed-cookie";

const secret = "0123456789abcdef0123456789abcdef";
const at = (seconds: number) => new Date(1_790_000_000_000 + seconds * 1000);
const settings = { purpose: "session", secret, secure: true, seconds: 60 } as const;
const cookie = createSealedCookie(settings);
const carrying = (...pairs: string[]) => new Headers({ cookie: pairs.join("; ") });

describe("a sealed cookie", () => {
  it("is read by who sealed it, and shows nothing to others", async () => {
    const set = await cookie.seal({ sub: "user-1", groups: ["a"] }, at(0));
    expect(set).toMatch(
      /^__Host-authpath-session=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=60$/,
    );
    expect(set).not.toContain(Buffer.from("user-1").toString("base64url").slice(0, 6));
    const [pair = ""] = set.split(";");
    expect(await cookie.open(carrying("a=b", pair), at(1))).toEqual({ sub: "user-1", groups: ["a"] });
    expect(cookie.end()).toMatch(/^__Host-authpath-session=; .*Max-Age=0$/);
  });

  it("is nothing once it is over, changed, doubled, of another purpose or another secret", async () => {
    const [pair = ""] = (await cookie.seal({ sub: "user-1" }, at(0))).split(";");
    const value = pair.slice(pair.indexOf("=") + 1);
    const name = cookie.name;
    const flow = createSealedCookie({ ...settings, purpose: "flow" });
    const [ofFlow = ""] = (await flow.seal({ sub: "user-1" }, at(0))).split(";");
    const stranger = createSealedCookie({ ...settings, secret: secret.toUpperCase() });
    const [ofStranger = ""] = (await stranger.seal({ sub: "user-1" }, at(0))).split(";");
    const unsealed = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    const parts = value.split(".");
    const swapped = (n: number, part: string) =>
      parts.map((one, index) => (index === n ? part : one)).join(".");
    const flipped = (text: string) => `${text[0] === "A" ? "B" : "A"}${text.slice(1)}`;
    for (const [headers, when] of [
      [carrying(pair), 61],
      [carrying(pair, pair), 1],
      [carrying(`${name}=${swapped(3, flipped(parts[3] ?? ""))}`), 1],
      [carrying(`${name}=${swapped(4, flipped(parts[4] ?? ""))}`), 1],
      [carrying(`${name}=${swapped(0, unsealed)}`), 1],
      [carrying(`${name}=${ofFlow.slice(ofFlow.indexOf("=") + 1)}`), 1],
      [carrying(`${name}=${ofStranger.slice(ofStranger.indexOf("=") + 1)}`), 1],
      [carrying(`${name}=`), 1],
      [carrying(`authpath-session=${value}`), 1],
      [new Headers(), 1],
    ] as const) {
      expect(await cookie.open(headers, at(when))).toBeNull();
    }
  });
});
