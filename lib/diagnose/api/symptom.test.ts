import { describe, expect, it } from "vitest";
import { apiChecks } from "../../checks/api-index";
import type { Clue } from "../../model/diagnosis";
import type { Finding } from "../../model/finding";
import { apiSymptomOf } from "./symptom";

/** One finding of each check, as far as symptoms look at it. */
const findings = apiChecks.map(
  ({ id, title, severity, hop, meets, docs }): Finding => ({
    check: id,
    title,
    status: "fail",
    severity,
    evidence: [],
    fixes: [],
    hop,
    meets,
    docs: [...docs],
  }),
);

const causesOf = (clue: Clue, customised: Parameters<typeof apiSymptomOf>[2] = []) =>
  apiSymptomOf(clue, findings, customised)?.causes.map(({ check }) => check);

describe("apiSymptomOf", () => {
  it.each([
    [{ status: 401 }, "id-token-expected", "authorizer-permission-missing"],
    [{ reason: "UNAUTHORIZED" }, "id-token-expected", "authorizer-permission-missing"],
    [{ status: 401, reason: "token-audience" }, "audience-unlisted", "issuer-mismatch"],
    [{ status: 403, reason: "insufficient_scope" }, "scope-unissuable", "resource-policy-denies"],
    [{ status: 403, reason: "MISSING_AUTHENTICATION_TOKEN" }, "method-undefined", "resource-policy-denies"],
    // A customised response, under another status.
    [{ status: 400, reason: "UNAUTHORIZED" }, "id-token-expected", "method-undefined"],
    [{ status: 401, reason: "AuthInvalidIdToken" }, "id-token-expected", "method-undefined"],
  ])("%j can come of %s and not of %s", (clue, cause, other) => {
    expect(causesOf(clue)).toContain(cause);
    expect(causesOf(clue)).not.toContain(other);
  });
  it.each([[{}], [{ status: 302 }], [{ reason: "DEFAULT_4XX" }], [{ reason: "unauthorized_client" }]])(
    "%j narrows nothing down",
    (clue) => expect(causesOf(clue)).toBeUndefined(),
  );
  it("reads a status by the responses that are customised", () => {
    const customised = [
      { responseType: "DEFAULT_4XX", statusCode: "400", responseParameters: {}, responseTemplates: {} },
    ];
    expect(causesOf({ status: 400 }, customised)).toContain("id-token-expected");
    expect(causesOf({ status: 400 })).not.toContain("id-token-expected");
  });
});
