import {
  type AuthorizationAnswer,
  endpointUrl,
  isBelow,
  jsonMember,
  type Outcome,
  type ProviderPages,
  pathOnHost,
  rejected,
  shownText,
  signIn,
} from "./answer";

const redirectUri =
  "https://support.okta.com/help/s/article/okta-error-400-bad-request-the-redirect-uri-parameter-must-be-a-login-redirect-uri-in-the-client-app-settings";
const errors = "https://developer.okta.com/docs/reference/api/oidc/#possible-errors";
const hosts = ["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil"];

/** Okta, known by its hosts or, behind an own domain, by the path of its authorization servers. */
export const okta: ProviderPages = {
  provider: "Okta",
  answers: (answer) => {
    const { host, path } = endpointUrl(answer);
    return hosts.some((own) => isBelow(host, own)) || /^\/oauth2(?:\/[^/]+)?\/v1\/authorize$/.test(path);
  },
  read: (answer): Outcome | null => {
    if (pathOnHost(answer) === "/login/login.htm" && answer.parameters.error === undefined) {
      return signIn("redirected to the sign-in page");
    }
    if (answer.status < 400) return null;
    const text = shownText(answer);
    if (/'redirect_uri' parameter must be a Login redirect URI in the client app settings/.test(text)) {
      return rejected(
        "redirect-uri",
        "invalid_request",
        "says that 'redirect_uri' must be a Login redirect URI of the client",
        redirectUri,
      );
    }
    return codeOf(answer, text) === "invalid_client"
      ? rejected("client", "invalid_client", "answers invalid_client", errors)
      : null;
  },
};

/** `errorCode` of an error object, or what the page names after "Error Code:". */
function codeOf(answer: AuthorizationAnswer, text: string): string | undefined {
  return jsonMember(answer, "errorCode") ?? /\bError Code: ?([a-z_]{1,60})\b/i.exec(text)?.[1];
}
