import { describe, expect, it } from "vitest";
import { FINDING_IDS, FINDINGS, inspectToken } from "./index";
import { FINDING_CASES } from "./testing/finding-cases";
import { access, alb, at, behindAlb, type Case, good, id, idp, pool } from "./testing/pastes";
import { albJwt, httpJwt, NOW } from "./testing/setting";

const rows = FINDING_IDS.map((finding) => ({ finding, ...FINDING_CASES[finding] }));

function run({ input, target, keys: source }: Case) {
  return inspectToken(input, { target, keys: source, now: NOW });
}

describe("every finding", () => {
  it("has a case and a near miss", () => {
    expect(Object.keys(FINDING_CASES).sort()).toEqual([...FINDING_IDS].sort());
    expect(FINDING_IDS).toHaveLength(103);
  });

  it.each(rows)("$finding appears where it belongs", async ({ finding, hit }) => {
    const inspection = await run(hit);
    expect(inspection.findings.map((found) => found.id)).toContain(finding);
  });

  it.each(rows)("$finding does not appear in the near miss", async ({ finding, miss }) => {
    const inspection = await run(miss);
    expect(inspection.findings.map((found) => found.id)).not.toContain(finding);
  });

  it.each(rows)(
    "$finding: rejected if and only if there is an error, in both cases",
    async ({ hit, miss }) => {
      for (const inspection of [await run(hit), await run(miss)]) {
        const errors = inspection.findings.filter(({ level }) => level === "error");
        expect(inspection.verdict === "reject").toBe(errors.length > 0);
        if (inspection.verdict === "accept") expect(inspection.signature).toBe("valid");
      }
    },
  );

  it.each(rows)("$finding is said in one line, with a level, and survives JSON", async ({ finding, hit }) => {
    const inspection = await run(hit);
    for (const found of inspection.findings) {
      expect(found.message).toMatch(/^[^\n\r]{5,400}$/);
      expect(FINDINGS[found.id].meaning).not.toBe("");
    }
    expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection);
    const usual = inspection.findings.find(({ id: found }) => found === finding);
    const softened = ["jku-header", "x5u-header", "embedded-jwk"].includes(finding);
    expect(usual?.level).toBe(softened ? "warn" : FINDINGS[finding].level);
  });
});

describe("the setting", () => {
  it("knows a token of each sort that is accepted", async () => {
    for (const each of [
      idp(good),
      pool(id),
      pool(access),
      behindAlb(alb),
      at(httpJwt)(good),
      at(albJwt)(good),
    ]) {
      expect(await run(each)).toMatchObject({ verdict: "accept", signature: "valid", undecided: [] });
    }
  });
});
