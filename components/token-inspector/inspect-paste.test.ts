import { describe, expect, it } from "vitest";
import type { TargetOfChain } from "@/lib/facts/token-targets";
import { accessClaims, cognito, idClaims, JWKS_URI, NOW, poolKey } from "@/lib/jwt/testing/setting";
import { jwks, publicJwk, sign } from "@/lib/jwt/testing/tokens";
import type { KeyAnswer, TokenTarget } from "@/lib/jwt/types";
import { inspectPaste } from "./inspect-paste";
import type { Choice } from "./protocol";

const of = (id: string, target: TokenTarget): TargetOfChain => ({
  id,
  chain: "chain",
  name: id,
  trusts: "",
  place: "",
  target,
});
const targets = [of("id", { ...cognito, tokenUse: "id" }), of("access", { ...cognito, tokenUse: "access" })];
const idToken = await sign(poolKey, idClaims);
const accessToken = await sign(poolKey, accessClaims);
const body = jwks(publicJwk(poolKey));
const atHand = new Map<string, KeyAnswer>([[`chain ${JWKS_URI}`, { status: 200, body }]]);
const none = new Map<string, KeyAnswer>();
const guess: Choice = { type: "guess" };

describe("inspectPaste", () => {
  it("guesses the target and says which key set it lacks", async () => {
    const { live, inspection, wanted } = await inspectPaste(accessToken, guess, NOW, { targets, keys: none });
    expect(live?.id).toBe("access");
    expect(inspection).toMatchObject({ signature: "unknown", verdict: "cannot-tell" });
    expect(wanted).toEqual([
      { place: `chain ${JWKS_URI}`, url: JWKS_URI, target: targets[1]?.target, chain: "chain" },
    ]);
  });

  it("judges with the keys at hand", async () => {
    const { inspection, wanted } = await inspectPaste(idToken, guess, NOW, { targets, keys: atHand });
    expect(inspection).toMatchObject({ signature: "valid", verdict: "accept" });
    expect(wanted).toEqual([]);
  });

  it("takes the target that was chosen, however bad it fits", async () => {
    const choice: Choice = { type: "live", id: "access" };
    const { inspection, guessed } = await inspectPaste(idToken, choice, NOW, { targets, keys: atHand });
    expect(guessed).toBe(false);
    expect(inspection.verdict).toBe("reject");
  });

  it("judges each of several tokens", async () => {
    const text = JSON.stringify({ id_token: idToken, access_token: accessToken });
    const choice: Choice = { type: "live", id: "access" };
    const { each } = await inspectPaste(text, choice, NOW, { targets, keys: atHand });
    expect(each.map(({ verdict }) => verdict)).toEqual(["reject", "accept"]);
  });

  it("uses keys that were pasted beside a target by hand, and asks for none", async () => {
    const choice: Choice = { type: "hand", hand: { name: "mine", target: cognito, keys: body } };
    const { inspection, wanted } = await inspectPaste(idToken, choice, NOW, { targets, keys: none });
    expect(inspection.verdict).toBe("accept");
    expect(wanted).toEqual([]);
  });

  it("says why a key could not be had", async () => {
    const denied = new Map<string, KeyAnswer>([
      [`chain ${JWKS_URI}`, { status: 0, body: "", because: "the pool answers 403" }],
    ]);
    const { inspection } = await inspectPaste(idToken, guess, NOW, { targets, keys: denied });
    const said = inspection.findings.find(({ id }) => id === "keys-unavailable");
    expect(said?.message).toContain("the pool answers 403");
  });

  it("asks for nothing where no target is", async () => {
    const { wanted, live } = await inspectPaste(idToken, { type: "none" }, NOW, { targets, keys: none });
    expect([wanted, live]).toEqual([[], null]);
  });
});
