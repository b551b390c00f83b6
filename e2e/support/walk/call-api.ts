/** A program's call of an API, with a token that it gets for real, and what it meets. */
import { PASSWORD } from "../../sandbox/idp/users";
import { type Dial, dialledRequest, type Exchange } from "../../sandbox/tls/dialled-request";
import type { ApiCall, Scenario, Symptom, World } from "../../sandbox/world";
import { bearerFor } from "./bearer";

interface Reach {
  readonly dial: Dial;
  /** Roots that are trusted, PEM. */
  readonly ca: string;
}

export interface ApiExchange {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly exchange: Exchange;
}

const PATIENCE_MS = 15_000;

/** ID and access token of the world's first user, as the host's program gets them from its user pool. */
async function poolToken(
  world: World,
  host: string,
  use: "id" | "access",
  { dial, ca }: Reach,
): Promise<string> {
  const signIn = world.poolSignIns?.[host];
  if (signIn === undefined) throw new Error(`no user pool for ${host}`);
  const exchange = await dialledRequest({
    url: new URL(`https://cognito-idp.${signIn.region}.amazonaws.com/`),
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth",
    },
    body: JSON.stringify({
      AuthFlow: "USER_PASSWORD_AUTH",
      ClientId: signIn.clientId,
      AuthParameters: { USERNAME: world.users[0]?.username, PASSWORD },
    }),
    dial,
    ca,
    timeoutMs: PATIENCE_MS,
  });
  if (exchange.state !== "answered" || exchange.status !== 200) {
    throw new Error(
      `no sign-in for ${host}: ${exchange.state === "answered" ? exchange.body : exchange.message}`,
    );
  }
  const { AuthenticationResult } = JSON.parse(exchange.body) as {
    AuthenticationResult: { IdToken: string; AccessToken: string };
  };
  return use === "id" ? AuthenticationResult.IdToken : AuthenticationResult.AccessToken;
}

async function tokenFor(world: World, url: string, { token }: ApiCall, reach: Reach): Promise<string> {
  if (token === undefined) return "";
  if (token !== "client") return poolToken(world, new URL(url).hostname, token, reach);
  const { authorization = "" } = await bearerFor(world, url, reach);
  return authorization.replace("Bearer ", "");
}

const HANDSHAKE = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
};

/** Asks the token endpoint as the host's program does. */
async function askForToken(
  world: World,
  url: string,
  { headers, body: form }: NonNullable<ApiCall["tokenRequest"]>,
  reach: Reach,
): Promise<ApiExchange> {
  const program = world.apiClients?.[new URL(url).hostname];
  if (program === undefined) throw new Error(`no program calls ${url}`);
  const body = form.replace("{client}", program.client_id).replace("{secret}", program.client_secret);
  const request = { method: "POST", url: program.tokenEndpoint, headers, body };
  const exchange = await dialledRequest({
    ...request,
    url: new URL(request.url),
    ...reach,
    timeoutMs: PATIENCE_MS,
  });
  return { request, exchange };
}

/** Calls once, after what is to be called before. */
export async function callApi(
  world: World,
  { url, call = {} }: Pick<Scenario, "url" | "call">,
  reach: Reach,
): Promise<ApiExchange> {
  if (call.tokenRequest) return askForToken(world, url, call.tokenRequest, reach);
  const token = await tokenFor(world, url, call, reach);
  const fill = (text: string) => text.replaceAll("{token}", token);
  const headers = Object.fromEntries(
    Object.entries(call.headers ?? {}).map(([name, value]) => [name, fill(value)]),
  );
  const method = call.method ?? "GET";
  const ask = (target: string) =>
    dialledRequest({
      url: new URL(target),
      method,
      headers: { accept: "*/*", ...(target.startsWith("wss:") && HANDSHAKE), ...headers },
      ...reach,
      timeoutMs: PATIENCE_MS,
    });
  for (const before of call.after ?? []) await ask(before);
  // Brackets are encoded by the URL parser, so the token goes in first.
  const filled = fill(url);
  return { request: { method, url: filled, headers }, exchange: await ask(filled) };
}

/** As a scenario's symptom has it. */
export function symptomOfCall({ request, exchange }: ApiExchange): Symptom {
  if (exchange.state !== "answered") return { at: "browser" };
  const { status, headers, body } = exchange;
  if (request.body !== undefined) {
    const { error } = JSON.parse(body) as { error?: string };
    return { at: "provider", status, ...(error !== undefined && { error }) };
  }
  if (headers.server === "target") return { at: "target", status };
  const errorType = headers["x-amzn-errortype"];
  const challenge = headers["www-authenticate"];
  return {
    at: "api",
    status,
    ...(typeof errorType === "string" && { errorType }),
    ...(challenge !== undefined && { challenge }),
    ...(body !== "" && { body }),
  };
}
