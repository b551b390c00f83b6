import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser/page";
import { scenarioOf } from "../support/browser/scenario";
import { type Recorded, recordSignIn } from "../support/har/record-sign-in";

/** Drops a file on the page until its scripts take it. */
async function drop(page: Page, text: string): Promise<void> {
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], "sign-in.har"));
    return transfer;
  }, text);
  await expect(async () => {
    await page.dispatchEvent("main", "dragover", { dataTransfer: data });
    await page.dispatchEvent("main", "drop", { dataTransfer: data });
    await expect(page.locator("[data-har]")).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

const finding = (page: Page, id: string) => page.locator(`[data-har-finding="${id}"]`);
const node = (page: Page, id: string) => page.locator(`.flow-graph [data-node="${id}"]`);

test("a refused client secret, recorded in a browser: dropped, drawn, and nothing of it is shown or sent", async ({
  page,
  launchOptions,
}) => {
  const { text, secrets } = await recordSignIn({
    scenario: scenarioOf("wrong-client-secret"),
    launch: launchOptions,
    act: (_page, _context, signIn) => signIn(),
  });
  // A code, a state and the nonce at least.
  expect(secrets.length).toBeGreaterThanOrEqual(3);
  const sent: string[] = [];
  page.context().on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.goto("/");
  await drop(page, text);
  await expect(page.locator("[data-har=done]")).toBeVisible();
  await expect(page.locator("[data-har-outcome]")).toHaveAttribute("data-har-outcome", "failed");
  await expect(finding(page, "callback-refused")).toHaveAttribute("data-certainty", "likely");
  await expect(node(page, "authorize")).toHaveAttribute("data-status", "passes");
  await expect(node(page, "token")).toHaveAttribute("data-status", "likely");
  await expect(node(page, "session")).toHaveAttribute("data-status", "not-reached");
  await node(page, "callback").click();
  await expect(page.getByRole("region", { name: /recording shows it/ })).toContainText("/oauth2/idpresponse");

  await page.getByRole("link", { name: "Diagnose wrong-client-secret.example.com (561)" }).click();
  await expect(page).toHaveURL(
    /\/diagnose\?url=https%3A%2F%2Fwrong-client-secret\.example\.com%2F&status=561&at=/,
  );
  await expect(page.locator("[data-verdict]")).toBeVisible();
  await page.goBack();
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, history.state]));
  for (const secret of secrets) {
    for (const shown of [await page.content(), kept, page.url(), sent.join("\n")]) {
      expect(shown.includes(secret), `a secret of ${secret.length} characters`).toBe(false);
    }
  }
});

const recorded: [string, string, Parameters<typeof recordSignIn>[0]["act"], string | null][] = [
  ["a sign-in that ends well", "healthy-oidc", (_page, _context, signIn) => signIn(), null],
  [
    "a nonce cookie that is gone when the user comes back",
    "healthy-oidc",
    async (_page, context, signIn) => {
      await context.clearCookies({ name: "AWSALBAuthNonce" });
      await signIn();
    },
    "nonce-cookie-not-sent proven",
  ],
  [
    "a callback that is opened again",
    "healthy-oidc",
    async (page, _context, signIn) => {
      const back = page.waitForRequest((request) => request.url().includes("/oauth2/idpresponse?"));
      await signIn();
      await page.goto((await back).url());
    },
    "code-used-twice proven",
  ],
  [
    "a second tab that begins to sign in",
    "healthy-oidc",
    async (page, context, signIn) => {
      await (await context.newPage()).goto(
        page.url().startsWith("https:") ? "https://healthy-oidc.example.com/" : "",
      );
      await signIn();
    },
    "nonce-of-another-sign-in likely",
  ],
  ["a callback URL that is not registered", "callback-upper-case", async () => {}, "provider-error proven"],
];
for (const [what, id, act, expected] of recorded) {
  test(`recorded in a browser: ${what}`, async ({ page, launchOptions }) => {
    const recording: Recorded = await recordSignIn({ scenario: scenarioOf(id), launch: launchOptions, act });
    await page.goto("/");
    await drop(page, recording.text);
    await expect(page.locator("[data-har=done]")).toBeVisible();
    const first = page.locator("[data-har-finding]").first();
    if (expected === null) {
      await expect(page.locator("[data-har-outcome=signed-in]")).toBeVisible();
      await expect(first).toHaveCount(0);
      await expect(node(page, "target")).toHaveAttribute("data-status", "passes");
      return;
    }
    const [finds = "", certainty = ""] = expected.split(" ");
    await expect(first).toHaveAttribute("data-har-finding", finds);
    await expect(first).toHaveAttribute("data-certainty", certainty);
  });
}

/** A HAR of a callback without its nonce, and as much beside it as makes it `size` characters. */
function harOf(size: number): string {
  const entry = (url: string, status: number, extra: object, text = "") => ({
    startedDateTime: "2026-10-06T09:15:01.000Z",
    time: 40,
    request: {
      method: "GET",
      url,
      headers: [{ name: "Cookie", value: "a=CANARYCOOKIE" }],
      cookies: [],
      ...extra,
    },
    response: { status, headers: [], cookies: [], content: { text }, redirectURL: "" },
  });
  const callback = entry(
    "https://app.example.com/oauth2/idpresponse?code=CANARYCODE&state=CANARYSTATE",
    401,
    {},
  );
  const page = entry("https://app.example.com/", 200, {}, "s".repeat(Math.max(0, size - 2_000)));
  return JSON.stringify({ log: { version: "1.2", entries: [page, callback] } });
}

test("a pasted HAR is told and never stands in the box; what is none says so; Close forgets it", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  const box = page.getByRole("textbox", { name: "What fails?" });
  const paste = async (text: string) => {
    await page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await expect(async () => {
      await box.focus();
      await page.keyboard.press("ControlOrMeta+V");
      await expect(page.locator("[data-har]")).toBeVisible({ timeout: 1_000 });
    }).toPass();
  };
  await paste(harOf(2_000));
  await expect(finding(page, "nonce-cookie-not-sent")).toBeVisible();
  await expect(box).toHaveValue("");
  expect(await page.content()).not.toContain("CANARY");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.locator("[data-har]")).toHaveCount(0);

  await drop(page, harOf(2_000).slice(0, -30));
  await expect(page.getByText("It is not whole")).toBeVisible();
  await drop(page, "h2 2026-10-06T09:15:01.123456Z app/shop");
  await expect(page.getByText("This is no HAR")).toBeVisible();
});

test("20 MB are read beside the page: it answers meanwhile; more is refused", async ({ page }) => {
  await page.goto("/");
  await drop(page, harOf(19_900_000));
  const box = page.getByRole("textbox", { name: "What fails?" });
  await box.fill("561 on https://app.example.com/");
  await expect(page.getByText("This is a URL with a note")).toBeVisible();
  await expect(page.locator("[data-har=done]")).toBeVisible();
  await drop(page, harOf(20_100_000));
  await expect(page.getByText("larger than 20 MB")).toBeVisible();
});

test("from the box of the top bar a HAR goes to the first page", async ({ page }) => {
  await page.goto("/checks");
  const box = page.getByRole("textbox", { name: "URL, status, error code, log line or ARN" });
  await box.fill(harOf(2_000));
  await box.press("Enter");
  await expect(page).toHaveURL("/");
  await expect(finding(page, "nonce-cookie-not-sent")).toBeVisible();
});

for (const width of [1440, 360]) {
  test(`axe finds nothing in the story at ${width} px, and nothing is wider than the screen`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/");
    await drop(page, harOf(2_000));
    await expect(page.locator("[data-har=done]")).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect((await new AxeBuilder({ page }).include("[data-har]").analyze()).violations).toEqual([]);
    }
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  });
}
