import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import { expect } from "./page";

/** How a person works the dashboard. */
export interface Way {
  readonly name: string;
  readonly use: Pick<BrowserContextOptions, "viewport" | "hasTouch" | "isMobile">;
  readonly press: (target: Locator) => Promise<void>;
  /** Puts text into a field at once, as a paste does. */
  readonly paste: (field: Locator, text: string) => Promise<void>;
}

async function insert(field: Locator, text: string): Promise<void> {
  await expect(field).toBeFocused();
  await field.page().keyboard.insertText(text);
}

/** Presses Tab until the target has the focus: from where the focus is, round the page once at most. */
export async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const page: Page = target.page();
  for (let presses = 0; presses < 250; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`250 times Tab, and ${target} was not reached`);
}

const wide = { viewport: { width: 1440, height: 900 } };

export const ways: readonly Way[] = [
  {
    name: "by mouse",
    use: wide,
    press: (target) => target.click(),
    paste: async (field, text) => {
      await field.click();
      await insert(field, text);
    },
  },
  {
    name: "by keyboard alone",
    use: wide,
    press: async (target) => {
      await tabTo(target);
      await target.page().keyboard.press("Enter");
    },
    paste: async (field, text) => {
      await tabTo(field);
      await insert(field, text);
    },
  },
  {
    name: "by touch, 360 px wide",
    use: { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true },
    press: (target) => target.tap(),
    paste: async (field, text) => {
      await field.tap();
      await insert(field, text);
    },
  },
];
