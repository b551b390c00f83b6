import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cognitoWorld } from "../../scenarios/build-cognito";
import { createCookieJar } from "../../support/walk/cookie-jar";
import { reasonOf, type ServedWorld, serveWorld } from "../../support/walk/serve-world";

const START = Date.now();
const MINUTE = 60_000;
const APP = "https://callback.example.com";
const world = cognitoWorld("callback", ({ client, authenticate }) => {
  client.AccessTokenValidity = 10;
  authenticate.SessionTimeout = 3600;
});
const cognitoConfig = world.accounts[0]?.regions["eu-west-1"]?.elbv2.rules[0]?.Actions?.[0];

let served: ServedWorld;
let now = START;
beforeAll(async () => {
  served = await serveWorld(world, { now: () => now });
});
afterAll(() => served.close());
beforeEach(() => {
  now = START;
  if (cognitoConfig?.AuthenticateCognitoConfig) {
    cognitoConfig.AuthenticateCognitoConfig.OnUnauthenticatedRequest = "authenticate";
  }
});

/** Signs in at the provider and stops before the callback. */
async function comeBack() {
  const first = await served.ask(`${APP}/`);
  const login = await served.ask(first.location.replace("/oauth2/authorize", "/login"), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ username: "alice", password: "correct horse" }).toString(),
  });
  return { callback: login.location, cookie: first.setCookie[0]?.split(";")[0] ?? "" };
}

const lastReason = () => reasonOf(served.accessLog().at(-1));

describe("the first redirect", () => {
  it("carries exactly the documented parameters", async () => {
    const { status, location, setCookie } = await served.ask(`${APP}/a?b=c`);
    const { origin, pathname, searchParams } = new URL(location);
    expect(status).toBe(302);
    expect(`${origin}${pathname}`).toBe("https://callback.auth.eu-west-1.amazoncognito.com/oauth2/authorize");
    expect([...searchParams.keys()]).toEqual([
      "client_id",
      "redirect_uri",
      "response_type",
      "scope",
      "state",
    ]);
    expect(searchParams.get("redirect_uri")).toBe(`${APP}/oauth2/idpresponse`);
    expect(setCookie).toHaveLength(1);
    expect(setCookie[0]).toMatch(/^AWSALBAuthNonce=[\w-]+; Path=\/; Secure; HttpOnly$/);
  });
});

describe("a callback", () => {
  it("sets the session and leads back", async () => {
    const { callback, cookie } = await comeBack();
    const done = await served.ask(callback, { headers: { cookie } });
    expect([done.status, done.location]).toEqual([302, `${APP}/`]);
    expect(done.setCookie[0]).toMatch(/^AWSELBAuthSessionCookie-0=/);
  });

  it("without the nonce cookie is refused, and the code is not spent by that", async () => {
    const { callback, cookie } = await comeBack();
    expect((await served.ask(callback)).status).toBe(401);
    expect(lastReason()).toBe("AuthMissingAWSALBAuthNonce");
    expect(served.accessLog().at(-1)).toContain('" -1 20');
    expect((await served.ask(callback, { headers: { cookie } })).status).toBe(302);
  });

  it("uses its code once", async () => {
    const { callback, cookie } = await comeBack();
    await served.ask(callback, { headers: { cookie } });
    expect((await served.ask(callback, { headers: { cookie } })).status).toBe(561);
    expect(lastReason()).toBe("AuthInvalidGrantError");
  });

  it.each([
    [
      "nonce of another tab",
      (url: string) => url,
      "AWSALBAuthNonce=other",
      401,
      "AuthInvalidAWSALBAuthNonce",
    ],
    ["no state", (url: string) => url.replace(/state=[^&]*/, ""), undefined, 401, "AuthMissingStateParam"],
    [
      "altered state",
      (url: string) => url.replace(/state=(.)/, (_, first) => `state=${first === "A" ? "B" : "A"}`),
      undefined,
      401,
      "AuthInvalidStateParam",
    ],
    ["no code", (url: string) => url.replace(/code=[^&]*/, ""), undefined, 401, "AuthMissingCodeParam"],
    [
      "access denied",
      (url: string) => url.replace(/code=[^&]*/, "error=access_denied"),
      undefined,
      401,
      "AuthMissingCodeParam",
    ],
    [
      "an error of the provider",
      (url: string) => url.replace(/code=[^&]*/, "error=server_error"),
      undefined,
      561,
      "AuthMissingCodeParam",
    ],
    [
      "another code",
      (url: string) => url.replace(/code=[^&]*/, "code=1"),
      undefined,
      561,
      "AuthInvalidGrantError",
    ],
  ])("with %s is refused", async (_name, edit, replaced, status, reason) => {
    const { callback, cookie } = await comeBack();
    const answer = await served.ask(edit(callback), { headers: { cookie: replaced ?? cookie } });
    expect([answer.status, lastReason()]).toEqual([status, reason]);
  });

  it("after 15 minutes is refused", async () => {
    const { callback, cookie } = await comeBack();
    now += 15 * MINUTE + 1;
    expect((await served.ask(callback, { headers: { cookie } })).status).toBe(401);
  });
});

describe("a session", () => {
  it("renews its claims with the refresh token once the access token has expired", async () => {
    const jar = createCookieJar();
    await served.walk(`${APP}/`, jar);
    const before = jar.header(new URL(APP));
    now += 11 * MINUTE;
    const again = await served.walk(`${APP}/`, jar);
    expect(again.steps).toHaveLength(1);
    expect(again.last).toEqual({ at: "target", status: 200 });
    expect(jar.header(new URL(APP))).not.toBe(before);
  });

  it("past SessionTimeout is sent to sign in again, even under deny", async () => {
    const jar = createCookieJar();
    await served.walk(`${APP}/`, jar);
    now += 61 * MINUTE;
    if (cognitoConfig?.AuthenticateCognitoConfig) {
      cognitoConfig.AuthenticateCognitoConfig.OnUnauthenticatedRequest = "deny";
    }
    expect((await served.ask(`${APP}/`)).status).toBe(401);
    expect(
      (await served.ask(`${APP}/`, { headers: { cookie: jar.header(new URL(APP)) ?? "" } })).status,
    ).toBe(302);
  });

  it("that was not made by the load balancer is refused", async () => {
    const cookie = "AWSELBAuthSessionCookie-0=made-up";
    expect((await served.ask(`${APP}/`, { headers: { cookie } })).status).toBe(401);
    expect(lastReason()).toBe("AuthInvalidCookie");
  });
});

describe("the load balancer's limits", () => {
  // Noise that hardly deflates: the address wanted is part of the state.
  const noise = Array.from({ length: 2000 }, (_, i) => ((i * 2_654_435_761) % 2 ** 32).toString(36));
  it.each([
    ["a header over 16 K", "/", { "x-long": "x".repeat(16 * 1024) }, 400],
    ["a request line over 16 K", `/${"x".repeat(16 * 1024)}`, {}, 400],
    ["a redirect over 8 K", `/${noise.join("")}`, {}, 507],
  ])("%s", async (_name, path, headers, status) => {
    expect((await served.ask(`${APP}${path}`, { headers })).status).toBe(status);
  });
});
