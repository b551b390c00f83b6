import { describe, expect, it } from "vitest";
import { headerCases } from "../../../e2e/support/sign-in/header-cases";
import { CLIENT, createHeaderSigner, ISSUER, SIGNER } from "../../../e2e/support/sign-in/header-signer";
import { type AdmitParts, admit } from "./admit";
import { type KeyOf, verifyAlbToken } from "./alb-token";

const NOW = 1_790_000_000;
const signer = createHeaderSigner();
const trusted = { signers: [SIGNER], issuer: ISSUER, clientId: CLIENT };
const keyOf: KeyOf = async (region, kid) =>
  region === "eu-west-1" && kid === signer.kid
    ? { ok: true, pem: signer.pem }
    : { ok: false, unread: false, message: "There is no such key." };
const parts: AdmitParts = {
  config: {
    origin: "https://authpath.example.com",
    hosts: [],
    signIn: {
      type: "alb",
      ...trusted,
      sessionCookie: "c",
      groupsClaim: "groups",
      groups: null,
      signOutUrl: null,
    },
  },
  keyOf,
  session: null,
  now: () => new Date(NOW * 1000),
};

/** As Node hands headers on: those of one name joined. */
function headersOf(lines: readonly string[], host = "authpath.example.com"): Headers {
  const headers = new Headers({ host });
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
}

describe("admit, behind a load balancer", () => {
  const cases = headerCases(signer, NOW);
  it("has a table of some length", () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it.each(cases)("$name: $admitted", async ({ lines, host, admitted }) => {
    const admission = await admit(headersOf(lines, host), parts);
    expect(admission.ok).toBe(admitted);
    // A refusal repeats nothing of what was sent.
    if (!admission.ok) expect(admission.refusal.message).not.toMatch(/user-1|evil|eyJ|arn:/);
  });

  it("lets nobody in where the key cannot be read, and says that this is why", async () => {
    const down = { ...parts, keyOf: async () => ({ ok: false as const, unread: true, message: "down" }) };
    for (const { lines, host } of cases) {
      const admission = await admit(headersOf(lines, host), down);
      expect(admission.ok).toBe(false);
    }
    const admission = await admit(headersOf([`x-amzn-oidc-data: ${signer.token(NOW)}`]), down);
    expect(admission).toMatchObject({ refusal: { code: "sign-in-unavailable" } });
  });

  it("asks for no key before everything else fits", async () => {
    const asked: string[] = [];
    const counting: KeyOf = async (region, kid) => {
      asked.push(kid);
      return keyOf(region, kid);
    };
    const token = signer.token(NOW, { header: { client: "other" } });
    await verifyAlbToken(token, trusted, counting, NOW * 1000);
    expect(asked).toEqual([]);
    await verifyAlbToken(signer.token(NOW), trusted, counting, NOW * 1000);
    expect(asked).toEqual([signer.kid]);
  });

  it.each([
    ["all", { groups: null }, {}, "all"],
    ["no group asked for", { groups: { a: "all" as const } }, {}, null],
    ["a group of another name", { groups: { a: "all" as const } }, { groups: ["A", "a "] }, null],
    ["a name of Object", { groups: { a: "all" as const } }, { groups: ["constructor", "__proto__"] }, null],
    ["one group as a text", { groups: { a: ["2", "1"] } }, { groups: "a" }, ["1", "2"]],
    ["two groups", { groups: { a: ["1"], b: ["2", "1"] } }, { groups: ["b", "a"] }, ["1", "2"]],
    ["a group that may see all", { groups: { a: ["1"], b: "all" as const } }, { groups: ["a", "b"] }, "all"],
    ["groups in a list of commas", { groups: { a: "all" as const } }, { groups: "a,b" }, null],
  ])("grants accounts by group: %s", async (_, { groups }, payload, accounts) => {
    const signIn = { ...parts.config.signIn, groups } as AdmitParts["config"]["signIn"];
    const token = signer.token(NOW, { payload });
    const admission = await admit(headersOf([`x-amzn-oidc-data: ${token}`]), {
      ...parts,
      config: { ...parts.config, signIn },
    });
    if (accounts === null) expect(admission).toMatchObject({ ok: false, refusal: { code: "not-a-member" } });
    else
      expect(admission).toMatchObject({
        ok: true,
        viewer: { subject: "user-1", name: "on.call@example.com", accounts },
      });
  });
});
