import {
  type AuthorizationAnswer,
  endpointUrl,
  isBelow,
  type Outcome,
  type ProviderPages,
  pathOnHost,
  rejected,
  signIn,
  unclear,
} from "./answer";
import { readSentBack } from "./sent-back";

const source = "https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html";

/**
 * Classic hosted UI and managed login alike: errors of the request go to the callback, an unknown callback to
 * `/error?error=redirect_mismatch&client_id=…`, everything else to `/login` with the same parameters. AWS documents no
 * other code of the error page, so those count for nothing.
 */
export const cognito: ProviderPages = {
  provider: "Cognito",
  answers: (answer) =>
    answer.cognito ||
    (isBelow(endpointUrl(answer).host, "amazoncognito.com") &&
      endpointUrl(answer).path === "/oauth2/authorize"),
  read,
};

function read(answer: AuthorizationAnswer): Outcome | null {
  const { error } = answer.parameters;
  switch (pathOnHost(answer)) {
    case "/error":
      return error === "redirect_mismatch"
        ? rejected("redirect-uri", error, "redirected to the error page with redirect_mismatch", source)
        : unclear(`redirected to the error page with ${error || "no code"}, which AWS does not document`);
    case "/login":
      return error === undefined ? signIn("redirected to the sign-in page") : null;
    default:
      return readSentBack(answer, source);
  }
}
