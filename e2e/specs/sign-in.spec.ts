import { readFileSync, writeFileSync } from "node:fs";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { PASSWORD } from "../sandbox/idp/users";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { ACCOUNT } from "../scenarios/build-ids";
import { type BuiltServer, freePort, standalone, startBuiltServer } from "../support/secrets/built-server";
import { groups, SHOP_ACCOUNT, twoAccounts } from "../support/sign-in/two-accounts";

/**
 * Sign-in with an OpenID provider, walked by a browser from a link in a runbook to the diagnosis: a dashboard of its own
 * on a sandbox of its own, whose certified provider (`oidc-provider`, with PKCE demanded) has a client for it.
 */
test.describe.configure({ mode: "serial" });

const PROVIDER = "tools.login.example";
const people = {
  olivia: { sub: "sub-olivia", email: "olivia@example.com", groups: ["platform"] },
  paul: { sub: "sub-paul", email: "paul@example.com", groups: ["payments"] },
  nobody: { sub: "sub-nobody", email: "nobody@example.com", groups: ["guests"] },
} as const;
const runbook = "/diagnose?url=https%3A%2F%2Fshop.example.com%2F&status=561";

let sandbox: Sandbox;
let server: BuiltServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ playwright, launchOptions }) => {
  const port = await freePort();
  const world = twoAccounts();
  world.users = Object.entries(people).map(([username, claims]) => ({ username, claims: { ...claims } }));
  const client = { client_id: "authpath", client_secret: "a-secret-of-the-dashboard-alone" };
  const [provider] = world.providers;
  if (!provider) throw new Error("the world has no provider");
  provider.pkceRequired = true;
  provider.clients.push({ ...client, redirect_uris: [`http://127.0.0.1:${port}/sign-in/callback`] });
  sandbox = await startSandbox({ world });
  const file = JSON.parse(readFileSync(sandbox.files.config, "utf8"));
  file.origin = `http://127.0.0.1:${port}`;
  file.signIn = { type: "oidc", issuer: `https://${PROVIDER}`, clientId: client.client_id, groups };
  writeFileSync(sandbox.files.config, JSON.stringify(file));
  const secrets = {
    AUTHPATH_OIDC_CLIENT_SECRET: client.client_secret,
    AUTHPATH_SESSION_SECRET: "forty-letters-that-seal-the-session-0001",
  };
  server = await startBuiltServer({ ...sandbox.environment, ...secrets }, standalone, port);
  browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--host-resolver-rules=${sandbox.hostResolverRules()}`],
  });
});
test.afterAll(async () => {
  await browser?.close();
  await server?.close();
  await sandbox?.close();
});

/** A person with a browser that nobody has used. */
async function newPerson(): Promise<void> {
  await context?.close();
  context = await browser.newContext({ baseURL: server.origin, ignoreHTTPSErrors: true });
  page = await context.newPage();
}

async function signIn(username: string): Promise<void> {
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.waitForURL(`https://${PROVIDER}/**`);
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${server.origin}/**`);
}

const statusOf = async (path: string) => (await context.request.get(path, { maxRedirects: 0 })).status();

test("a link in a runbook leads through the provider back to the diagnosis", async () => {
  await newPerson();
  await page.goto(runbook);
  await expect(page.getByText("Sign in to read this.")).toBeVisible();
  await expect(page.getByRole("link", { name: "What 561 means" })).toBeVisible();
  expect(await page.content()).not.toContain(SHOP_ACCOUNT);
  await signIn("olivia");
  await expect(page).toHaveURL(runbook);
  await expect(page.locator("[data-verdict]")).toBeVisible();
  // As OpenID Connect has it, this provider says names at its userinfo endpoint alone: the ID token names the subject.
  await expect(page.locator("[data-viewer]")).toHaveAttribute("data-viewer", people.olivia.sub);
  const session = await (await context.request.get("/api/v1/session")).json();
  expect(session).toEqual({ subject: people.olivia.sub, name: people.olivia.sub, accounts: "all" });
});

test("the session is one sealed cookie, which no script reads and nobody alters", async () => {
  const cookies = (await context.cookies(server.origin)).filter(({ name }) => name.startsWith("authpath"));
  expect(cookies.map(({ name, httpOnly, sameSite, path }) => [name, httpOnly, sameSite, path])).toEqual([
    ["authpath-session", true, "Lax", "/"],
  ]);
  const [{ value } = { value: "" }] = cookies;
  expect(await page.evaluate(() => document.cookie)).not.toContain("authpath-session");
  for (const readable of Object.values(people.olivia).flat()) {
    for (const part of value.split(".")) {
      expect(Buffer.from(part, "base64url").toString("latin1")).not.toContain(readable);
    }
  }
  const middle = Math.floor(value.length / 2);
  const altered = `${value.slice(0, middle)}${value[middle] === "A" ? "B" : "A"}${value.slice(middle + 1)}`;
  for (const [cookie, status] of [
    [`authpath-session=${value}`, 200],
    [`authpath-session=${altered}`, 401],
    [`authpath-session=${value}; authpath-session=${value}`, 401],
    [`authpath-flow=${value}`, 401],
    [`__Host-authpath-session=${value}`, 401],
    ["authpath-session=", 401],
  ] as const) {
    const answer = await fetch(`${server.origin}/api/v1/session`, { headers: { cookie } });
    expect([cookie.slice(0, 30), answer.status]).toEqual([cookie.slice(0, 30), status]);
  }
});

test("who signs out is out, on page and route, and the way back asks anew", async () => {
  await page.goto("/chains");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect([await statusOf("/chains"), await statusOf("/api/v1/fleet")]).toEqual([307, 401]);
  await page.goto("/settings");
  await expect(page.getByText("Sign in to read this.")).toBeVisible();
  expect(await page.content()).not.toContain(ACCOUNT);
});

test("a member of one group sees the accounts of that group alone", async () => {
  await newPerson();
  await page.goto("/chains");
  await signIn("paul");
  await expect(page).toHaveURL("/chains");
  await expect(page.getByText("shop.example.com").first()).toBeVisible();
  expect(await page.content()).not.toContain(ACCOUNT);
  await page.goto("/settings");
  await expect(page.getByText(SHOP_ACCOUNT).first()).toBeVisible();
  expect(await page.content()).not.toContain(ACCOUNT);
});

test("who is in no group is signed in, and not let in", async () => {
  await newPerson();
  await page.goto("/chains");
  await signIn("nobody");
  await expect(page.getByRole("main")).toContainText("in no group that may read here");
  expect([await statusOf("/chains"), await statusOf("/api/v1/fleet")]).toEqual([307, 403]);
});

test("an answer that was not asked for, or comes twice, signs nobody in", async () => {
  await newPerson();
  await page.goto("/sign-in/callback?code=made-up&state=made-up");
  await expect(page.getByText("provider's answer was refused")).toBeVisible();

  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/sign-in/callback?")) answers.push(request.url());
  });
  await page.goto("/chains");
  await signIn("olivia");
  const [answer = ""] = answers;
  expect(answer).toContain("code=");
  await context.clearCookies();
  await page.goto(answer); // another browser
  await expect(page.getByText("provider's answer was refused")).toBeVisible();
  expect(await statusOf("/api/v1/fleet")).toBe(401);

  await page.goto("/sign-in/start?to=%2Fchains");
  await page.waitForURL(`https://${PROVIDER}/**`);
  await page.goto(`${server.origin}/sign-in/callback?error=access_denied&state=made-up`);
  await expect(page.getByText("provider's answer was refused")).toBeVisible();
  expect(server.output()).toContain('"kind":"sign-in","subject":null,"outcome":"refused"');
  expect(server.output()).not.toContain(new URL(answer).searchParams.get("code"));
});

test("the way back leads to this dashboard alone", async () => {
  for (const to of [
    "//evil.example/",
    "/\\evil.example",
    "https://evil.example/",
    "/chains/../../evil",
    "/%09/evil",
  ]) {
    await newPerson();
    await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
    await signIn("olivia");
    expect(new URL(page.url()).origin).toBe(server.origin);
  }
});
