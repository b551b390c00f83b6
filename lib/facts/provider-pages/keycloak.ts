import {
  type AuthorizationAnswer,
  endpointUrl,
  firstOf,
  type Outcome,
  type ProviderPages,
  rejected,
  shownText,
  signIn,
} from "./answer";

const messages =
  "https://github.com/keycloak/keycloak/blob/main/themes/src/main/resources/theme/base/login/messages/messages_en.properties";

/** Keycloak 19 to 21.0 says this of an unknown client as well: https://github.com/keycloak/keycloak/issues/19662 */
export const KEYCLOAK_REDIRECT_URI = "Invalid parameter: redirect_uri";

/** Sentences of the error page in English; a realm in another language is not recognised. */
const sentences: readonly (readonly ["redirect-uri" | "client", string])[] = [
  ["redirect-uri", KEYCLOAK_REDIRECT_URI],
  ["client", "Client not found."],
  ["client", "Client disabled."],
];

/** Keycloak, known by the path of its realms. Its error page shows a sentence of the theme in place of a code. */
export const keycloak: ProviderPages = {
  provider: "Keycloak",
  answers: (answer) => /\/realms\/[^/]+\/protocol\/openid-connect\/auth$/.test(endpointUrl(answer).path),
  read: (answer): Outcome | null => {
    if (answer.status === 200) return isLoginPage(answer) ? signIn("shows the sign-in page") : null;
    if (answer.status !== 400) return null;
    const text = shownText(answer);
    const found = sentences.find(([, sentence]) => text.includes(`${sentence} `) || text.endsWith(sentence));
    return found ? rejected(found[0], found[1], `shows an error page: ${found[1]}`, messages) : null;
  },
};

/** The form posts to `login-actions/authenticate`: by then the whole request has been checked. */
function isLoginPage({ body }: AuthorizationAnswer): boolean {
  return /<form\b[^<>]*\/login-actions\/authenticate\b/.test(firstOf(body));
}
