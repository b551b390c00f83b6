import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, test } from "../support/browser/page";
import { scenarioOf } from "../support/browser/scenario";

const issuer = "https://login.example.com/";
const { privateKey, publicKey } = await generateKeyPair("RS256");
const keySet = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "key-1", alg: "RS256" }] });

/** A token for `orders`, good for so many seconds. */
function tokenFor(seconds: number, claims: Record<string, unknown> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ aud: "orders", scope: "orders/read", ...claims })
    .setProtectedHeader({ alg: "RS256", kid: "key-1" })
    .setIssuer(issuer)
    .setSubject("u-1")
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(privateKey);
}

const field = (page: Page) => page.getByRole("textbox", { name: "Token" });
const verdict = (page: Page) => page.locator("[data-token-verdict]");

async function open(page: Page): Promise<void> {
  await page.goto("/inspect");
  await expect(field(page)).toBeFocused();
}

/** An HTTP API route that asks for a scope, described by hand with its keys. */
async function describeRoute(page: Page, scopes = "orders/read"): Promise<void> {
  await page.getByRole("combobox", { name: "Judged for" }).selectOption("hand");
  await page.getByLabel("Issuer, to the letter").fill(issuer);
  await page.getByLabel("Audiences, one a line or with commas").fill("orders");
  await page.getByLabel("Scopes of the method or route").fill(scopes);
  await page.getByLabel("Its public keys").fill(keySet);
}

test("would this route take this token: yes, and no with the reason and the fix", async ({ page }) => {
  await open(page);
  await describeRoute(page);
  await field(page).fill(`Authorization: Bearer ${await tokenFor(3600)}`);
  await expect(verdict(page)).toHaveAttribute("data-token-verdict", "accept");
  await expect(page.locator("[data-signature]")).toHaveAttribute("data-signature", "valid");
  await expect(page.locator('[data-token-finding="bearer-prefix-removed"]')).toBeVisible();

  await page.getByLabel("Scopes of the method or route").fill("orders/write");
  await expect(verdict(page)).toHaveAttribute("data-token-verdict", "reject");
  await expect(verdict(page)).toContainText("orders/write");
  await expect(page.locator('[data-token-finding="missing-scope"]')).toBeVisible();
});

test("a token that ends while it is looked at turns to refused by itself", async ({ page }) => {
  await open(page);
  await describeRoute(page);
  await field(page).fill(await tokenFor(5));
  await expect(verdict(page)).toHaveAttribute("data-token-verdict", "accept");
  await expect(verdict(page)).toHaveAttribute("data-token-verdict", "reject", { timeout: 10_000 });
  await expect(page.locator('[data-token-finding="expired"]')).toBeVisible();
});

test("a token of a live pool: the target is guessed, its keys are fetched, a forged signature is refused", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("button", { name: "Clear" }).waitFor({ state: "detached" });
  const found = page.waitForFunction(() => document.querySelectorAll("#token-text, option").length > 8);
  await found;
  await page.getByRole("button", { name: "Fill in an example" }).click();
  await expect(verdict(page)).toHaveAttribute("data-token-verdict", "reject");
  await expect(page.locator('[data-token-finding="expired"]')).toBeVisible();
  await expect(page.locator('[data-token-finding="key-not-found"]')).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("[data-signature]")).toHaveAttribute("data-signature", "unknown");
});

test("a call to an API: the method that it went to is guessed, whoever issued the token", async ({
  page,
}) => {
  await open(page);
  const { url } = scenarioOf("healthy-rest-cognito");
  await field(page).fill(`curl '${url}' -H 'Authorization: Bearer ${await tokenFor(600)}'`);
  const target = page.getByRole("combobox", { name: "Judged for" }).locator("option:checked");
  const name = "REST API healthy-rest-cognito, stage prod, GET /orders";
  await expect(target).toHaveText(`Guessed: ${name}`, { timeout: 30_000 });
  await expect(verdict(page)).toHaveAttribute("data-token-verdict", "reject");
  await expect(verdict(page)).toContainText(`${name} would refuse this token`);
});

test("several tokens: each has its verdict, one is looked at, two are compared", async ({ page }) => {
  await open(page);
  await describeRoute(page);
  const pair = { id_token: await tokenFor(3600, { scope: "openid" }), access_token: await tokenFor(3600) };
  await field(page).fill(JSON.stringify(pair));
  await expect(page.getByText("2 tokens in this paste")).toBeVisible();
  const [first, second] = [page.getByRole("radio").nth(0), page.getByRole("radio").nth(1)];
  await second.check();
  await expect(verdict(page)).toHaveAttribute("data-token-verdict", "accept");
  await first.check();
  await expect(verdict(page)).toHaveAttribute("data-token-verdict", "reject");
  await page.getByRole("tab", { name: "Compare" }).click();
  await expect(page.getByRole("region", { name: "Claims, compared" })).toContainText("1 differs");
});

const pastes: [string, string, string, string][] = [
  ["words", "hello there", "not-a-token", "Nothing to judge"],
  ["white space", "   \n", "empty-input", "Nothing to judge"],
  [
    "a private key",
    "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----",
    "private-key-pasted",
    "Take care",
  ],
  ["a cut token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1In0", "too-few-parts", "Would be refused"],
];
for (const [name, text, id, word] of pastes) {
  test(`what is no token is named: ${name}`, async ({ page }) => {
    await open(page);
    await field(page).fill(text);
    await expect(page.locator(`[data-token-finding="${id}"]`)).toBeVisible();
    await expect(verdict(page)).toContainText(word);
  });
}

test("without live targets it still judges, and says what is missing", async ({ page }) => {
  await page.route("**/api/v1/targets", (route) => route.fulfill({ status: 503, body: "" }));
  await open(page);
  await expect(page.getByText("could not be read to the end")).toBeVisible();
  await describeRoute(page);
  await field(page).fill(await tokenFor(3600));
  await expect(verdict(page)).toHaveAttribute("data-token-verdict", "accept");
});

/** Pastes as a person does, and gives the longest time that the page was held up. */
function paste(page: Page, characters: number): Promise<number> {
  return page.evaluate(async (count) => {
    let longest = 0;
    const watch = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    watch.observe({ entryTypes: ["longtask"] });
    const data = new DataTransfer();
    data.setData(
      "text/plain",
      'eyJ.a.b {"x":"eyJhbGci Bearer '.repeat(Math.ceil(count / 30)).slice(0, count),
    );
    const target = document.querySelector("#token-text");
    target?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
    await new Promise((later) => setTimeout(later, 1500));
    watch.disconnect();
    return longest;
  }, characters);
}

test("1 MB of junk never holds the page up; 10 MB are refused politely", async ({ page }) => {
  await open(page);
  // Against what the least that is held takes on this machine at this hour; 100 ms is the least to compare with.
  const bearable = 3 * Math.max(await paste(page, 100_001), 100);
  await page.getByRole("button", { name: "Clear" }).first().click();
  expect(await paste(page, 1_000_000)).toBeLessThan(bearable);
  await expect(page.getByText("million characters are held")).toBeVisible();
  await expect(verdict(page)).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).first().click();
  expect(await paste(page, 10_000_000)).toBeLessThan(bearable);
  await expect(page.locator('[data-token-finding="too-large"]')).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  for (const width of [1440, 360]) {
    test(`is accessible and nothing overflows: ${theme}, ${width}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await open(page);
      const check = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      };
      await check();
      await describeRoute(page, "orders/write");
      const token = await tokenFor(3600, { email: `${"long".repeat(40)}@example.com` });
      await field(page).fill(`${token}\n${await tokenFor(60)}`);
      await expect(verdict(page)).toBeVisible();
      await check();
      await page.getByRole("tab", { name: "JSON" }).click();
      await check();
      await page.getByRole("tab", { name: "Compare" }).click();
      await check();
    });
  }
}
