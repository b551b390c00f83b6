import type { Locator, Page } from "@playwright/test";
import { findItems } from "../../components/palette/find-items";
import {
  chainItem,
  checkItem,
  type PaletteItem,
  pageItem,
  symptomItem,
} from "../../components/palette/items";
import { pages } from "../../components/shell/pages";
import type { FleetChain } from "../../lib/model/fleet";
import { type LargeFleet, startLargeFleet } from "../support/browser/large-fleet";
import { expect, test } from "../support/browser/page";
import { chainsKnown, field, openPalette, options, palette } from "../support/browser/palette";
import { chainOf, linkOf, openSettled, scenarioOf } from "../support/browser/scenario";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("nothing of it is asked for before it is opened", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/explain", { waitUntil: "networkidle" });
  const before = asked.length;
  await openPalette(page);
  await chainsKnown(page);
  const api = (paths: readonly string[]) => paths.filter((path) => path.startsWith("/api/")).toSorted();
  expect(api(asked.slice(0, before))).toEqual([]);
  expect(api(asked.slice(before))).toEqual(["/api/v1/checks", "/api/v1/fleet", "/api/v1/symptoms"]);
  const scripts = asked.slice(before).filter((path) => path.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(0);
});

test("a combobox: its field keeps the focus, the choice moves, what fits is counted", async ({ page }) => {
  await page.goto("/explain/561");
  await openPalette(page);
  await chainsKnown(page);
  await page.keyboard.type("callback");
  const status = palette(page).getByRole("status").first();
  await expect(status).toHaveText(/^\d+ fit$/);
  /** What is chosen, once the field and the list agree on it. */
  const chosen = async () => {
    const row = palette(page).locator('[aria-selected="true"]');
    if ((await row.count()) !== 1) return "not one";
    const named = await field(page).getAttribute("aria-activedescendant");
    return named === (await row.getAttribute("id")) ? row.getAttribute("data-item") : "another";
  };
  const item = (row: Locator) => row.getAttribute("data-item");
  const first = await item(options(page).first());
  await expect.poll(chosen).toBe(first);
  await page.keyboard.press("ArrowDown");
  await expect.poll(chosen).toBe(await item(options(page).nth(1)));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect.poll(chosen).toBe(await item(options(page).last()));
  await page.keyboard.press("ArrowDown");
  await expect.poll(chosen).toBe(first);
  await expect(field(page)).toBeFocused();
});

test("Esc closes it, and the focus is where it was", async ({ page }) => {
  await page.goto("/explain/561");
  const link = page.getByRole("main").getByRole("link").first();
  await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
  await link.focus();
  for (const close of ["Escape", "Control+k"]) {
    await page.keyboard.press("Meta+k");
    await expect(field(page)).toBeFocused();
    await page.keyboard.press(close);
    await expect(palette(page)).toHaveCount(0);
    await expect(link).toBeFocused();
  }
  const button = page.getByRole("button", { name: "Search everything" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("opened anew in the moment in which it is closed, it is open", async ({ page }) => {
  await page.goto("/explain");
  await openPalette(page);
  await page.keyboard.type("561");
  // No frame lies between the two, as when a busy machine has both keys waiting. That the first was closed is told after.
  await page.evaluate(async () => {
    const first = document.querySelector<HTMLDialogElement>("dialog[open]");
    const told = new Promise((done) => first?.addEventListener("close", done));
    first?.close();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true }));
    await told;
  });
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("");
  await expect(palette(page)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
});

test("what can be done on this page is in it, and is done", async ({ page }) => {
  await openSettled(page, linkOf("callback-trailing-slash"));
  await openPalette(page);
  const here = palette(page).getByRole("group", { name: "On this page" }).getByRole("option");
  await expect(here.filter({ hasText: "Check again" })).toContainText("r");
  await expect(here.filter({ hasText: "Copy message" })).toContainText("c");
  await expect(here.filter({ hasText: "Save snapshot" })).toBeVisible();
  await page.keyboard.type("markd");
  await page.keyboard.press("Enter");
  await expect(palette(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("**Cause found:**");

  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await ground();
  await openPalette(page);
  await page.keyboard.type("theme dark");
  await page.keyboard.press("Enter");
  await expect.poll(ground).not.toBe(before);

  // Of another page these are none.
  await page.goto("/explain");
  await openPalette(page);
  await page.keyboard.type("copy as markdown");
  await expect(palette(page).getByRole("option", { name: "Copy as Markdown" })).toHaveCount(0);
});

test("what was opened last comes first, and its id is all that is kept", async ({ page, request }) => {
  const chain = await chainOf(request, "callback-trailing-slash");
  await page.goto("/explain");
  await openPalette(page);
  await chainsKnown(page);
  await page.keyboard.type(new URL(scenarioOf("callback-trailing-slash").url).host);
  await expect(options(page).first()).toHaveAttribute("data-item", `chain:${chain}`);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/chains/${chain}`);
  await expect(page.locator("[data-verdict]")).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(JSON.parse(kept)).toEqual([{ recent: JSON.stringify([`chain:${chain}`]) }, {}]);

  await page.goto("/checks");
  await openPalette(page);
  await chainsKnown(page);
  const recent = palette(page).getByRole("group", { name: "Recent" }).getByRole("option");
  await expect(recent).toHaveCount(1);
  await expect(options(page).first()).toHaveAttribute("data-item", `chain:${chain}`);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/chains/${chain}`);
});

test("what it does not know is taken as the paste box takes it, and not remembered", async ({ page }) => {
  await page.goto("/checks");
  await openPalette(page);
  await chainsKnown(page);
  await page.keyboard.insertText("zzqqzz?");
  await expect(palette(page).getByRole("status").first()).toHaveText("Nothing fits");
  await page.keyboard.press("Enter");
  await expect(palette(page).getByRole("status").last()).not.toBeEmpty();
  await field(page).fill(`${scenarioOf("deny").url}?code=secret-code`);
  await expect(palette(page).getByRole("status").first()).toHaveText("Nothing fits");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-verdict]")).toBeVisible({ timeout: 20_000 });
  expect(page.url()).not.toContain("secret-code");
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toBe("{}");
});

test("while it is open, or somebody types, no single letter acts", async ({ page }) => {
  await page.goto("/checks");
  await openPalette(page);
  await page.keyboard.press("Tab");
  await expect(palette(page).getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.type("gc/?");
  await expect(page).toHaveURL(/\/checks$/);
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.getByRole("textbox").first().focus();
  await page.keyboard.type("gc?j");
  await expect(page.getByRole("textbox").first()).toHaveValue("gc?j");
  await expect(page).toHaveURL(/\/checks$/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test.describe("a few hundred chains", () => {
  test.describe.configure({ mode: "default" });
  let fleet: LargeFleet;
  test.beforeAll(async () => {
    fleet = await startLargeFleet();
  });
  test.afterAll(() => fleet.close());

  test("any of them in five keystrokes", async ({ page, request }) => {
    test.setTimeout(120_000);
    const get = async (path: string) => (await request.get(`${fleet.origin}/api/v1/${path}`)).text();
    const lines = (await get("fleet")).trimEnd().split("\n");
    const rows: FleetChain[] = lines.flatMap((line) => JSON.parse(line).chains ?? []);
    expect(rows.length).toBe(fleet.chains);
    const chains = rows.map(chainItem);
    const all = [
      ...pages.map(pageItem),
      ...chains,
      ...JSON.parse(await get("symptoms")).symptoms.map(symptomItem),
      ...JSON.parse(await get("checks")).checks.map(checkItem),
    ];
    const candidates = wordsFor(all, chains);

    await page.goto(`${fleet.origin}/explain`);
    await openPalette(page);
    await chainsKnown(page);
    const words = await findsInPage(page, candidates);
    expect(chains.filter(({ id }) => !words.has(id)).map(({ id }) => id)).toEqual([]);
    // One for Ctrl K, the letters, and one for Enter or for Alt with a digit.
    expect(Math.max(...[...words.values()].map((letters) => letters.length + 2))).toBeLessThanOrEqual(5);

    // And from the closed palette to the page, key by key.
    await page.keyboard.press("Escape");
    for (const chain of [chains[0], chains[150], chains.at(-1)]) {
      if (!chain || !("path" in chain.leads)) throw new Error("no such chain");
      await page.keyboard.press("Control+k");
      for (const letter of words.get(chain.id) ?? "") await page.keyboard.press(letter);
      const row = palette(page).locator(`[data-item="${chain.id}"]`);
      await expect(row).toBeVisible();
      const place = await options(page).evaluateAll(
        (all, id) => all.findIndex((each) => each.dataset.item === id),
        chain.id,
      );
      await page.keyboard.press(place === 0 ? "Enter" : `Alt+Digit${place + 1}`);
      await page.waitForURL(`**${chain.leads.path}`);
    }
  });
});

/** The first of a chain's words with which it stands among the first nine rows of the page, by chain. */
async function findsInPage(
  page: Page,
  candidates: readonly (readonly [string, readonly string[]])[],
): Promise<ReadonlyMap<string, string>> {
  const found = await page.evaluate(async (wanted) => {
    const input = document.querySelector("dialog[open] input");
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const found: [string, string][] = [];
    for (const [id, words] of wanted) {
      for (const letters of words) {
        // As a key does it: React hears of values that it did not set itself.
        setValue?.call(input, letters);
        input?.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((done) => setTimeout(done));
        const rows = [...document.querySelectorAll<HTMLElement>("dialog[open] [role=option]")].slice(0, 9);
        if (!rows.some(({ dataset }) => dataset.item === id)) continue;
        found.push([id, letters]);
        break;
      }
    }
    return found;
  }, candidates);
  return new Map(found);
}

/**
 * For each chain the words with which it is among the first nine of what the dashboard knows, shortest first; what can be
 * done on the page stands among them as well, and is known there alone. Only what a person would type: each letter begins
 * a word of the row, or follows the one before.
 */
function wordsFor(all: readonly PaletteItem[], chains: readonly PaletteItem[]): [string, string[]][] {
  const best = new Map<string, readonly string[]>();
  const firstNine = (typed: string) => {
    const known =
      best.get(typed) ??
      findItems(all, typed, [])
        .shown.slice(0, 9)
        .map(({ item }) => item.id);
    best.set(typed, known);
    return known;
  };
  return chains.map((chain) => [
    chain.id,
    wordsOf(`${chain.name} ${chain.detail}`)
      .filter((word) => firstNine(word).includes(chain.id))
      .slice(0, 20),
  ]);
}

/** What one may type for a row: up to three letters, shortest first. */
function wordsOf(row: string): string[] {
  const text = row.toLowerCase();
  const isLetter = (at: number) => /[a-z0-9]/.test(text[at] ?? "");
  const begins = (at: number) => isLetter(at) && !isLetter(at - 1);
  let last = [{ typed: "", at: -1 }];
  const words: string[] = [];
  for (let length = 1; length <= 3; length += 1) {
    last = last.flatMap(({ typed, at }) =>
      Array.from(text.slice(at + 1), (_, offset) => at + 1 + offset)
        .filter((next) => begins(next) || (isLetter(next) && at >= 0 && next === at + 1))
        .map((next) => ({ typed: typed + text[next], at: next })),
    );
    words.push(...last.map(({ typed }) => typed));
  }
  return [...new Set(words)];
}
