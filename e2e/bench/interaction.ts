import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../../scripts/find-chromium";
import { chainsOfLargeWorld } from "../gallery/large-world";
import { worlds } from "../gallery/worlds";
import { type Figure, figure, median } from "./figure";

/** Longest bearable time from a key or a click to the frame that shows what came of it, in milliseconds. */
const goal = 100;
const words = ["large-7", "app-77", "nobody"];

declare global {
  interface Window {
    slowest: number;
  }
}

/**
 * What a person waits for on the list of 10,000 chains: each act so often that its median counts, and of each the
 * slowest event, from its hardware time to the next frame (https://www.w3.org/TR/event-timing/).
 */
export async function interactionFigures(): Promise<Figure[]> {
  const world = await worlds.large();
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      window.slowest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.slowest = Math.max(window.slowest, duration);
      }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    });
    await page.goto(`${world.origin}/chains`);
    const search = page.getByRole("searchbox", { name: "Search" });
    await page.getByText(`${chainsOfLargeWorld} chains, worst first`).waitFor({ timeout: 300_000 });
    // What streams in last is there, and the first act pays for nothing but itself.
    await page.waitForTimeout(2_000);
    const acts: Readonly<Record<string, () => Promise<void>>> = {
      type: async () => {
        for (const word of words) {
          await search.fill("");
          await search.pressSequentially(word, { delay: 40 });
        }
        await search.fill("");
      },
      "choose a state": async () => {
        await page.getByRole("combobox", { name: "State" }).focus();
        for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "Home"]) await page.keyboard.press(key);
      },
      "show more": async () => {
        for (let steps = 0; steps < 5; steps += 1)
          await page.getByRole("button", { name: /^Show 100 more/ }).click();
        await search.fill("a");
        await search.fill("");
      },
      "next row": async () => {
        await page.locator("h1").click();
        for (let steps = 0; steps < 10; steps += 1) await page.keyboard.press("j");
      },
    };
    const figures: Figure[] = [];
    for (const [name, act] of Object.entries(acts)) {
      const slowest: number[] = [];
      for (let times = 0; times < 5; times += 1) slowest.push(await slowestOf(page, act));
      figures.push(figure(`interaction ${name}`, median(slowest), "ms", { goal }));
    }
    return figures;
  } finally {
    await browser.close();
    await world.close();
  }
}

/** 16 where no event took longer: below that the browser tells nothing. */
async function slowestOf(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.slowest = 16;
  });
  await act();
  await page.waitForTimeout(500);
  return page.evaluate(() => window.slowest);
}
