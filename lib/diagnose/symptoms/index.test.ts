import { describe, expect, it } from "vitest";
import { checks } from "../../checks/index";
import { findSymptom, symptomOf, symptoms, unknownSymptom } from "./index";

const ids = symptoms.flatMap(({ id, also = [] }) => [id, ...also]);

describe("every symptom", () => {
  it("has names that no other has, whatever their case", () => {
    const lower = ids.map((id) => id.toLowerCase());
    expect(lower.filter((id, index) => lower.indexOf(id) !== index)).toEqual([]);
  });
  it.each(symptoms.map((symptom) => [symptom.id, symptom] as const))("%s is complete", (_id, symptom) => {
    const catalogue: readonly string[] = checks.map(({ id }) => id);
    const causes = symptom.causes.map(({ check }) => check);
    expect(causes.filter((check) => !catalogue.includes(check))).toEqual([]);
    expect(causes.filter((check, index) => causes.indexOf(check) !== index)).toEqual([]);
    expect(
      symptom.sources.filter(
        ({ url, title }) => !URL.canParse(url) || new URL(url).protocol !== "https:" || !title,
      ),
    ).toEqual([]);
    expect(symptom.meaning.length).toBeGreaterThan(0);
    expect(symptom.notThis.length).toBeGreaterThan(0);
    expect(symptom.confirm.length).toBeGreaterThan(0);
    expect(symptom.causes.length + symptom.uncheckable.length).toBeGreaterThan(0);
    const sentences = [
      symptom.brief,
      symptom.whoFixes,
      ...symptom.meaning,
      ...symptom.notThis,
      ...symptom.causes.map(({ why }) => why),
    ];
    expect(sentences.filter((text) => !/^[A-Z0-9][^\n]*[.]$/.test(text))).toEqual([]);
    expect(JSON.stringify(symptom.confirm)).not.toMatch(/"command":""|undefined/);
  });
  it("leaves no check that breaks sign-in without a symptom", () => {
    const named = new Set<string>(symptoms.flatMap(({ causes }) => causes.map(({ check }) => check)));
    const breaking = checks.filter(
      ({ severity }) => severity === "breaks-sign-in" || severity === "may-break",
    );
    expect(breaking.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html and -troubleshooting.html */
const mustHaveAPage = [
  ...["561", "562", "401", "403", "400", "500", "302-loop", "302", "431", "460", "463", "464", "494"],
  ...["502", "503", "504", "507", "405", "408", "414", "501", "505", "000"],
  ...["AuthInvalidCookie", "AuthInvalidGrantError", "AuthInvalidIdToken", "AuthInvalidStateParam"],
  ...[
    "AuthMissingStateParam",
    "AuthMissingCodeParam",
    "AuthInvalidTokenResponse",
    "AuthInvalidUserinfoResponse",
  ],
  ...["AuthInvalidAWSALBAuthNonce", "AuthMissingAWSALBAuthNonce", "AuthMissingHostHeader"],
  ...["AuthTokenEpRequestFailed", "AuthTokenEpRequestTimeout", "AuthUserinfoEpRequestFailed"],
  ...["AuthUserinfoEpRequestTimeout", "AuthUserinfoResponseSizeExceeded", "AuthUnhandledException"],
  ...["JWTHeaderNotPresent", "JWTRequestFormatInvalid", "JWTSignatureValidationError"],
  ...["JWTSignatureValidationFailed", "JWTClaimNotPresent", "JWTClaimFormatInvalid", "JWTClaimValueInvalid"],
  ...["JWKSRequestTimeout", "JWKSResponseSizeExceeded", "JWKSRequestFailed", "JWKSResponseInvalid"],
  ...["JWTValidationInternalError", "AWSALBTGCookieInvalid", "WeightedTargetGroupsUnhandledException"],
  ...["LambdaUnhandled", "LambdaThrottling", "WAFConnectionError", "WAFConnectionTimeout"],
  ...["WAFResponseReadTimeout", "WAFServiceError", "WAFUnhandledException"],
  ...["redirect_mismatch", "invalid_request", "unauthorized_client", "invalid_scope", "invalid_client"],
  ...["invalid_grant", "access_denied", "server_error", "login_required", "unsupported_response_type"],
  ...["invalid_redirect_uri", "redirect_uri_mismatch", "ELBAuthError", "ELBAuthFailure"],
];

describe("findSymptom", () => {
  it.each(mustHaveAPage)("knows %s, whatever its case", (id) => {
    expect(findSymptom(id)).toBeDefined();
    expect(findSymptom(id.toLowerCase())).toBe(findSymptom(id));
    expect(findSymptom(id.toUpperCase())).toBe(findSymptom(id));
  });
  it.each(["", "200", "AuthSomethingNew", "toString", "<script>"])("does not know %j", (id) => {
    expect(findSymptom(id)).toBeUndefined();
  });
});

describe("symptomOf", () => {
  it.each([
    [{}, undefined],
    [{ status: 561 }, "561"],
    [{ status: 494 }, "431"],
    [{ status: 561, reason: "AuthTokenEpRequestFailed" }, "AuthTokenEpRequestFailed"],
    [{ status: 561, reason: "authtokeneprequestfailed" }, "AuthTokenEpRequestFailed"],
    [{ status: 561, reason: "AuthSomethingNew" }, "561"],
    [{ reason: "AuthSomethingNew" }, undefined],
    [{ reason: "JWTSignatureValidationError" }, "JWTSignatureValidationFailed"],
    [{ reason: "302-loop" }, "302-loop"],
    [{ status: 302 }, undefined],
    [{ status: 200 }, undefined],
    [{ status: 418 }, undefined],
  ])("%j is %s", (clue, expected) => {
    expect(symptomOf(clue)?.id).toBe(expected);
  });
});

/** What a broken set-up really ends in, and what it must not be blamed for. */
describe("the causes of a symptom", () => {
  it.each([
    ["561", ["client-secret-absent", "client-secret-rejected", "token-endpoint-mismatch"]],
    ["561", ["code-grant-disabled", "scope-not-allowed", "scope-undefined"]],
    [
      "AuthTokenEpRequestFailed",
      ["client-secret-absent", "client-secret-rejected", "token-endpoint-mismatch"],
    ],
    ["AuthMissingCodeParam", ["code-grant-disabled", "scope-not-allowed", "scope-undefined"]],
    ["unauthorized_client", ["oauth-flows-disabled", "code-grant-disabled"]],
    ["invalid_scope", ["scope-not-allowed", "scope-undefined"]],
    ["redirect_mismatch", ["callback-url-unregistered"]],
    ["invalid_request", ["app-client-missing", "identity-providers-empty", "user-pool-domain-mismatch"]],
    [
      "400",
      ["callback-url-unregistered", "app-client-missing", "oauth-flows-disabled", "identity-providers-empty"],
    ],
    ["403", ["managed-login-branding-absent"]],
    ["401", ["user-pool-issuer-incompatible", "issuer-mismatch", "openid-scope-absent"]],
    ["401", ["userinfo-endpoint-wrong-kind", "unauthenticated-request-denied", "session-cookie-shared"]],
    ["AuthInvalidIdToken", ["user-pool-issuer-incompatible", "issuer-mismatch"]],
    ["AuthInvalidTokenResponse", ["openid-scope-absent"]],
    ["AuthInvalidUserinfoResponse", ["userinfo-endpoint-wrong-kind"]],
    ["500", ["endpoint-slow", "endpoint-without-ipv4", "endpoint-certificate-untrusted", "claims-too-large"]],
    [
      "AuthTokenEpRequestTimeout",
      ["endpoint-slow", "endpoint-without-ipv4", "endpoint-certificate-untrusted"],
    ],
    ["AuthUserinfoResponseSizeExceeded", ["claims-too-large"]],
    ["562", ["jwks-key-unsupported", "jwks-endpoint-mismatch"]],
    ["JWKSResponseSizeExceeded", ["jwks-too-large"]],
    ["JWTClaimValueInvalid", ["claim-unsatisfiable"]],
    ["302-loop", ["session-cookie-shared"]],
    ["sign-in-not-asked", ["rule-shadowed"]],
    [
      "no-sign-in-page",
      [
        "value-with-whitespace",
        "user-pool-domain-mismatch",
        "user-pool-domain-inactive",
        "user-pool-missing",
      ],
    ],
  ])("of %s are among others %j", (id, expected) => {
    const causes = findSymptom(id)?.causes.map(({ check }) => check) ?? [];
    expect(causes).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ["561", ["endpoint-slow", "endpoint-without-ipv4", "endpoint-unresolvable", "claims-too-large"]],
    ["561", ["callback-url-unregistered", "unauthenticated-request-denied", "certificate-expired"]],
    ["500", ["client-secret-absent", "issuer-mismatch", "callback-url-unregistered"]],
    ["401", ["client-secret-rejected", "endpoint-slow", "callback-url-unregistered"]],
    ["AuthTokenEpRequestFailed", ["endpoint-slow", "issuer-mismatch", "scope-not-allowed"]],
    ["AuthInvalidIdToken", ["client-secret-rejected", "openid-scope-absent"]],
    ["502", ["client-secret-rejected", "endpoint-slow"]],
  ])("of %s are not %j", (id, unexpected) => {
    const causes: readonly string[] = findSymptom(id)?.causes.map(({ check }) => check) ?? [];
    expect(causes.filter((check) => unexpected.includes(check))).toEqual([]);
  });

  it("begin with the most frequent", () => {
    const first = (id: string) => findSymptom(id)?.causes[0]?.check;
    expect(first("561")).toBe("client-secret-rejected");
    expect(first("AuthTokenEpRequestFailed")).toBe("client-secret-rejected");
    expect(first("AuthInvalidIdToken")).toBe("issuer-mismatch");
    expect(first("400")).toBe("callback-url-unregistered");
  });
});

describe("unknownSymptom", () => {
  it.each([
    ["AuthTokenEpSomethingNew", "reason", "token"],
    ["AuthUserinfoTooOld", "reason", "userinfo"],
    ["AuthSomethingNew", "reason", "callback"],
    ["JWTSomethingNew", "reason", "authenticate"],
    ["BrandNewReason", "reason", "rule"],
    ["418", "status", "target"],
    ["some_new_error", "oauth-error", "authorize"],
  ])("explains %s as %s at %s", (id, kind, hop) => {
    const page = unknownSymptom(id);
    expect(page).toMatchObject({ id, kind, hop });
    expect(page?.sources.length).toBeGreaterThan(0);
    expect(page?.meaning.join(" ")).toContain("when this page was written");
  });
  it.each([
    "",
    "x",
    "200x",
    "99",
    "600",
    "<script>",
    "Auth Token",
    "Auth-Token",
    `Auth${"x".repeat(100)}`,
    "../etc",
  ])("has no page for %j", (id) => {
    expect(unknownSymptom(id)).toBeUndefined();
  });
  it("calls a status below 400 no error", () => {
    expect(unknownSymptom("204")?.title).toBe("204: no error by itself");
  });
});
