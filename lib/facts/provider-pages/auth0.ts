import {
  endpointUrl,
  isBelow,
  isSentBack,
  type Outcome,
  type ProviderPages,
  pathOnHost,
  rejected,
  shownText,
  signIn,
} from "./answer";

const source =
  "https://support.auth0.com/center/s/article/Callback-URL-Mismatch-Error-Is-Not-in-the-List-of-Allowed-Callback-URLs";
const sentence = /\bis not in the list of allowed callback URLs\b/i;

/**
 * Auth0 below its own domain; an own domain does not show whose it is. The error page may be the tenant's own, and is
 * then redirected to with the same parameters (https://auth0.com/docs/customize/login-pages/custom-error-pages).
 */
export const auth0: ProviderPages = {
  provider: "Auth0",
  answers: (answer) => isBelow(endpointUrl(answer).host, "auth0.com"),
  read: (answer): Outcome | null => {
    const { error, error_description: description = "" } = answer.parameters;
    // The callback is compared before anything else is done: https://community.auth0.com/t/31783
    if (error === undefined && /^\/(?:u\/)?login(?:\/|$)/.test(pathOnHost(answer) ?? "")) {
      return signIn("redirected to the sign-in page");
    }
    const said =
      answer.status >= 400 ? shownText(answer) : error === undefined || isSentBack(answer) ? "" : description;
    return sentence.test(said)
      ? rejected(
          "redirect-uri",
          "Callback URL mismatch",
          "says that the callback is not in the list of allowed callback URLs",
          source,
        )
      : null;
  },
};
