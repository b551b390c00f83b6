import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inspectToken } from "./index";
import {
  albOidcData,
  cognito,
  httpJwt,
  idClaims,
  keys,
  NOW,
  oidc,
  poolKey,
  restToken,
} from "./testing/setting";
import { encode, sign, unsigned } from "./testing/tokens";

const TARGETS = [undefined, cognito, httpJwt, albOidcData, oidc, restToken];
const token = await sign(poolKey, idClaims);

/** Says something of every text, keeps to the rule of errors, and survives JSON. */
async function expectSound(input: string, target: (typeof TARGETS)[number]): Promise<void> {
  const inspection = await inspectToken(input, { target, keys, now: NOW });
  const errors = inspection.findings.some(({ level }) => level === "error");
  expect(inspection.verdict === "reject").toBe(errors);
  expect(inspection.findings.every(({ message }) => !/[\r\n\u202e]/.test(message))).toBe(true);
  expect(() => JSON.stringify(inspection)).not.toThrow();
}

describe("any text", { timeout: 60_000 }, () => {
  const anyTarget = fc.constantFrom(...TARGETS);

  it("is answered, never thrown at", async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.json(),
    );
    await fc.assert(fc.asyncProperty(text, anyTarget, expectSound), { numRuns: 500 });
  });

  it("made of the pieces of tokens is answered, never thrown at", async () => {
    const piece = fc.constantFrom(
      ...[
        "eyJ",
        ".",
        "..",
        "...",
        "=",
        "==",
        "Bearer ",
        "\n",
        " ",
        '"',
        "{",
        "}",
        ":",
        "%3D",
        "%",
        "*",
        "Authorization: ",
      ],
      ...[
        encode('{"alg":"RS256"}'),
        encode('{"alg":"none"}'),
        encode('{"b64":false}'),
        encode("{}"),
        "a".repeat(86),
        token,
      ],
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    await fc.assert(fc.asyncProperty(text, anyTarget, expectSound), { numRuns: 1000 });
  });

  it("with any JSON for header and payload is answered, never thrown at", async () => {
    const value = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.object(),
    );
    const names = [
      "alg",
      "kid",
      "typ",
      "crit",
      "b64",
      "jwk",
      "jku",
      "x5c",
      "p2c",
      "nonce",
      "signer",
      "client",
      "iss",
      "exp",
    ];
    const claims = [
      "iss",
      "aud",
      "exp",
      "nbf",
      "iat",
      "scope",
      "scp",
      "token_use",
      "client_id",
      "cognito:groups",
    ];
    const record = (keysOf: readonly string[]) => fc.dictionary(fc.constantFrom(...keysOf), value);
    await fc.assert(
      fc.asyncProperty(record(names), record(claims), anyTarget, (header, payload, target) =>
        expectSound(unsigned({ alg: "RS256", ...header }, payload), target),
      ),
      { numRuns: 500 },
    );
  });

  it("of one changed character is never accepted, unless it is the same token", async () => {
    const index = fc.integer({ min: 0, max: token.length - 1 });
    const char = fc.constantFrom(..."ABCxyz019-_");
    await fc.assert(
      fc.asyncProperty(index, char, async (at, replacement) => {
        const changed = token.slice(0, at) + replacement + token.slice(at + 1);
        const { verdict, findings } = await inspectToken(changed, { target: cognito, keys, now: NOW });
        // Unused bits of a last character: other text, same bytes.
        const same = changed === token || findings.some(({ id }) => id === "non-canonical-base64");
        if (!same) expect(verdict).toBe("reject");
      }),
      { numRuns: 200 },
    );
  });
});

describe("large and hostile texts", () => {
  const MB = 1_000_000;
  const junk = Buffer.from(Array.from({ length: MB * 0.75 }, (_, index) => (index * 7919) % 256)).toString(
    "base64",
  );

  // A quadratic reader needs minutes for these; a linear one is far below the time limit even on a busy machine.
  it.each([
    ["letters", "a".repeat(MB)],
    ["base64", junk],
    ["token starts", "eyJ".repeat(MB / 3)],
    ["token starts on lines", "eyJ\n".repeat(MB / 4)],
    ["token starts between spaces", "eyJ ".repeat(MB / 4)],
    ["token starts in paths", "/eyJ".repeat(MB / 4)],
    ["a signature on lines", `eyJhbGciOiJSUzI1NiJ9.e30.${"b\n".repeat(MB / 2)}`],
    ["an unknown alg on lines", `eyJhbGciOiJYIn0.e30\n${"b\n".repeat(MB / 2)}`],
    ["100,000 dots", ".".repeat(100_000)],
    ["Bearer", "Bearer ".repeat(MB / 7)],
    ["quotes", '"'.repeat(MB)],
    ["percent", "%25".repeat(MB / 3)],
    ["equals", `eyJ.${"=".repeat(MB)}`],
    ["colons", "a:".repeat(MB / 2)],
    ["header lines", "a: b\n".repeat(MB / 5)],
    ["spaces", `${" ".repeat(MB)}x`],
    ["brackets", "[".repeat(150_000)],
    ["closed brackets", "[".repeat(150_000) + "]".repeat(150_000)],
    [
      "a payload of brackets",
      unsigned({ alg: "RS256" }, `{"a":${"[".repeat(150_000)}${"]".repeat(150_000)}}`),
    ],
    [
      "a payload of members",
      unsigned({ alg: "RS256" }, `{${Array.from({ length: 50_000 }, (_, at) => `"k${at}":1`).join(",")}}`),
    ],
    ["client_secret", "client_secret: ".repeat(MB / 15)],
    ["key blocks", "-----BEGIN ".repeat(MB / 11)],
  ])("1 MB of %s is read in linear time", { timeout: 20_000 }, async (_name, text) => {
    for (const target of [undefined, restToken]) await expectSound(text, target);
  });

  it("refuses 10 MB without reading them", async () => {
    const inspection = await inspectToken("eyJ".repeat(3_400_000), { target: cognito, keys, now: NOW });
    expect(inspection).toMatchObject({ form: "not-a-token", verdict: "cannot-tell" });
    expect(inspection.findings.map(({ id }) => id)).toEqual(["too-large"]);
  });
});
