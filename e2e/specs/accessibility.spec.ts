import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { addressOf, everyPage, openAll, pageOf } from "../support/browser/every-page";
import { expect, test } from "../support/browser/page";
import { openPalette } from "../support/browser/palette";

/** WCAG 2.2 AA and all that it builds on: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Violations in full; of all else it would write down a sample, which takes longer than the search. */
const axe = (page: Page) =>
  new AxeBuilder({ page }).options({
    resultTypes: ["violations"],
    // Off by default: https://dequeuniversity.com/rules/axe/4.12/label-content-name-mismatch
    rules: { "label-content-name-mismatch": { enabled: true } },
  });
/** What is folded is made of the same parts on every diagnosis: twice is enough. */
const unfolded = ["a proven cause", "what was recorded", "a chain", "all symptoms", "a symptom"];

async function openKeys(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Keys of this page" }).click();
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
}

type AxeResults = Awaited<ReturnType<AxeBuilder["analyze"]>>;

/** A hop is named by its title and its state; what stands under the title is a value, not a label. */
const isValueOfHop = (rule: string, html: string) =>
  rule === "label-content-name-mismatch" && html.includes('class="flow-node"');
const found = ({ violations }: AxeResults) =>
  violations
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html).filter((html) => !isValueOfHop(id, html))])
    .filter(([, nodes = []]) => nodes.length > 0);

for (const [name, address] of Object.entries(everyPage)) {
  test(`axe finds nothing: ${name}`, async ({ page, request }) => {
    await page.goto(await addressOf(address, request));
    // Skeletons are gone, and what streams in is there.
    await expect(
      page.getByText(/^(Reading|The (identity provider|rest of the API) is being asked)/),
    ).toHaveCount(0, {
      timeout: 30_000,
    });
    if (unfolded.includes(name)) await openAll(page);
    // Colours change at once then, not over 120 ms.
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    const light = await axe(page).withTags(tags).analyze();
    expect(found(light)).toEqual([]);
    // Nothing but colours differs in the dark.
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    const dark = await axe(page).withRules(["color-contrast", "link-in-text-block"]).analyze();
    expect(found(dark)).toEqual([]);
  });
}

/** The palette is one on every page; the keys are told by page, in the same parts. */
for (const name of ["a proven cause", "all chains"]) {
  test(`axe finds nothing in the palette and the keys: ${name}`, async ({ page, request }) => {
    await page.goto(await addressOf(pageOf(name), request));
    for (const open of [openPalette, openKeys]) {
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await open(page);
      const light = await axe(page).include("dialog[open]").withTags(tags).analyze();
      expect(found(light)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      const dark = await axe(page).include("dialog[open]").withRules(["color-contrast"]).analyze();
      expect(found(dark)).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });
}

test("the theme switch wins over the system, and is kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/checks");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: /^Theme: system/ }).click();
  await page.getByRole("button", { name: /^Theme: light/ }).click();
  await expect(page.getByRole("button", { name: /^Theme: dark/ })).toBeVisible();
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  await expect(page.getByRole("button", { name: /^Theme: dark/ })).toBeVisible();
  expect(await ground()).toBe(dark);
});
