/** `/oauth2/token`: client authentication, grants, tokens. */
import { timingSafeEqual } from "node:crypto";
import type { CognitoState, World } from "../../world";
import { type Answer, json, type Question } from "../question";
import { definedScopes } from "./authorization-request";
import type { Hosted } from "./pool-at";
import type { PoolKeys } from "./pool-keys";
import type { SignIn, SignInState } from "./sign-in-state";
import { issueClientToken, issueTokens } from "./tokens";

type Client = CognitoState["clients"][number];

const refuse = (error: string, description?: string): Answer =>
  json(400, { error, ...(description && { error_description: description }) });

const same = (a: string, b: string): boolean =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

interface Credentials {
  readonly id: string;
  /** Undefined where the client sent none, "" where it sent an empty one. */
  readonly secret: string | undefined;
}

function credentialsOf({ headers, form }: Question): Credentials {
  const basic = /^Basic (.+)$/i.exec(headers.authorization ?? "")?.[1];
  if (basic) {
    const decoded = Buffer.from(basic, "base64").toString("utf8");
    const at = decoded.indexOf(":");
    return { id: decoded.slice(0, at), secret: decoded.slice(at + 1) };
  }
  return { id: form?.get("client_id") ?? "", secret: form?.get("client_secret") ?? undefined };
}

/** A secret is wanted if and only if the client has one. */
function authenticate(hosted: Hosted, credentials: Credentials): Client | undefined {
  const client = hosted.cognito.clients.find(
    (each) => each.ClientId === credentials.id && each.UserPoolId === hosted.pool.Id,
  );
  if (!client || (client.ClientSecret === undefined) !== (credentials.secret === undefined)) return undefined;
  return same(client.ClientSecret ?? "", credentials.secret ?? "") ? client : undefined;
}

/** `email` asked for while the client may not read `email_verified`: invalid_grant. */
function cannotReadEmail(client: Client, scopes: readonly string[]): boolean {
  const readable = client.ReadAttributes ?? [];
  return scopes.includes("email") && readable.length > 0 && !readable.includes("email_verified");
}

function signInOf(state: SignInState, client: Client, form: URLSearchParams): SignIn | Answer {
  const grantType = form.get("grant_type");
  if (!grantType) return refuse("invalid_request");
  if (grantType === "refresh_token") {
    const signIn = state.refresh(form.get("refresh_token") ?? "");
    return signIn?.clientId === client.ClientId ? signIn : refuse("invalid_grant");
  }
  if (grantType !== "authorization_code") return refuse("unsupported_grant_type");
  if (!(client.AllowedOAuthFlows ?? []).includes("code")) return refuse("unauthorized_client");
  const signIn = state.spendCode(form.get("code") ?? "");
  if (!signIn || signIn.clientId !== client.ClientId) return refuse("invalid_grant");
  if (signIn.redirectUri !== form.get("redirect_uri")) {
    return refuse("unauthorized_client", "invalid_redirect");
  }
  return signIn;
}

/** A program's own token: a scope that is defined and not allowed is an invalid grant, one that is not defined an invalid scope. */
async function clientToken(
  hosted: Hosted,
  client: Client,
  form: URLSearchParams,
  keys: PoolKeys,
  now: number,
): Promise<Answer> {
  if (!(client.AllowedOAuthFlows ?? []).includes("client_credentials")) return refuse("unauthorized_client");
  const allowed = client.AllowedOAuthScopes ?? [];
  const asked = form.get("scope")?.split(" ") ?? allowed;
  const defined = definedScopes(hosted);
  // What a client lists and no resource server has any more is left out without a word.
  const unknown = asked.filter((scope) => !defined.includes(scope) && !allowed.includes(scope));
  if (unknown.length > 0) return refuse("invalid_scope");
  if (asked.some((scope) => !allowed.includes(scope))) return refuse("invalid_grant");
  const granted = asked.filter((scope) => defined.includes(scope));
  return json(200, await issueClientToken(hosted, client, granted, keys, now));
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html */
export async function tokenAnswer(
  world: World,
  hosted: Hosted,
  state: SignInState,
  keys: PoolKeys,
  now: number,
  question: Question,
): Promise<Answer> {
  // GET and other content types are answered 405.
  const { form } = question;
  if (question.method !== "POST" || !form) return json(405, { error: "method_not_allowed" });
  const client = authenticate(hosted, credentialsOf(question));
  if (!client) return refuse("invalid_client");
  if (form.get("grant_type") === "client_credentials") return clientToken(hosted, client, form, keys, now);
  const signIn = signInOf(state, client, form);
  if ("status" in signIn) return signIn;
  const user = world.users.find((each) => each.username === signIn.username);
  if (!user || signIn.poolId !== hosted.pool.Id) return refuse("invalid_grant");
  if (cannotReadEmail(client, signIn.scopes)) return refuse("invalid_grant");
  const tokens = await issueTokens(hosted, client, signIn, user, keys, now);
  const refreshed = form.get("grant_type") === "refresh_token";
  return json(200, refreshed ? tokens : { ...tokens, refresh_token: state.issueRefreshToken(signIn) });
}
