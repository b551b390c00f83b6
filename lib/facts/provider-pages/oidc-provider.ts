import {
  type AuthorizationAnswer,
  firstOf,
  type Outcome,
  type ProviderPages,
  pathOnHost,
  rejected,
  signIn,
  unclear,
} from "./answer";

const errors = "https://github.com/panva/node-oidc-provider/blob/main/lib/helpers/errors.js";

/**
 * panva's oidc-provider, known by what it does unless its operator changes it: the error page (`renderError`) and the
 * address of the sign-in (`interactions.url`).
 * https://github.com/panva/node-oidc-provider/blob/main/docs/README.md
 */
export const oidcProvider: ProviderPages = {
  provider: "oidc-provider",
  answers: (answer) => isInteraction(answer) || errorOfPage(answer) !== undefined,
  read: (answer): Outcome => {
    const error = errorOfPage(answer);
    switch (error) {
      case undefined:
        return signIn("redirected to the sign-in");
      case "invalid_redirect_uri":
        return rejected("redirect-uri", error, `shows an error page with ${error}`, errors);
      case "invalid_client":
        return rejected("client", error, `shows an error page with ${error}`, errors);
      default:
        return unclear(`shows an error page with ${error}`);
    }
  },
};

/** See Other, to `/interaction/` and an id of 21 or more characters. */
function isInteraction(answer: AuthorizationAnswer): boolean {
  return answer.status === 303 && /\/interaction\/[\w-]{21,}$/.test(pathOnHost(answer) ?? "");
}

function errorOfPage({ status, body }: AuthorizationAnswer): string | undefined {
  const page = firstOf(body);
  if (status < 400 || !page.includes("<title>oops! something went wrong</title>")) return undefined;
  return /<pre><strong>error<\/strong>: ([a-z_]{1,60})<\/pre>/.exec(page)?.[1];
}
