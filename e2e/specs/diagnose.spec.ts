import {
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Page } from "@playwright/test";
import { idsOf } from "../scenarios/build-ids";
import { expect, test } from "../support/browser/page";
import { expectPageLikeJson } from "../support/browser/page-like-json";
import { userPools } from "../support/browser/sandbox";
import { diagnosisOf, linkOf, openSettled } from "../support/browser/scenario";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** One of each answer, both kinds of provider, one cause and none, a probe that takes its time. */
const shown = [
  "callback-missing-for-one-of-two-hosts",
  "client-in-another-pool",
  "issuer-trailing-slash",
  "wrong-client-secret",
  "provider-slow",
  "deny",
  "healthy-two-hosts",
  "healthy-oidc",
  "pool-deleted",
];

for (const id of shown) {
  test(`the page says what the JSON says: ${id}`, async ({ page, request }) => {
    await expectPageLikeJson(page, request, id);
  });
}

test("c copies five lines, y the link", async ({ page, baseURL }) => {
  const link = linkOf("wrong-client-secret");
  await openSettled(page, link);
  await page.keyboard.press("c");
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const lines = (await copied(page)).split("\n");
  expect(lines.map((line) => /^\*\*(\w+)/.exec(line)?.[1])).toEqual([
    "Cause",
    "Proof",
    "Fix",
    "Owner",
    "Link",
  ]);
  expect(lines[4]).toBe(`**Link:** ${baseURL}${link}`);
  await page.keyboard.press("y");
  await expect.poll(() => copied(page)).toBe(`${baseURL}${link}`);
});

test("check again shows what became of each failed check", async ({ page, request, baseURL }) => {
  const id = "callback-upper-case";
  const pools = userPools(baseURL);
  const ids = idsOf(id);
  const of = {
    UserPoolId: `eu-west-1_${ids.hex("pool", 9).toUpperCase()}`,
    ClientId: ids.text("app client", 26),
  };
  const { UserPoolClient: broken } = await pools.send(new DescribeUserPoolClientCommand(of));
  const update = (CallbackURLs: string[]) =>
    pools.send(new UpdateUserPoolClientCommand({ ...broken, ...of, CallbackURLs }));

  await page.addInitScript(() => {
    addEventListener("animationstart", ({ target }) => {
      if (!(target as Element).querySelector("#verdict-title")) return;
      const { dataset } = document.documentElement;
      dataset.tints = `${Number(dataset.tints ?? 0) + 1}`;
    });
  });
  await openSettled(page, linkOf(id));
  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "found");
  // A verdict tints when it changes: the first one did not.
  await expect(page.locator("html")).not.toHaveAttribute("data-tints");
  await update([`https://${ids.host}/oauth2/idpresponse`]);
  try {
    await page.keyboard.press("r");
    const outcome = page.getByRole("region", { name: "Checked again" });
    const mended = outcome.getByRole("listitem").filter({ hasText: "The app client knows the callback URL" });
    await expect(mended).toHaveText(/^fails → passes \d\d:\d\d:\d\d/);
    await expect(page.locator('[data-check="callback-url-unregistered"]')).toHaveAttribute(
      "data-status",
      "pass",
    );
    await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "ruled-out");
    await expect(page.locator("html")).toHaveAttribute("data-tints", "1");
    await expect(page.getByRole("status").filter({ hasText: "callback-url-unregistered" })).toContainText(
      "fails → passes",
    );
  } finally {
    await update(broken?.CallbackURLs ?? []);
  }
  // Whoever asks within the next minute is told what stands there now.
  await diagnosisOf(request, `${linkOf(id)}&fresh=1`);
});

test("the arrow keys walk the hops, and the address keeps the one that is chosen", async ({ page }) => {
  await openSettled(page, linkOf("callback-missing-for-one-of-two-hosts"));
  const nodes = page.locator("[data-node]");
  const count = await nodes.count();
  expect(count).toBeGreaterThan(7);
  await nodes.first().focus();
  for (let index = 1; index < count; index += 1) {
    await page.keyboard.press("ArrowRight");
    await expect(nodes.nth(index)).toBeFocused();
    await expect(nodes.nth(index)).toHaveAttribute("aria-current", "true");
  }
  await page.keyboard.press("ArrowRight");
  await expect(nodes.last()).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(nodes.nth(count - 2)).toBeFocused();
  const chosen = await nodes.nth(count - 2).getAttribute("data-node");
  await expect(page).toHaveURL(new RegExp(`#hop-${chosen}$`));
  await page.reload();
  await expect(nodes.nth(count - 2)).toHaveAttribute("aria-current", "true");
});
