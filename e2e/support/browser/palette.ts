import type { Locator, Page } from "@playwright/test";
import { expect } from "./page";

export const palette = (page: Page): Locator => page.getByRole("dialog", { name: "Search everything" });
export const field = (page: Page): Locator => palette(page).getByRole("combobox");
export const options = (page: Page): Locator => palette(page).getByRole("option");

/** Presses Ctrl K until the page hears it, and waits for what is listed. */
export async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    if (!(await field(page).isVisible())) await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(options(page).first()).toBeVisible();
}

/** Waits until every chain that there is can be found. */
export async function chainsKnown(page: Page): Promise<void> {
  await expect(palette(page).getByRole("status").first()).not.toContainText("reading chains", {
    timeout: 30_000,
  });
}
