import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

/**
 * What is pasted into the inspector stays in the tab. Marks are put into a claim, the signature and the text around a
 * token; then everything that leaves is searched for them: the bytes on the wire, Chromium's own network log, and what
 * Playwright saw of requests and sockets. The same search must find each leak that is planted.
 */

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const mark = () => Array.from(randomBytes(24), (byte) => letters[byte % letters.length]).join("");

interface Marks {
  readonly claim: string;
  readonly signature: string;
  readonly around: string;
}

/** Every spelling that a mark is searched in; of shifted base64 only the digits that do not depend on neighbours. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    return encoded.replace(/=+$/, "").slice(shift === 0 ? 0 : shift + 1, -2);
  });
  const url = shifted.map((one) => one.replaceAll("+", "-").replaceAll("/", "_"));
  const hex = bytes.toString("hex");
  const percent = hex.replace(/../g, "%$&");
  const all = [text, encodeURIComponent(text), ...shifted, ...url, hex, percent];
  return [...new Set(all.flatMap((one) => [one, one.toUpperCase(), one.toLowerCase()]))];
}

/** Which marks stand in the text, in any spelling. */
function marksIn(text: string, marks: Marks): string[] {
  return Object.entries(marks)
    .filter(([, value]) => spellings(value).some((one) => text.includes(one)))
    .map(([name]) => name);
}

interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly marks: Marks;
  readonly origin: string;
  /** Ends the browser, so that its own log is complete, and gives all that has left. */
  readonly evidence: () => Promise<string>;
}

const test = base.extend<{ watched: Watched }>({
  watched: async ({ playwright, launchOptions, baseURL }, use) => {
    const wire: Buffer[] = [];
    const seen: string[] = [];
    const forwarder = await forward(new URL(baseURL ?? ""), wire);
    const origin = `http://127.0.0.1:${(forwarder.address() as AddressInfo).port}`;
    const folder = mkdtempSync(join(tmpdir(), "authpath-privacy-"));
    const log = join(folder, "net.json");
    const browser = await playwright.chromium.launch({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--log-net-log=${log}`, "--net-log-capture-mode=Everything"],
    });
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    context.on("request", async (request) => {
      const headers = await request.allHeaders().catch(() => request.headers());
      seen.push(
        `${request.method()} ${request.url()}\n${JSON.stringify(headers)}\n${request.postData() ?? ""}`,
      );
    });
    page.on("websocket", (socket) => {
      seen.push(socket.url());
      socket.on("framesent", ({ payload }) => seen.push(String(payload)));
    });
    const evidence = async () => {
      await page.waitForTimeout(300);
      await browser.close();
      return [readFileSync(log, "utf8"), Buffer.concat(wire).toString("latin1"), ...seen].join("\n");
    };
    const marks = { claim: mark(), signature: mark(), around: mark() };
    await use({ page, context, marks, origin, evidence });
    await browser.close();
    await new Promise((done) => forwarder.close(done));
    rmSync(folder, { recursive: true, force: true });
  },
});

/** A loopback forwarder that keeps every byte that the browser sends. */
async function forward(to: URL, wire: Buffer[]): Promise<Server> {
  const server = createServer((client) => {
    const dashboard = connect(Number(to.port), to.hostname);
    client.on("data", (bytes) => wire.push(bytes));
    client.pipe(dashboard).pipe(client);
    for (const socket of [client, dashboard]) {
      socket.on("error", () => {
        client.destroy();
        dashboard.destroy();
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

interface LivePool {
  readonly issuer: string;
  readonly clientIds: readonly string[];
}

/** A pool of the first live chains, asked for outside of the watched browser. */
async function livePool(baseURL: string): Promise<LivePool> {
  const response = await fetch(new URL("/api/v1/targets", baseURL));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value = "" } = (await reader?.read()) ?? { done: true };
    text += value;
    const [found] = /\{"kind":"cognito"[^}]*\}/.exec(text) ?? [];
    if (found) {
      await reader?.cancel();
      return JSON.parse(found) as LivePool;
    }
    if (done) throw new Error("no live chain signs in with a user pool");
  }
}

function markedToken({ issuer, clientIds }: LivePool, marks: Marks): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    client_id: clientIds[0],
    token_use: "access",
    scope: "openid",
    sub: marks.claim,
    exp: now + 600,
    iat: now,
  };
  const signature = Buffer.from(marks.signature.repeat(10)).toString("base64url");
  return `${part({ alg: "RS256", kid: "a-key-that-is-not-in-the-set" })}.${part(claims)}.${signature}`;
}

/** Uses the page as a person would: types, pastes, picks, opens, copies. */
async function useInspector({ page, marks, origin }: Watched, token: string): Promise<void> {
  await page.goto(`${origin}/inspect`);
  const field = page.getByRole("textbox", { name: "Token" });
  await field.pressSequentially(marks.around);
  const text = `curl https://app.example.com/${marks.around} -H 'X-Note: ${marks.around}' -H 'Authorization: Bearer ${token}' -H 'x-amzn-oidc-data: ${token}x'`;
  await field.fill(text);
  await expect(page.locator("[data-signature]")).toBeVisible();
  await page.getByRole("tab", { name: "JSON" }).click();
  await page.getByRole("tab", { name: "Compare" }).click();
  await page.getByRole("radio").nth(1).check();
  await page.getByText("requests have left this page").click();
  await page.getByRole("button", { name: "Copy the findings, redacted" }).click();
  const targets = page.getByRole("combobox", { name: "Judged for" });
  await targets.selectOption({ value: "hand" });
  await page.getByLabel("Issuer, to the letter").fill(`https://${marks.around}.example`);
  await page.getByLabel("Audiences, one a line or with commas").fill(marks.around);
  await targets.selectOption({ value: "guess" });
  await page.getByRole("link", { name: "This token stays in this tab" }).click();
  await page.keyboard.press("c");
  await expect(page.locator("[data-token-verdict]")).toBeVisible();
}

test("a paste leaves no trace on the wire, in the address, in storage, or after a reload", async ({
  watched,
  baseURL,
}) => {
  const { page, context, marks } = watched;
  const token = markedToken(await livePool(baseURL ?? ""), marks);
  await useInspector(watched, token);
  await expect(page.getByText("GET /api/v1/keys?").first()).toBeAttached({ timeout: 20_000 });

  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => url),
      ),
    );
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      location.href,
      document.cookie,
      document.title,
      databases,
      cached,
      performance.getEntries().map(({ name }) => name),
    ]);
  });
  expect(marksIn(kept + JSON.stringify(await context.cookies()), marks)).toEqual([]);
  expect(context.serviceWorkers()).toEqual([]);

  await page.getByRole("link", { name: "Checks" }).click();
  await page.waitForURL("**/checks");
  await page.goBack();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Token" })).toHaveValue("");

  const evidence = await watched.evidence();
  expect(evidence).toContain("/api/v1/keys?"); // what may leave was seen: the watch works
  expect(marksIn(evidence, marks)).toEqual([]);
});

const leaks: Readonly<Record<string, (text: string) => unknown>> = {
  "a query": (text) => fetch(`/api/v1/health?x=${text}`),
  "a body": (text) => fetch("/api/v1/health", { method: "POST", body: text }),
  "a header": (text) => fetch("/api/v1/health", { headers: { "x-note": text } }),
  "a beacon": (text) => navigator.sendBeacon("/api/v1/health", text),
  "an image": (text) => {
    new Image().src = `/none.png?${text}`;
  },
  "a socket's address": (text) => void new WebSocket(`ws://${location.host}/none?${text}`),
  "base64, shifted": (text) => fetch(`/api/v1/health?x=${btoa(`-${text}`)}`),
  hex: (text) => {
    const hex = Array.from(text, (char) => char.charCodeAt(0).toString(16)).join("");
    return fetch("/api/v1/health", { method: "POST", body: hex });
  },
  "a form": (text) => {
    const form = document.createElement("form");
    form.action = `/inspect?x=${text}`;
    form.method = "post";
    document.body.append(form);
    form.submit();
  },
};

for (const [name, leak] of Object.entries(leaks)) {
  test(`control: a leak in ${name} is caught`, async ({ watched }) => {
    const { page, marks, origin } = watched;
    await page.goto(`${origin}/inspect`);
    await page.evaluate(leak, marks.claim);
    await page.waitForTimeout(200);
    expect(marksIn(await watched.evidence(), marks)).toEqual(["claim"]);
  });
}

test("control: a build that sends what is typed is caught", async ({ watched, baseURL }) => {
  const { page, context, marks } = watched;
  const leak = `;document.addEventListener("input",(e)=>navigator.sendBeacon("/api/v1/health",btoa(e.target.value)));`;
  let isPlanted = false;
  await context.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()) + (isPlanted ? "" : leak);
    isPlanted = true;
    await route.fulfill({ response, body });
  });
  const token = markedToken(await livePool(baseURL ?? ""), marks);
  await page.goto("/inspect");
  await page.getByRole("textbox", { name: "Token" }).fill(`${marks.around} ${token}`);
  await expect(page.locator("[data-token-verdict]")).toBeVisible();
  expect(marksIn(await watched.evidence(), marks)).toContain("around");
});

test("the worker that reads the token has no network at all", async ({ page }) => {
  await page.goto("/inspect");
  await expect.poll(() => page.workers().length).toBeGreaterThan(0);
  const [worker] = page.workers();
  const answer = await worker?.evaluate(() =>
    fetch("/api/v1/health").then(
      () => "answered",
      () => "refused",
    ),
  );
  expect(answer).toBe("refused");
});

test("works without a network once loaded, with the keys that are at hand", async ({
  page,
  context,
  baseURL,
}) => {
  const marks = { claim: mark(), signature: mark(), around: mark() };
  const token = markedToken(await livePool(baseURL ?? ""), marks);
  await page.goto("/inspect");
  const field = page.getByRole("textbox", { name: "Token" });
  await field.fill(token);
  await expect(page.locator('[data-token-finding="key-not-found"]')).toBeVisible({ timeout: 20_000 });
  await context.setOffline(true);
  await field.fill(token.replace(/\.[^.]*\./, ".eyJzdWIiOiJvZmZsaW5lIn0."));
  await expect(page.getByRole("tabpanel")).toContainText("offline");
  await field.fill("");
  await field.fill(token);
  await expect(page.locator('[data-token-finding="key-not-found"]')).toBeVisible();
});

test("the policy lets the page talk to the dashboard only, and the field is remembered by nobody", async ({
  page,
}) => {
  const response = await page.goto("/inspect");
  const policy = new Map(
    (response?.headers()["content-security-policy"] ?? "")
      .split(";")
      .map((directive) => directive.trim().split(/\s+(.*)/, 2) as [string, string]),
  );
  expect(policy.get("connect-src")).toBe("'self'");
  expect(policy.get("img-src")).toBe("'self' data:");
  expect(policy.get("form-action")).toBe("'self'");
  expect(policy.get("default-src")).toBe("'self'");
  expect([...policy.keys()].filter((name) => name.startsWith("report"))).toEqual([]);
  expect(JSON.stringify([...policy])).not.toContain("report-sample");

  const field = page.getByRole("textbox", { name: "Token" });
  await expect(field).toHaveAttribute("autocomplete", "off");
  await expect(field).toHaveAttribute("spellcheck", "false");
  await expect(field).toHaveAttribute("autocapitalize", "off");
  expect(await field.evaluate((element: HTMLTextAreaElement) => [element.name, element.form])).toEqual([
    "",
    null,
  ]);
});
