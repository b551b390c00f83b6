/** Sign-in with an OpenID provider of its own, in a browser: the way in and out, and every way to pretend. */
import { hkdfSync, randomBytes } from "node:crypto";
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { EncryptJWT } from "jose";
import { PASSWORD, subjectOf } from "../sandbox/idp/users";
import { chainsKnown, field, openPalette, options, palette } from "../support/browser/palette";
import { linkOf, scenarioOf } from "../support/browser/scenario";
import { type BehindProvider, ORIGIN, startBehindProvider } from "../support/sign-in/behind-provider";

test.describe.configure({ mode: "serial" });

const SESSION = "__Host-authpath-session";
const FLOW = "__Host-authpath-flow";

let dashboard: BehindProvider;
let browser: Browser;
test.beforeAll(async ({ launchOptions }) => {
  dashboard = await startBehindProvider(scenarioOf("healthy-oidc"));
  const rules = `--host-resolver-rules=${dashboard.hostResolverRules}`;
  browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), rules] });
});
test.afterAll(async () => {
  await browser?.close();
  await dashboard?.close();
});

/** A person's browser with nothing in it. */
async function person(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: ORIGIN, ignoreHTTPSErrors: true });
  return { context, page: await context.newPage() };
}

async function enterPassword(page: Page): Promise<void> {
  await page.getByLabel("User name").fill(dashboard.user.username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signedIn(): Promise<{ context: BrowserContext; page: Page }> {
  const someone = await person();
  await someone.page.goto("/sign-in/start?to=/settings");
  await enterPassword(someone.page);
  await expect(someone.page).toHaveURL(`${ORIGIN}/settings`);
  return someone;
}

/** What the API says of who asks with the page's cookies. */
const session = (page: Page) =>
  page.evaluate(async () => {
    const answer = await fetch("/api/v1/session");
    return [answer.status, await answer.json()] as const;
  });

const cookieOf = async (context: BrowserContext, name: string) =>
  (await context.cookies(ORIGIN)).find((cookie) => cookie.name === name);

test("a runbook link leads through the provider and back to itself, and out again", async () => {
  const { context, page } = await person();
  const visited: string[] = [];
  page.on("framenavigated", (frame) => visited.push(frame.url()));
  const link = linkOf("healthy-oidc");
  await page.goto(link);
  await expect(page.getByText("Sign in to read this.")).toBeVisible();
  expect((await session(page))[0]).toBe(401);
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/^https:\/\/healthy-oidc\.login\.example\//);
  await enterPassword(page);
  await expect(page.locator("[data-verdict]")).toBeVisible();
  expect(page.url()).toBe(`${ORIGIN}${link}`);

  const subject = subjectOf(dashboard.user);
  expect(await session(page)).toEqual([200, expect.objectContaining({ subject, accounts: "all" })]);
  await expect(page.locator("[data-viewer]")).toBeVisible();
  expect(await cookieOf(context, SESSION)).toMatchObject({
    httpOnly: true,
    secure: true,
    sameSite: "Lax",
    path: "/",
    domain: new URL(ORIGIN).hostname,
  });
  expect(await cookieOf(context, FLOW)).toBeUndefined();
  // A code is gone from where a person, or a page's script, could copy it.
  expect(visited.filter((url) => url.startsWith(ORIGIN)).join()).not.toMatch(/[?&](?:code|state)=/);
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(kept).not.toMatch(/authpath-(?:session|flow)|eyJ/);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect(await cookieOf(context, SESSION)).toBeUndefined();
  expect((await session(page))[0]).toBe(401);
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fsettings$/);
  await context.close();
});

test("who is not signed in finds what can be explained, and reads why nothing else", async () => {
  const { context, page } = await person();
  await page.goto("/explain");
  await openPalette(page);
  await chainsKnown(page);
  for (const what of ["Checks", "Chains"]) {
    await expect(palette(page)).toContainText(`${what} are missing: `);
  }
  await field(page).fill("561");
  await expect(options(page).first()).toHaveAttribute("data-item", "symptom:561");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${ORIGIN}/explain/561`);
  await context.close();
});

test("a wrong password lets nobody in, and neither does somebody who turns back", async () => {
  const { context, page } = await person();
  await page.goto("/sign-in/start?to=/settings");
  await page.getByLabel("User name").fill(dashboard.user.username);
  await page.getByLabel("Password").fill("wrong horse");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  expect(await cookieOf(context, SESSION)).toBeUndefined();
  await context.close();
});

interface Sealing {
  readonly secret?: string;
  readonly purpose?: "session" | "flow";
  readonly audience?: string;
  /** Seconds since the epoch; null: never. */
  readonly expires?: number | null;
  readonly content?: object;
}

/** A session sealed as the server seals one, made here from the secret alone (RFC 7516: dir, A256GCM). */
async function sealed({
  secret = dashboard.sessionSecret,
  purpose = "session",
  audience = purpose,
  expires = Math.floor(Date.now() / 1000) + 3_600,
  content = { sub: "user-2", name: "Forged" },
}: Sealing = {}): Promise<string> {
  const key = new Uint8Array(hkdfSync("sha256", secret, "authpath", purpose, 32));
  const token = new EncryptJWT({ content })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setAudience(audience)
    .setIssuedAt();
  return (expires === null ? token : token.setExpirationTime(expires)).encrypt(key);
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const flipped = (text: string, at: number) =>
  `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;

test("a session that this server did not seal, or no longer counts, is none", async () => {
  const { context, page } = await person();
  await page.goto("/explain");
  const tryCookie = async (name: string, value: string) => {
    await context.clearCookies();
    await context.addCookies([{ name, value, url: ORIGIN, secure: true }]);
    const ledTo = page.evaluate(async () => new URL((await fetch("/settings")).url).pathname);
    return [(await session(page))[0], await ledTo];
  };
  const good = await sealed();
  // The control: with the secret, a session can be made. What follows fails for what is wrong with it alone.
  expect(await tryCookie(SESSION, good)).toEqual([200, "/settings"]);

  const past = Math.floor(Date.now() / 1000) - 1;
  const parts = good.split(".");
  const withPart = (n: number, part: string) => parts.map((one, m) => (m === n ? part : one)).join(".");
  const claims = { content: { sub: "user-2" }, aud: "session", exp: past + 9999 };
  const forged: Readonly<Record<string, string>> = {
    empty: "",
    "a word": "admin",
    "a subject": "user-2",
    "JSON in the clear": base64url(claims),
    "a JWT that nobody signed": `${base64url({ alg: "none" })}.${base64url(claims)}.`,
    "a JWT of HS256": `${base64url({ alg: "HS256" })}.${base64url(claims)}.${"A".repeat(43)}`,
    "another secret": await sealed({ secret: randomBytes(32).toString("base64url") }),
    "the secret of nothing": await sealed({ secret: "" }),
    "a cookie of the way in": await sealed({ purpose: "flow" }),
    "sealed for the session by the key of the way in": await sealed({ purpose: "flow", audience: "session" }),
    "another audience": await sealed({ audience: "flow" }),
    "past its time": await sealed({ expires: past }),
    "without an end": await sealed({ expires: null }),
    "without a subject": await sealed({ content: { name: "Forged" } }),
    "an empty subject": await sealed({ content: { sub: "" } }),
    "a subject that is a list": await sealed({ content: { sub: ["user-2"] } }),
    "a header changed": withPart(0, base64url({ alg: "dir", enc: "A128GCM" })),
    "a key put in": withPart(1, "AAAA"),
    "a vector changed": withPart(2, flipped(parts[2] ?? "", 0)),
    "content changed": withPart(3, flipped(parts[3] ?? "", 9)),
    "content cut": withPart(3, (parts[3] ?? "").slice(0, -4)),
    "a tag changed": withPart(4, flipped(parts[4] ?? "", 0)),
    "no tag": withPart(4, ""),
    "four parts": parts.slice(0, 4).join("."),
    "six parts": `${good}.AAAA`,
    long: "A".repeat(3_500),
  };
  for (const [what, value] of Object.entries(forged)) {
    expect([what, await tryCookie(SESSION, value)]).toEqual([what, [401, "/sign-in"]]);
  }
  for (const name of ["authpath-session", "__Secure-authpath-session", FLOW, "__Host-authpath-Session"]) {
    expect([name, await tryCookie(name, good)]).toEqual([name, [401, "/sign-in"]]);
  }
  await context.close();
});

test("an answer of the provider counts once, in the browser that asked for it", async () => {
  const attacker = await person();
  const caught = dashboard.catchCallback();
  await attacker.page.goto("/sign-in/start?to=/settings");
  await enterPassword(attacker.page);
  const callback = await caught;
  expect(callback).toMatch(/[?&]code=/);

  const refused = async ({ context, page }: { context: BrowserContext; page: Page }, url: string) => {
    await page.goto(url);
    await expect(page).toHaveURL(`${ORIGIN}/sign-in?to=%2F&failed=refused`);
    expect(await cookieOf(context, SESSION)).toBeUndefined();
  };
  // Signing somebody in as the attacker: the victim's browser asked for nothing, or for something else.
  const victim = await person();
  await refused(victim, callback);
  await victim.page.goto("/sign-in/start?to=/settings");
  await refused(victim, callback);

  const altered = (edit: (query: URLSearchParams) => void) => {
    const url = new URL(callback);
    edit(url.searchParams);
    return url.href;
  };
  for (const url of [
    altered((query) => query.set("state", "other")),
    altered((query) => query.delete("state")),
    altered((query) => query.append("state", query.get("state") ?? "")),
    altered((query) => query.set("iss", "https://evil.example")),
    altered((query) => query.set("code", "made-up")),
    `${ORIGIN}/sign-in/callback`,
    `${ORIGIN}/sign-in/callback?error=access_denied&state=other`,
  ]) {
    await refused(attacker, url);
  }
  // The control: unaltered it is taken, and no second time, though a copy of the browser still remembers that it asked.
  const before = await attacker.context.cookies(ORIGIN);
  expect(before.map(({ name }) => name)).toEqual([FLOW]);
  await attacker.page.goto(callback);
  await expect(attacker.page).toHaveURL(`${ORIGIN}/settings`);
  expect((await session(attacker.page))[0]).toBe(200);
  const again = await person();
  await again.context.addCookies(before);
  await refused(again, callback);
  for (const { context } of [attacker, victim, again]) await context.close();
});

/** Where somebody would be sent after sign-in, and where they end. */
const returns: Readonly<Record<string, string>> = {
  "/chains": "/chains",
  "/checks/callback-url-unregistered": "/checks/callback-url-unregistered",
  "/settings?x=1#y": "/settings",
  ...Object.fromEntries(
    [
      "//evil.example",
      "///evil.example",
      "////evil.example//",
      "/\\evil.example",
      "\\/evil.example",
      "\\\\evil.example",
      "/\\/evil.example",
      "/\t/evil.example",
      "/\n/evil.example",
      "/\r\n/evil.example",
      "\t//evil.example",
      " //evil.example",
      "/ /evil.example",
      "https://evil.example",
      "https:evil.example",
      "https:/evil.example",
      "HTTPS://evil.example",
      "http:///evil.example",
      "https://authpath.example.com.evil.example/",
      "https://authpath.example.com@evil.example/",
      "javascript:alert(document.domain)",
      "JavaScript:alert(1)",
      "data:text/html,<script>alert(1)</script>",
      "vbscript:x",
      "/%09/evil.example",
      "/%5cevil.example",
      "/%2f%2fevil.example",
      "/%2e%2e//evil.example",
      "/chains//evil.example",
      "/chains/../../evil.example",
      "/chains/%2e%2e/%2e%2e/evil",
      "/chains\\..\\..\\evil",
      "/./\\evil.example",
      "/@evil.example",
      "/.evil.example",
      "/;@evil.example",
      "/\u2028/evil.example",
      "/\uff0fevil.example",
      "/\u3002evil.example",
      "//\u0000evil.example",
      "/chains\r\nSet-Cookie: a=b",
      "/chains\r\nLocation: https://evil.example",
      "/api/v1/session",
      "/sign-in/start?to=//evil.example",
      "/sign-in/callback?code=x",
      "/_next/static/x",
      "evil.example",
      "",
    ].map((to) => [to, "/"]),
  ),
};

test("sign-in leads to a page of the dashboard, whatever a link says", async () => {
  test.setTimeout(180_000);
  expect(Object.keys(returns).length).toBeGreaterThan(45);
  const { context, page } = await signedIn();
  const elsewhere: string[] = [];
  context.on("request", (request) => {
    const { hostname } = new URL(request.url());
    const isKnown = hostname === new URL(ORIGIN).hostname || hostname === "healthy-oidc.login.example";
    if (!isKnown) elsewhere.push(request.url());
  });
  for (const [to, path] of Object.entries(returns)) {
    // The provider knows the person by now and asks nothing.
    await page.goto(`/sign-in/start?to=${encodeURIComponent(to)}`, { waitUntil: "commit" });
    expect([to, page.url()]).toEqual([to, `${ORIGIN}${path}`]);
    const offered = page.evaluate(
      async (query) => (await (await fetch(`/sign-in?to=${query}`)).text()).match(/href="[^"]*evil[^"]*"/),
      encodeURIComponent(to),
    );
    expect([to, await offered]).toEqual([to, null]);
  }
  expect(elsewhere).toEqual([]);
  expect((await context.cookies(ORIGIN)).map(({ name }) => name)).toEqual([SESSION]);
  await context.close();
});

test("where the provider cannot be read, nobody is let in, and the page says why", async () => {
  const { context, page } = await person();
  // What was read of it before serves on; so another process, which has read nothing.
  const apart = await startBehindProvider(scenarioOf("healthy-oidc"));
  const provider = apart.sandbox.aws.world().providers[0];
  if (!provider) throw new Error("no provider");
  provider.discovery = { issuer: "https://evil.example" };
  try {
    const answer = await fetch(`${apart.server.origin}/sign-in/start?to=/chains`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location"), answer.headers.get("set-cookie")]).toEqual([
      303,
      "/sign-in?to=%2Fchains&failed=provider-unreachable",
      null,
    ]);
    await page.goto("/sign-in?to=%2Fchains&failed=provider-unreachable");
    await expect(page.getByText("The OpenID provider could not be read")).toBeVisible();
  } finally {
    await apart.close();
    await context.close();
  }
});
