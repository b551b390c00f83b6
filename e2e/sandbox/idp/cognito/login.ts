/** `/oauth2/authorize`, `/login` and `/logout`: the pages of a user pool's domain. */
import type { World } from "../../world";
import { errorPage, signInPage } from "../pages";
import { type Answer, html, json, type Question, redirectTo } from "../question";
import { signIn } from "../users";
import { checkRequest, type Request, toClient } from "./authorization-request";
import type { Hosted } from "./pool-at";
import type { SignInState } from "./sign-in-state";

const SESSION_COOKIE = "cognito";

/** Signed in: a code for the client. */
function grant(
  hosted: Hosted,
  state: SignInState,
  request: Request,
  session: { username: string; authenticatedAt: number },
): Answer {
  const code = state.issueCode({
    poolId: hosted.pool.Id,
    clientId: request.client.ClientId,
    username: session.username,
    authenticatedAt: session.authenticatedAt,
    scopes: request.scopes,
    redirectUri: request.redirectUri,
    nonce: request.nonce,
  });
  return toClient(request.redirectUri, { code, state: request.state });
}

export function authorizeAnswer(hosted: Hosted, state: SignInState, question: Question): Answer {
  if (question.method !== "GET") return json(405, { error: "method_not_allowed" });
  const checked = checkRequest(hosted, question.url.searchParams);
  if ("refused" in checked) return checked.refused;
  const session = state.sessionOf(hosted.pool.Id, question.cookies.get(SESSION_COOKIE));
  if (session) return grant(hosted, state, checked.ok, session);
  return redirectTo(`/login${question.url.search}`);
}

/** Managed login shows nothing for a client without branding (page and status 403 are observed, not documented). */
function lacksBranding({ domain, cognito, pool }: Hosted, clientId: string): boolean {
  if (domain.ManagedLoginVersion !== 2) return false;
  return !cognito.brandings.some((each) => each.UserPoolId === pool.Id && each.ClientId === clientId);
}

export function loginAnswer(world: World, hosted: Hosted, state: SignInState, question: Question): Answer {
  const checked = checkRequest(hosted, question.url.searchParams);
  if ("refused" in checked) return checked.refused;
  if (lacksBranding(hosted, checked.ok.client.ClientId)) {
    return html(403, errorPage("Login pages unavailable", "", "Please contact an administrator."));
  }
  const action = `/login${question.url.search}`;
  const title = `Sign in to ${hosted.pool.Name ?? hosted.pool.Id}`;
  if (question.method !== "POST") return html(200, signInPage(title, action));
  const user = signIn(world, question.form?.get("username") ?? "", question.form?.get("password") ?? "");
  if (!user) return html(200, signInPage(title, action, "Incorrect username or password."));
  const { id, session } = state.startSession(hosted.pool.Id, user.username);
  const answer = grant(hosted, state, checked.ok, session);
  const cookie = `${SESSION_COOKIE}=${id}; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax`;
  return { ...answer, headers: { ...answer.headers, "set-cookie": cookie } };
}

export function errorAnswer({ url }: Question): Answer {
  const error = url.searchParams.get("error") ?? "unknown";
  const description = url.searchParams.get("error_description") ?? "";
  return html(400, errorPage("An error was encountered with the requested page.", error, description));
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html */
export function logoutAnswer(hosted: Hosted, state: SignInState, { url, cookies }: Question): Answer {
  state.endSession(cookies.get(SESSION_COOKIE));
  const clientId = url.searchParams.get("client_id") ?? "";
  const client = hosted.cognito.clients.find(
    (each) => each.ClientId === clientId && each.UserPoolId === hosted.pool.Id,
  );
  const logoutUri = url.searchParams.get("logout_uri") ?? "";
  const known = (client?.LogoutURLs ?? []).includes(logoutUri);
  const cleared = { "set-cookie": `${SESSION_COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly` };
  return redirectTo(known ? logoutUri : "/error?error=redirect_mismatch", cleared);
}
