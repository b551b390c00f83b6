import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { inspectToken, type KeySource, type TokenInspection, type TokenTarget } from "./index";

/**
 * Public JOSE vectors, kept outside the repository: C2SP/wycheproof (testvectors_v1/json_web_*_test.json) and
 * ietf-jose/cookbook. Set beside the repository as `shared/vectors/jose`; skipped where they are absent.
 */
const FOLDER = fileURLToPath(new URL("../../../shared/vectors/jose/", import.meta.url));
const absent = !existsSync(FOLDER);
const why = absent ? " (skipped: ../shared/vectors/jose is absent)" : "";

type Vector = { tcId: number; comment: string; jws?: unknown; result: "valid" | "invalid" };
type Group = { private?: unknown; public?: unknown; tests: Vector[] };

const TARGET: TokenTarget = {
  kind: "oidc",
  issuer: "https://issuer.example",
  audience: [],
  jwksUri: "https://issuer.example/jwks",
};
const NOW = new Date("2026-11-20T12:00:00Z");

function readJsonFile<T>(name: string): T {
  return JSON.parse(readFileSync(`${FOLDER}${name}`, "utf8"));
}

function sourceOf(keys: unknown): KeySource {
  const set = typeof keys === "object" && keys !== null && "keys" in keys ? keys : { keys: [keys] };
  return { fetch: async () => ({ status: 200, body: JSON.stringify(set) }) };
}

function ids(inspection: TokenInspection): string[] {
  return inspection.findings.map(({ id }) => id);
}

/** Why the inspector says something other than the label, by file and tcId. */
const SYMMETRIC =
  "an HMAC: the inspector never takes a shared secret, so it says alg-not-allowed and symmetric-key-needed, signature unknown";
const WRONG_ALG_ON_KEY =
  "the JWK of the vector names another alg than the token has (PS256 for PS384, the misspelt ES521 for ES512); RFC 7517 4.4 makes that alg-mismatch-key";
const DISAGREEMENTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  signature: {
    1: SYMMETRIC,
    348: SYMMETRIC,
    352: SYMMETRIC,
    357: SYMMETRIC,
    358: SYMMETRIC,
    359: SYMMETRIC,
    372: `${SYMMETRIC}; and the label is wrong upstream: the header holds a ?`,
    373: `${SYMMETRIC}; and the label is wrong upstream: the payload holds a ?`,
    376: SYMMETRIC,
    377: SYMMETRIC,
    346: WRONG_ALG_ON_KEY,
    347: WRONG_ALG_ON_KEY,
    350: WRONG_ALG_ON_KEY,
    351: WRONG_ALG_ON_KEY,
  },
  key: {
    2: SYMMETRIC,
    13: SYMMETRIC,
    14: SYMMETRIC,
    15: SYMMETRIC,
    7: "a ROCA key (CVE-2017-15361): a 2048-bit RSA key whose weakness shows only in its prime structure; its signature is valid and the inspector does not fingerprint moduli",
  },
  crypto: {
    1: SYMMETRIC,
    48: SYMMETRIC,
    46: "the same ROCA key as in the key file",
  },
};

describe.skipIf(absent)(`Wycheproof${why}`, () => {
  for (const name of ["signature", "key", "crypto"] as const) {
    const file = absent
      ? undefined
      : readJsonFile<{ testGroups: Group[] }>(`wycheproof/json_web_${name}_test.json`);
    const cases = (file?.testGroups ?? []).flatMap((group) =>
      group.tests
        .filter((test) => "jws" in test)
        .map((test) => ({ test, keys: group.public ?? group.private })),
    );

    it(`${name}: the signature is called valid exactly where the label is, or the disagreement is named`, async () => {
      expect(cases.length).toBeGreaterThan(25);
      const named = DISAGREEMENTS[name] ?? {};
      const disagreeing: number[] = [];
      for (const { test, keys } of cases) {
        const input = typeof test.jws === "string" ? test.jws : JSON.stringify(test.jws);
        const inspection = await inspectToken(input, { target: TARGET, keys: sourceOf(keys), now: NOW });
        const agrees = (inspection.signature === "valid") === (test.result === "valid");
        if (!agrees) disagreeing.push(test.tcId);
      }
      expect(disagreeing.sort((a, b) => a - b)).toEqual(Object.keys(named).map(Number));
    });

    it(`${name}: no invalid vector is accepted, and none throws`, async () => {
      for (const { test, keys } of cases) {
        const input = typeof test.jws === "string" ? test.jws : JSON.stringify(test.jws);
        const inspection = await inspectToken(input, { target: TARGET, keys: sourceOf(keys), now: NOW });
        expect(inspection.verdict, `${name} ${test.tcId}`).not.toBe("accept");
      }
    });
  }

  it.each([
    // Its MAC fits none of the usual spellings of the public key; our own tests make ones that do.
    ["signature", 31, "alg-not-allowed"],
    ["signature", 32, "embedded-jwk"],
    ["signature", 16, "alg-none"],
    ["signature", 342, "alg-none"],
    // The vector's JSON lacks its last two brackets, so what is found is the header inside it.
    ["signature", 17, "too-few-parts"],
    ["signature", 353, "key-not-for-signing"],
    ["signature", 356, "key-not-for-signing"],
    ["signature", 332, "alg-mismatch-key"],
    ["signature", 374, "non-canonical-base64"],
    ["signature", 366, "bad-base64"],
    ["signature", 360, "whitespace-removed"],
    ["key", 8, "weak-key"],
    ["key", 9, "weak-key"],
    ["key", 19, "alg-mismatch-key"],
    ["key", 22, "keys-unavailable"],
  ] as const)("%s %i is explained by %s", async (name, tcId, id) => {
    const file = readJsonFile<{ testGroups: Group[] }>(`wycheproof/json_web_${name}_test.json`);
    const group = file.testGroups.find(({ tests }) => tests.some((test) => test.tcId === tcId));
    const test = group?.tests.find((candidate) => candidate.tcId === tcId);
    const input = typeof test?.jws === "string" ? test.jws : JSON.stringify(test?.jws);
    const keys = sourceOf(group?.public ?? group?.private);
    expect(ids(await inspectToken(input, { target: TARGET, keys, now: NOW }))).toContain(id);
  });
});

type Cookbook = {
  input: { key: unknown };
  output: { compact?: string; json?: unknown; json_flat?: unknown };
};

describe.skipIf(absent)(`RFC 7520, 7797 and 8037 cookbook${why}`, () => {
  const inspect = (input: unknown, key: unknown) =>
    inspectToken(typeof input === "string" ? input : JSON.stringify(input), {
      target: TARGET,
      keys: sourceOf(Array.isArray(key) ? { keys: key } : key),
      now: NOW,
    });

  it.each([
    ["jws/4_1.rsa_v15_signature.json", "jws-compact", "valid", "payload-not-json"],
    ["jws/4_2.rsa-pss_signature.json", "jws-compact", "valid", "payload-not-json"],
    ["jws/4_3.ecdsa_signature.json", "jws-compact", "valid", "payload-not-json"],
    ["jws/4_4.hmac-sha2_integrity_protection.json", "jws-compact", "unknown", "symmetric-key-needed"],
    ["jws/4_5.signature_with_detached_content.json", "jws-detached", "unknown", "detached-payload"],
    ["curve25519/jws.json", "jws-compact", "valid", "missing-kid"],
    ["rfc7797/hmac-sha2_b64_false.json", "jws-compact", "unknown", "unencoded-payload"],
  ] as const)("%s compact", async (file, form, signature, id) => {
    const { input, output } = readJsonFile<Cookbook>(`cookbook/${file}`);
    const inspection = await inspect(output.compact, input.key);
    expect(inspection).toMatchObject({ form, signature, verdict: "reject" });
    expect(ids(inspection)).toContain(id);
  });

  const jsonForms = absent
    ? []
    : ["jws", "rfc7797", "curve25519"].flatMap((folder) =>
        readdirSync(`${FOLDER}cookbook/${folder}`)
          .map((file) => `${folder}/${file}`)
          .filter((file) => !file.includes("ecdh")),
      );

  it.each(jsonForms)("%s in JSON form is refused as such", async (file) => {
    const { input, output } = readJsonFile<Cookbook>(`cookbook/${file}`);
    for (const form of [output.json, output.json_flat]) {
      if (form === undefined) continue;
      const inspection = await inspect(form, input.key);
      expect(inspection).toMatchObject({ form: "jws-json", verdict: "reject" });
      expect(ids(inspection)).toContain("json-serialization");
    }
  });

  const encrypted = absent ? [] : readdirSync(`${FOLDER}cookbook/jwe`).map((file) => `jwe/${file}`);

  it.each([...encrypted, "curve25519/ecdh-es.json"])("%s is called encrypted", async (file) => {
    const { input, output } = readJsonFile<Cookbook>(`cookbook/${file}`);
    for (const form of [output.compact, output.json, output.json_flat]) {
      if (form === undefined) continue;
      const inspection = await inspect(form, input.key);
      expect(inspection.verdict).toBe("reject");
      expect(ids(inspection)).toContain("encrypted");
      expect(ids(inspection)).not.toContain("expensive-key-derivation");
    }
  });

  it("6 nests a signed token in an encrypted one: both are refused or read for what they are", async () => {
    const { sign, encrypt } = readJsonFile<{ sign: Cookbook; encrypt: Cookbook }>(
      "cookbook/6.nesting_signatures_and_encryption.json",
    );
    expect(ids(await inspect(encrypt.output.compact, []))).toContain("encrypted");
    const signed = await inspect(sign.output.compact, sign.input.key);
    // Its header has no kid; the one RSA key of the set fits.
    expect(signed).toMatchObject({
      form: "jws-compact",
      signature: "valid",
      claims: { iss: "hobbiton.example" },
    });
    expect(ids(signed)).toContain("expired");
  });

  it.each([
    ["jwk/3_1.ec_public_key.json", "not-a-token"],
    ["jwk/3_2.ec_private_key.json", "private-key-pasted"],
    ["jwk/3_3.rsa_public_key.json", "not-a-token"],
    ["jwk/3_4.rsa_private_key.json", "private-key-pasted"],
    ["jwk/3_5.symmetric_key_mac_computation.json", "secret-pasted"],
    ["jwk/3_6.symmetric_key_encryption.json", "secret-pasted"],
  ])("%s pasted as a token: %s", async (file, id) => {
    expect(ids(await inspect(readJsonFile(`cookbook/${file}`), []))).toEqual([id]);
  });
});
