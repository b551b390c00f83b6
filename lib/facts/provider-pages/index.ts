import { type AuthorizationAnswer, isSentBack, type Outcome, type ProviderPages, unclear } from "./answer";
import { auth0 } from "./auth0";
import { cognito } from "./cognito";
import { entra } from "./entra";
import { google } from "./google";
import { keycloak } from "./keycloak";
import { oidcProvider } from "./oidc-provider";
import { okta } from "./okta";
import { readSentBack } from "./sent-back";

export type { AuthorizationAnswer } from "./answer";

/** Those known by their address before the one known by its pages. */
const pages: readonly ProviderPages[] = [cognito, entra, google, keycloak, auth0, okta, oidcProvider];

/**
 * Whose answer it is, and what it says of the request. A refusal counts only by a code that the provider or the
 * standard documents; everything else is unclear. `provider` is "" where none is recognised.
 */
export function recogniseAnswer(answer: AuthorizationAnswer): { provider: string; outcome: Outcome } {
  const own = pages.find(({ answers }) => answers(answer));
  const provider = own?.provider ?? "";
  // A provider in trouble says nothing of the request.
  if (answer.status >= 500 || answer.status === 429) {
    return { provider, outcome: unclear(`answers ${answer.status}`) };
  }
  return { provider, outcome: own?.read(answer) ?? readSentBack(answer) ?? notRecognised(answer) };
}

function notRecognised(answer: AuthorizationAnswer): Outcome {
  const { status, location, parameters } = answer;
  if (isSentBack(answer)) return unclear("sent back to the callback without an error");
  if (location === undefined) return unclear(`answers ${status}, with a page that is not recognised`);
  const error = parameters.error ? ` and ${parameters.error}` : "";
  return unclear(`answers ${status} with a redirect to ${location}${error}, which is not recognised`);
}
