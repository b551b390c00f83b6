import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { layoutFaults } from "../support/layout/layout-faults";
import type { GalleryState } from "./states";

interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly themes: readonly ("light" | "dark")[];
  readonly media: "screen" | "print";
  /** Colours take axe longest, and differ between themes alone; what is where differs between widths. */
  readonly axe?: Partial<Record<"light" | "dark", Rules>>;
}

type Rules = "all" | "colours" | "all but colours";

const both = ["light", "dark"] as const;
/** Half of 1440 × 900 is what 200 % leaves of it: https://www.w3.org/WAI/WCAG22/Understanding/resize-text.html */
const looks: readonly Look[] = [
  {
    name: "1440",
    width: 1440,
    height: 900,
    themes: both,
    media: "screen",
    axe: { light: "all", dark: "colours" },
  },
  { name: "768", width: 768, height: 1024, themes: ["light"], media: "screen" },
  { name: "zoomed", width: 720, height: 450, themes: ["light"], media: "screen" },
  {
    name: "360",
    width: 360,
    height: 780,
    themes: both,
    media: "screen",
    axe: { light: "all but colours" },
  },
  { name: "print", width: 720, height: 1020, themes: ["light"], media: "print" },
];

const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** A picture higher than this nobody looks at to its end. */
const highest = 8_000;

/** Opens a state once, then looks at it in every width, theme and medium. Gives what is wrong, a line each. */
export async function checkState(
  browser: Browser,
  state: GalleryState,
  origin: string,
  folder: string,
): Promise<string[]> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    colorScheme: "light",
  });
  const page = await context.newPage();
  // What esbuild wraps the names of functions in; a page has no such thing.
  await page.addInitScript("globalThis.__name = (named) => named");
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !isOfAnswer(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  try {
    await open(page, state, origin);
    const pictures = join(folder, state.id);
    mkdirSync(pictures, { recursive: true });
    for (const look of looks) {
      await page.setViewportSize({ width: look.width, height: look.height });
      for (const theme of look.themes) {
        await page.emulateMedia({ media: look.media, colorScheme: theme, reducedMotion: "reduce" });
        const label = look.themes.length > 1 ? `${look.name}-${theme}` : look.name;
        const found = theme === "light" ? await page.evaluate(layoutFaults) : [];
        if (look.media === "screen") found.push(...(await moving(page)));
        if (look.axe?.[theme] !== undefined) found.push(...(await axe(page, look.axe[theme])));
        faults.push(...found.map((fault) => `${label}: ${fault}`));
        await picture(page, join(pictures, `${label}.png`), look);
      }
    }
  } catch (error) {
    faults.push(
      `not reached: ${error instanceof Error ? error.message.split("\n", 3).join(" ") : String(error)}`,
    );
  } finally {
    await context.close();
  }
  return [...new Set(faults)];
}

/** A page that answers 404 or 400 on purpose makes Chromium say so. */
const isOfAnswer = (text: string) =>
  text.startsWith("Failed to load resource: the server responded with a status of 4");

async function open(page: Page, state: GalleryState, origin: string): Promise<void> {
  const path = typeof state.path === "string" ? state.path : await state.path(origin);
  await page.goto(path, { waitUntil: state.isLoading ? "commit" : "load", timeout: 60_000 });
  if (state.isLoading) {
    await expect(page.getByText(/^(Reading|Asking)/).first()).toBeAttached({ timeout: 5_000 });
    return;
  }
  // The inspector judges while it still reads what takes tokens here, which in a world of all scenarios takes minutes;
  // and it says where reading and judging happen.
  const waiting = page.getByText(
    /^(Reading(?!,| what takes tokens)|Asking|The (identity provider|rest of the API) is being asked)/,
  );
  await expect(waiting).toHaveCount(0, { timeout: 60_000 });
  await state.act?.on(page);
}

async function axe(page: Page, rules: Rules): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  const colours = ["color-contrast", "link-in-text-block"];
  const { violations } = await (rules === "colours"
    ? builder.withRules(colours)
    : builder.withTags(axeTags).disableRules(rules === "all" ? [] : colours)
  ).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html.slice(0, 200)}`));
}

/** With reduced motion nothing moves on. */
const moving = (page: Page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => animation.playState === "running")
      .map(
        (animation) =>
          `moves: ${animation.effect instanceof KeyframeEffect ? animation.effect.target?.outerHTML.slice(0, 120) : ""}`,
      ),
  );

async function picture(page: Page, path: string, { width, height }: Look): Promise<void> {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(Math.max(whole, height), highest) };
  await page.screenshot({ path, fullPage: true, clip, animations: "disabled" });
}
