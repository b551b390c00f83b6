import { describe, expect, it } from "vitest";
import type { AuthorizationAnswer } from "./answer";
import { recogniseAnswer } from "./index";

const redirectUri = "https://app.example.com/oauth2/idpresponse";

/** An answer with no more than what a row names. */
function answer(parts: Partial<AuthorizationAnswer> & Pick<AuthorizationAnswer, "endpoint">) {
  return recogniseAnswer({
    redirectUri,
    cognito: false,
    status: parts.location === undefined ? 200 : 302,
    contentType: "text/html; charset=utf-8",
    parameters: {},
    body: "",
    ...parts,
  });
}

type Row = [name: string, parts: Partial<AuthorizationAnswer>, outcome: string];

/** `rejected client invalid_client`, `sign-in`, `unclear`. */
function table(provider: string, endpoint: string, rows: readonly Row[]): void {
  describe(provider || "a provider that is not recognised", () => {
    it.each(rows)("%s", (_name, parts, expected) => {
      const { provider: found, outcome } = answer({ endpoint, ...parts });
      const shown = outcome.kind === "rejected" ? `rejected ${outcome.error} ${outcome.code}` : outcome.kind;
      expect([found, shown]).toEqual([provider, expected]);
      if (outcome.kind === "rejected") expect(outcome.source).toMatch(/^https:\/\//);
      expect(outcome.detail).not.toBe("");
    });
  });
}

const sentBack = (error: string, error_description?: string): Partial<AuthorizationAnswer> => ({
  location: redirectUri,
  parameters: { error, ...(error_description !== undefined && { error_description }) },
});
const page = (status: number, body: string): Partial<AuthorizationAnswer> => ({ status, body });

const hosted = "https://shop.auth.eu-west-1.amazoncognito.com";
table("Cognito", `${hosted}/oauth2/authorize`, [
  ["sign-in", { location: `${hosted}/login` }, "sign-in"],
  [
    "unknown callback",
    { location: `${hosted}/error`, parameters: { error: "redirect_mismatch" } },
    "rejected redirect-uri redirect_mismatch",
  ],
  [
    "a code of the error page that is not documented",
    { location: `${hosted}/error`, parameters: { error: "invalid_request" } },
    "unclear",
  ],
  ["the error page without a code", { location: `${hosted}/error` }, "unclear"],
  [
    "the same code at another host",
    { location: "https://other.example/error", parameters: { error: "redirect_mismatch" } },
    "unclear",
  ],
  [
    "the same code at another path",
    { location: `${hosted}/errors`, parameters: { error: "redirect_mismatch" } },
    "unclear",
  ],
  ["an error at the sign-in page", { location: `${hosted}/login`, parameters: { error: "x" } }, "unclear"],
  ["the sign-in page of another pool", { location: "https://b.example/login" }, "unclear"],
  ["scope", sentBack("invalid_scope"), "rejected scope invalid_scope"],
  ["flow", sentBack("unauthorized_client"), "rejected client unauthorized_client"],
  ["provider timed out", sentBack("invalid_request", "timeout"), "rejected other invalid_request"],
  ["server error", sentBack("server_error"), "unclear"],
  ["a page that speaks of it", page(200, "<p>redirect_mismatch</p>"), "unclear"],
  ["in trouble", page(503, ""), "unclear"],
]);
table("Cognito", "https://login.example.com/oauth2/authorize", [
  ["own domain", { cognito: true, location: "https://login.example.com/login" }, "sign-in"],
  [
    "own domain, unknown callback",
    {
      cognito: true,
      location: "https://login.example.com/error",
      parameters: { error: "redirect_mismatch" },
    },
    "rejected redirect-uri redirect_mismatch",
  ],
]);

const oops = (error: string, title = "oops! something went wrong") =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>oops! something went wrong</h1>
   <pre><strong>error</strong>: ${error}</pre><pre><strong>error_description</strong>: x</pre></body></html>`;
table("oidc-provider", "https://login.acme.example/auth", [
  ["unknown callback", page(400, oops("invalid_redirect_uri")), "rejected redirect-uri invalid_redirect_uri"],
  ["unknown client", page(400, oops("invalid_client")), "rejected client invalid_client"],
  ["another code", page(400, oops("invalid_request")), "unclear"],
  [
    "sign-in",
    { status: 303, location: "https://login.acme.example/interaction/V1StGXR8_Z5jdHi6B-myT" },
    "sign-in",
  ],
  [
    "sign-in below a path",
    { status: 303, location: "https://login.acme.example/tenant-a/interaction/V1StGXR8_Z5jdHi6B-myT" },
    "sign-in",
  ],
]);
table("", "https://login.acme.example/auth", [
  ["its error page with status 200", page(200, oops("invalid_client")), "unclear"],
  ["its error page under another title", page(400, oops("invalid_client", "Oops")), "unclear"],
  ["its title without a code", page(400, "<title>oops! something went wrong</title>"), "unclear"],
  [
    "its interaction at another host",
    { status: 303, location: "https://b.example/interaction/V1StGXR8_Z5jdHi6B-myT" },
    "unclear",
  ],
  ["a short interaction", { status: 303, location: "https://login.acme.example/interaction/1" }, "unclear"],
  ["scope", sentBack("invalid_scope", "requested scope is not allowed"), "rejected scope invalid_scope"],
  ["flow", sentBack("unauthorized_client"), "rejected client unauthorized_client"],
  [
    "response type",
    sentBack("unsupported_response_type"),
    "rejected response-type unsupported_response_type",
  ],
  [
    "PKCE, as oidc-provider words it",
    sentBack("invalid_request", "Authorization Server policy requires PKCE to be used for this request"),
    "rejected pkce invalid_request",
  ],
  [
    "PKCE, as Keycloak words it",
    sentBack("invalid_request", "Missing parameter: code_challenge_method"),
    "rejected pkce invalid_request",
  ],
  [
    "PKCE, as RFC 7636 words it",
    sentBack("invalid_request", "code challenge required"),
    "rejected pkce invalid_request",
  ],
  [
    "a request that is wrong otherwise",
    sentBack("invalid_request", "nonce missing"),
    "rejected other invalid_request",
  ],
  [
    "a challenge that is met another way",
    sentBack("invalid_request", "challenge"),
    "rejected other invalid_request",
  ],
  ["a code beyond the standard's", sentBack("invalid_client"), "unclear"],
  ["prompt=none", sentBack("login_required"), "unclear"],
  ["a user who was denied", sentBack("access_denied"), "unclear"],
  ["back without an error", { location: redirectUri }, "unclear"],
  [
    "an error at the callback of another host",
    { location: "https://b.example.com/oauth2/idpresponse", parameters: { error: "invalid_scope" } },
    "unclear",
  ],
  [
    "an error at another path",
    { location: "https://app.example.com/", parameters: { error: "invalid_scope" } },
    "unclear",
  ],
  [
    "an error as JSON",
    { ...page(400, '{"error":"invalid_client"}'), contentType: "application/json" },
    "unclear",
  ],
  ["some page", page(200, "<h1>Sign in</h1>"), "unclear"],
  ["not found", page(404, "Not Found"), "unclear"],
  ["too many questions", { ...sentBack("invalid_scope"), status: 429 }, "unclear"],
  ["the sign-in of an unknown product", { location: "https://login.acme.example/login" }, "unclear"],
  ["a location that is no URL", { location: "myapp:" }, "unclear"],
]);
table("", "no url", [["an endpoint that is no URL", page(200, ""), "unclear"]]);

const realm = "https://sso.example.com/realms/staff/protocol/openid-connect/auth";
const sorry = (sentence: string) =>
  `<h1 id="kc-page-title">We are <strong>sorry</strong> ...</h1><p class="instruction">${sentence}</p></div>`;
table("Keycloak", realm, [
  [
    "unknown callback",
    page(400, sorry("Invalid parameter: redirect_uri")),
    "rejected redirect-uri Invalid parameter: redirect_uri",
  ],
  ["unknown client", page(400, sorry("Client not found.")), "rejected client Client not found."],
  ["disabled client", page(400, sorry("Client disabled.")), "rejected client Client disabled."],
  ["another parameter", page(400, sorry("Invalid parameter: response_type")), "unclear"],
  ["a longer parameter", page(400, sorry("Invalid parameter: redirect_uris")), "unclear"],
  ["another language", page(400, sorry("Ungültiger Parameter: redirect_uri")), "unclear"],
  ["the sentence in markup only", page(400, '<p title="Client not found."></p>'), "unclear"],
  ["the sentence on a page that is no error", page(200, sorry("Client not found.")), "unclear"],
  [
    "sign-in",
    page(
      200,
      '<form id="kc-form-login" action="https://sso.example.com/realms/staff/login-actions/authenticate?execution=1" method="post">',
    ),
    "sign-in",
  ],
  ["a page with another form", page(200, '<form action="/search">'), "unclear"],
  ["scope", sentBack("invalid_scope", "Invalid scopes: openid phones"), "rejected scope invalid_scope"],
]);
table("", "https://sso.example.com/realms/staff/protocol/openid-connect/token", [
  ["another endpoint of a realm", page(400, sorry("Client not found.")), "unclear"],
]);

const tenant = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/authorize";
const config = (message: string) => `<script>$Config={"strServiceExceptionMessage":"${message}"};</script>`;
table("Microsoft Entra", tenant, [
  [
    "unknown callback",
    page(200, config("AADSTS50011: The redirect URI does not match")),
    "rejected redirect-uri AADSTS50011",
  ],
  [
    "unknown client",
    page(200, config("AADSTS700016: Application with identifier 'x' was not found")),
    "rejected client AADSTS700016",
  ],
  [
    "disabled client",
    page(200, config("AADSTS7000112: Application is disabled")),
    "rejected client AADSTS7000112",
  ],
  [
    "scope, sent back",
    sentBack(
      "invalid_scope",
      "AADSTS70011: The provided value for the input parameter 'scope' is not valid.",
    ),
    "rejected scope AADSTS70011",
  ],
  ["scope without a code", sentBack("invalid_scope"), "rejected scope invalid_scope"],
  ["another code", page(200, config("AADSTS50058: A silent sign-in request was sent")), "unclear"],
  ["a code that begins like one", page(200, config("AADSTS500113: No reply address")), "unclear"],
  ["a link to a code", page(200, '<a href="/error?code=AADSTS50011">'), "unclear"],
  ["sign-in, which proves nothing", page(200, "<title>Sign in to your account</title>"), "unclear"],
]);
table("", "https://login.microsoftonline.com.example.net/x/oauth2/v2.0/authorize", [
  ["a host that looks like it", page(200, config("AADSTS50011: x")), "unclear"],
]);

const org = "https://acme.okta.com/oauth2/default/v1/authorize";
const mustBe =
  "<p>The &#39;redirect_uri&#39; parameter must be a Login redirect URI in the client app settings: https://acme-admin.okta.com/</p>";
table("Okta", org, [
  ["unknown callback", page(400, mustBe), "rejected redirect-uri invalid_request"],
  [
    "unknown client, as JSON",
    {
      ...page(
        401,
        '{"errorCode":"invalid_client","errorSummary":"Invalid value for \'client_id\' parameter."}',
      ),
      contentType: "application/json",
    },
    "rejected client invalid_client",
  ],
  [
    "unknown client, as a page",
    page(400, "<b>Error Code:</b> invalid_client <b>Description:</b> The specified client ID is invalid."),
    "rejected client invalid_client",
  ],
  ["another code", page(400, "Error Code: access_denied"), "unclear"],
  ["the callback's sentence with status 200", page(200, mustBe), "unclear"],
  [
    "the sentence about signing out",
    page(
      400,
      "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings",
    ),
    "unclear",
  ],
  ["sign-in", { location: "https://acme.okta.com/login/login.htm" }, "sign-in"],
  ["another redirect", { location: "https://acme.okta.com/app/UserHome" }, "unclear"],
  [
    "scope",
    sentBack("invalid_scope", "One or more scopes are not configured for the authorization server resource."),
    "rejected scope invalid_scope",
  ],
  [
    "PKCE",
    sentBack("invalid_request", "PKCE code challenge is required by the application."),
    "rejected pkce invalid_request",
  ],
]);
table("Okta", "https://login.example.com/oauth2/aus1/v1/authorize", [
  ["own domain", page(400, mustBe), "rejected redirect-uri invalid_request"],
]);

const auth0Tenant = "https://acme.eu.auth0.com";
const listed = "Callback URL mismatch. https://app.example.com/x is not in the list of allowed callback URLs";
table("Auth0", `${auth0Tenant}/authorize`, [
  ["unknown callback", page(403, `<p>${listed}</p>`), "rejected redirect-uri Callback URL mismatch"],
  [
    "unknown callback, own error page",
    {
      location: "https://www.acme.example/oops",
      parameters: { error: "unauthorized_client", error_description: listed },
    },
    "rejected redirect-uri Callback URL mismatch",
  ],
  ["the sentence without an error", page(200, `<p>${listed}</p>`), "unclear"],
  ["the sentence sent back", sentBack("access_denied", listed), "unclear"],
  ["unknown client, which no page documents", page(403, "<p>Unknown client: x</p>"), "unclear"],
  ["sign-in", { location: `${auth0Tenant}/u/login` }, "sign-in"],
  ["sign-in, identifier first", { location: `${auth0Tenant}/u/login/identifier` }, "sign-in"],
  ["classic sign-in", { location: `${auth0Tenant}/login` }, "sign-in"],
  ["a path that begins like it", { location: `${auth0Tenant}/logins` }, "unclear"],
]);

/** `authError` as Google makes it: the code as the first field of a protocol buffer. */
const authError = (code: string, length = code.length) =>
  btoa(`\n${String.fromCharCode(length)}${code}\u0012\u00b0\u0001You can't sign in to this app`).replace(
    /=+$/,
    "",
  );
const googleError = (value: string): Partial<AuthorizationAnswer> => ({
  location: "https://accounts.google.com/signin/oauth/error/v2",
  parameters: { authError: value },
});
table("Google", "https://accounts.google.com/o/oauth2/v2/auth", [
  [
    "unknown callback",
    googleError(authError("redirect_uri_mismatch")),
    "rejected redirect-uri redirect_uri_mismatch",
  ],
  [
    "unknown callback, as seen",
    googleError("ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2gSsAEKWW91IGNhbid0IHNpZ24gaW4gdG8gdGhpcyBhcHA"),
    "rejected redirect-uri redirect_uri_mismatch",
  ],
  ["unknown client", googleError(authError("invalid_client")), "rejected client invalid_client"],
  ["deleted client", googleError(authError("deleted_client")), "rejected client deleted_client"],
  ["scope", googleError(authError("invalid_scope")), "rejected scope invalid_scope"],
  ["another code", googleError(authError("org_internal")), "unclear"],
  ["a length that is wrong", googleError(authError("invalid_client", 60)), "unclear"],
  ["no base64", googleError("%%%"), "unclear"],
  ["nothing", googleError(""), "unclear"],
  [
    "the code at another path",
    { ...googleError(authError("invalid_client")), location: "https://accounts.google.com/signin/v2" },
    "unclear",
  ],
  ["sign-in", { location: "https://accounts.google.com/v3/signin/identifier" }, "sign-in"],
  ["older sign-in", { location: "https://accounts.google.com/ServiceLogin" }, "sign-in"],
]);

describe("recogniseAnswer", () => {
  it("reads a page of nothing but opened brackets in no time", () => {
    const { outcome } = answer({
      endpoint: realm,
      status: 400,
      body: `<title>oops! something went wrong</title>${"<".repeat(200_000)}`,
    });
    expect(outcome.kind).toBe("unclear");
  }, 1000);
});
