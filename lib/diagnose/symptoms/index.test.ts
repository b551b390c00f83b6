import * as apiGateway from "@aws-sdk/client-api-gateway";
import { describe, expect, it } from "vitest";
import { apiChecks } from "../../checks/api-index";
import { checks } from "../../checks/index";
import { gatewayResponseTypes, statusOfType } from "../../facts/api/gateway-response-types";
import type { Explanation } from "../symptom";
import { apiSymptoms } from "./api/index";
import { albSymptoms, findSymptom, symptomOf, symptoms, unknownSymptom } from "./index";

const ids = symptoms.flatMap(({ id, also = [] }) => [id, ...also]);

/** The OAuth error, of which API Gateway has a namesake in capitals. */
const namesake = "access_denied";

const ofAlb = checks.map(({ id }) => id);
const ofApi = apiChecks.map(({ id }) => id);

/** Each explanation with the checks of its own door. */
const explanations = [
  ...albSymptoms.map((symptom) => [symptom.id, symptom, ofAlb] as const),
  ...albSymptoms.flatMap(({ id, api }) => (api ? [[`${id}, of an API,`, api, ofApi] as const] : [])),
  ...apiSymptoms.map((symptom) => [symptom.id, symptom, ofApi] as const),
];

describe("every symptom", () => {
  it("has names that no other has, whatever their case", () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const lower = ids.map((id) => id.toLowerCase());
    expect(lower.filter((id, index) => lower.indexOf(id) !== index)).toEqual([namesake]);
  });
  it("leads to other symptoms by their ids", () => {
    const known = new Set(symptoms.map(({ id }) => id));
    const links = symptoms.flatMap(({ id, see = [] }) => see.map((other) => [id, other] as const));
    expect(links.filter(([id, other]) => id === other || !known.has(other))).toEqual([]);
  });
  it.each(explanations)("%s is complete", (_id, symptom: Explanation, catalogue: readonly string[]) => {
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
    const named = new Set<string>(albSymptoms.flatMap(({ causes }) => causes.map(({ check }) => check)));
    expect(idsOfBreaking(checks).filter((id) => !named.has(id))).toEqual([]);
  });
  it("leaves no check that breaks an API without a symptom", () => {
    // What the OAuth endpoints refuse is told alike, whoever wanted the token.
    const met = [...apiSymptoms, ...albSymptoms.filter(({ kind }) => kind === "oauth-error")];
    const named = new Set<string>(met.flatMap(({ causes }) => causes.map(({ check }) => check)));
    expect(idsOfBreaking(apiChecks).filter((id) => !named.has(id))).toEqual([]);
  });
});

function idsOfBreaking(of: readonly { readonly id: string; readonly severity: string }[]): string[] {
  return of
    .filter(({ severity }) => severity === "breaks-sign-in" || severity === "may-break")
    .map(({ id }) => id);
}

describe("a symptom of API Gateway", () => {
  it("is there for every gateway response type", () => {
    const types: readonly string[] = Object.values(apiGateway.GatewayResponseType);
    expect([...gatewayResponseTypes, "DEFAULT_4XX", "DEFAULT_5XX"].toSorted()).toEqual(types.toSorted());
    for (const type of types) {
      expect(findSymptom(type)).toMatchObject({ kind: "gateway-response" });
      expect(apiSymptoms).toContain(findSymptom(type));
    }
  });
  const withStatus = [
    ...gatewayResponseTypes.map((type) => [type, [statusOfType(type, [])]] as const),
    ...["token-audience", "token-issuer", "token-algorithm", "token-missing", "keys-unreachable"].map(
      (id) => [id, [401]] as const,
    ),
    ["insufficient_scope", [403]],
    ["ForbiddenException", [403]],
    ["404", [404]],
    ["websocket-connect", [401, 403]],
  ] as const;
  it.each(withStatus)("%s blames no check that is met as another status than %j", (id, statuses) => {
    const other = findSymptom(id)?.causes.filter(({ check }) => !isMetAs(check, statuses));
    expect(other).toEqual([]);
  });
  it.each([
    ["401", [401]],
    ["403", [403]],
    ["500", [500]],
  ] as const)("%s, of an API, neither", (id, statuses) => {
    const causes = findSymptom(id)?.api?.causes ?? [];
    expect(causes.length).toBeGreaterThan(5);
    expect(causes.filter(({ check }) => !isMetAs(check, statuses))).toEqual([]);
  });
});

/** Whether a check says of itself that it is met as one of these; one that names no status can be met as any. */
function isMetAs(id: string, statuses: readonly number[]): boolean {
  const check = apiChecks.find((each) => each.id === id);
  const meets = [check?.meets ?? "", JSON.stringify(check && "forKind" in check ? check.forKind : {})].join(
    " ",
  );
  const named: readonly string[] = meets.match(/\b[45]\d\d\b/g) ?? [];
  return named.length === 0 || statuses.some((status) => named.includes(String(status)));
}

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
    if (id !== namesake) expect(findSymptom(id.toUpperCase())).toBe(findSymptom(id));
  });
  it.each([
    ["access_denied", "access_denied"],
    ["ACCESS_DENIED", "ACCESS_DENIED"],
    ["Access_Denied", "access_denied"],
    ["AccessDeniedException", "ACCESS_DENIED"],
    ["incompletesignatureexception", "MISSING_AUTHENTICATION_TOKEN"],
    ["integration_timeout", "API_CONFIGURATION_ERROR"],
    ["Forbidden", "ForbiddenException"],
    ["$connect", "websocket-connect"],
    ["429", "THROTTLED"],
  ])("knows %s as %s", (id, expected) => {
    expect(findSymptom(id)?.id).toBe(expected);
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
    [{ status: 404 }, undefined],
    [{ status: 429 }, undefined],
    [{ reason: "UNAUTHORIZED" }, undefined],
    [{ reason: "invalid_token", status: 401 }, "401"],
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
    expect(first("UNAUTHORIZED")).toBe("id-token-expected");
    expect(first("MISSING_AUTHENTICATION_TOKEN")).toBe("method-undefined");
    expect(first("ACCESS_DENIED")).toBe("authorizer-cache-too-wide");
    expect(first("AUTHORIZER_CONFIGURATION_ERROR")).toBe("authorizer-permission-missing");
    expect(first("insufficient_scope")).toBe("access-token-expected");
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
    ["TOKEN_TOO_LARGE", "gateway-response", "authorizer"],
    ["QUARANTINED", "gateway-response", "authorizer"],
    ["AuthorizerTooSlowException", "gateway-response", "authorizer"],
    ["BrandNewException", "gateway-response", "authorizer"],
    ["AuthBrandNewException", "reason", "callback"],
  ])("explains %s as %s at %s", (id, kind, hop) => {
    const page = unknownSymptom(id);
    expect(page).toMatchObject({ id, kind, hop });
    expect(page?.sources.length).toBeGreaterThan(0);
    expect(page?.meaning.join(" ")).toContain("when this page was written");
  });
  it.each([
    "",
    "x",
    "ABC",
    "A_",
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
