import { describe, expect, it } from "vitest";
import { inspectToken } from "@/lib/jwt";
import { cognito, idClaims, keys, NOW, poolKey } from "@/lib/jwt/testing/setting";
import { sign } from "@/lib/jwt/testing/tokens";
import { shareText } from "./share-text";
import { verdictSentence } from "./verdict-words";

const secrets = ["anna@example.com", "Anna Secret", "tenant-secret", "u-secret"];
const personal = { email: secrets[0], name: secrets[1], "custom:tenant": secrets[2], sub: secrets[3] };
const token = await sign(poolKey, { ...idClaims, ...personal });

describe("shareText", () => {
  it.each([
    ["accepted", { ...cognito }],
    ["refused", { ...cognito, clientIds: ["other"] }],
  ])("%s: says what was found, and nothing of a person or of the signature", async (_, target) => {
    const inspection = await inspectToken(token, { target, keys, now: NOW });
    const { text, takenOut } = shareText(inspection, "The shop");
    expect(text).toContain("The shop would");
    expect(text).toContain(idClaims.iss);
    for (const secret of [...secrets, ...token.split(".")]) expect(text).not.toContain(secret);
    expect(takenOut).toEqual(["the signature", "sub", "email", "name", "custom:tenant"]);
  });

  it("keeps a personal value out of the reason too", async () => {
    const target = {
      kind: "alb-jwt",
      region: "eu-west-1",
      issuer: idClaims.iss,
      jwksUri: cognito.jwksUri,
      additionalClaims: [{ name: "email", format: "single-string", values: ["boss@example.com"] }],
    } as const;
    const inspection = await inspectToken(token, { target, keys, now: NOW });
    expect(inspection.findings.map(({ id }) => id)).toContain("wrong-claim-value");
    expect(shareText(inspection, "The shop").text).not.toContain(secrets[0]);
  });
});

describe("verdictSentence", () => {
  it.each([
    ["accept", token, cognito, "The shop", "The shop would take this token."],
    [
      "reject",
      token,
      { ...cognito, clientIds: ["other"] },
      "The shop",
      "The shop would refuse this token: aud",
    ],
    ["no target", token, undefined, undefined, "This is a Cognito ID token. Choose what it is for"],
    ["no token", "hello", undefined, undefined, "No token in this text"],
    ["no keys", token, cognito, "The shop", "Whether the shop would take this token cannot be told"],
  ])("%s", async (name, text, target, subject, expected) => {
    const source = name === "no keys" ? undefined : keys;
    const inspection = await inspectToken(text, { target, keys: source, now: NOW });
    const said = verdictSentence(inspection, subject);
    expect(said.toLowerCase()).toContain(expected.toLowerCase());
  });
});
