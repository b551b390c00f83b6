import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser/page";
import { openPalette } from "../support/browser/palette";
import { diagnosisOf, linkOf, openSettled, scenarioOf } from "../support/browser/scenario";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const id = "callback-trailing-slash";

test("from the first page to the copied fix without a mouse", async ({ page, request }) => {
  // The list of chains below the box may take its time.
  await page.goto("/", { waitUntil: "commit" });
  // A key that comes before the page listens is lost to everybody: press until it is heard.
  const box = page.getByRole("textbox", { name: "What fails?" });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(box).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(scenarioOf(id).url);
  await expect(page.getByText("This is a URL")).toBeVisible();
  await page.keyboard.press("Enter");

  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "found");
  const said = await diagnosisOf(request, linkOf(id));
  const [cause] = said.causes;
  const finding = said.findings.find(({ check }) => check === cause);

  // The skip link leads past the bar; from there Tab reaches the actions, the fix and the graph.
  const fix = page.getByRole("button", { name: "Copy the fix" });
  await page.locator("#content").focus();
  await tabTo(page, () => fix.evaluate((element) => element === document.activeElement));
  await page.keyboard.press("Enter");
  await expect(fix).toHaveText("Copied");
  const command = finding?.fixes.find((each) => each.type === "cli")?.command;
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(command);

  const tabs = page.getByRole("region", { name: "Fix" }).getByRole("tab");
  await tabTo(page, () => tabs.first().evaluate((element) => element === document.activeElement));
  await page.keyboard.press("ArrowRight");
  await expect(tabs.nth(1)).toBeFocused();
  await expect(tabs.nth(1)).toHaveAttribute("aria-selected", "true");

  const node = page.locator("[data-node]");
  await tabTo(page, () => node.first().evaluate((element) => element === document.activeElement));
  const hop = page.locator(`[data-node="${finding?.hop}"]`);
  const steps = said.graph.nodes.findIndex(({ id: name }) => name === finding?.hop);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowRight");
  await expect(hop).toBeFocused();
  const panel = page.getByRole("complementary", { name: "The chosen hop" });
  await expect(panel.getByRole("link", { name: finding?.title ?? "" })).toBeVisible();
});

for (const width of [1440, 360]) {
  test(`paste, cause, fix and Markdown by keyboard alone, ${width} px wide`, async ({ page, request }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/explain");
    // Home by its keys; pressed until the page hears them.
    await expect(async () => {
      await page.keyboard.press("g");
      await page.keyboard.press("h");
      await expect(page).toHaveURL(/\/$/, { timeout: 2_000 });
    }).toPass();
    const box = page.getByRole("textbox", { name: "What fails?" });
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(box).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.insertText(scenarioOf(id).url);
    await expect(page.getByText("This is a URL")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "found");
    const said = await diagnosisOf(request, linkOf(id));
    await expect(page.getByRole("heading", { level: 1, name: said.summary })).toBeVisible();

    await openPalette(page);
    await page.keyboard.type("copy fix");
    await page.keyboard.press("Enter");
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const cause = said.findings.find(({ check }) => check === said.causes[0]);
    await expect.poll(clipboard).toBe(cause?.fixes.find((each) => each.type === "cli")?.command);

    await openPalette(page);
    await page.keyboard.type("markd");
    await page.keyboard.press("Enter");
    await expect.poll(clipboard).toContain(said.summary);
    expect(await clipboard()).toContain(`url=${encodeURIComponent(scenarioOf(id).url)}`);
  });
}

test("? lists the keys of this page, and they do what it says", async ({ page }) => {
  await openSettled(page, linkOf(id));
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await page.keyboard.press("?");
  const here = sheet.getByRole("region", { name: "On this page" });
  for (const name of ["Check again", "Copy message", "Copy the link", "Next finding", "In the flow graph"]) {
    await expect(here.getByText(name)).toBeVisible();
  }
  await expect(sheet.getByRole("region", { name: "Everywhere" }).getByText("Go to Chains")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);

  // Rows, one after the other; then back.
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.check ?? null);
  await page.keyboard.press("j");
  const first = await focused();
  expect(first).not.toBeNull();
  await page.keyboard.press("j");
  const second = await focused();
  expect([second === first, second === null]).toEqual([false, false]);
  await page.keyboard.press("k");
  expect(await focused()).toBe(first);

  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/\/explain$/);
  await page.getByRole("button", { name: "Keys of this page" }).click();
  await expect(here.getByText("Next symptom")).toBeVisible();
  await expect(here.getByText("Check again")).toHaveCount(0);
});

test("from the list to a chain by j and Enter", async ({ page }) => {
  await page.goto("/chains");
  const rows = page.locator("tr[data-row]");
  await expect(rows.nth(2)).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(rows.first().getByRole("link")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("j");
  const link = rows.nth(1).getByRole("link");
  await expect(link).toBeFocused();
  const path = (await link.getAttribute("href")) ?? "";
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${path}`);
  // A slash on the list is for its own filter.
  await page.goBack();
  const filter = page.getByRole("searchbox", { name: "Search" });
  // The whole list is read by then, and the filter stands above it.
  await expect(filter).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("/");
  await expect(filter).toBeFocused();
});

test("UTC first; one switch turns all times round, and is kept", async ({ page }) => {
  await openSettled(page, linkOf(id));
  const read = page.locator("[data-verdict] time").first();
  await expect(read).toHaveText(/^\d\d:\d\d:\d\d UTC, \d\d:\d\d:\d\d local$/);
  await expect(page.locator("[data-verdict]")).toContainText(/local \((just now|\d+ (s|min) ago)\)/);
  const local = page.getByRole("checkbox", { name: "Local time first" });
  await local.check();
  await expect(read).toHaveText(/^\d\d:\d\d:\d\d local, \d\d:\d\d:\d\d UTC$/);
  await page.reload();
  await expect(local).toBeChecked();
  await expect(page.locator("[data-recording]").first()).toHaveAttribute("data-state", /ok|failed/, {
    timeout: 20_000,
  });
  // Parts of a page come alive one after the other.
  const times = page.locator("main time");
  expect(await times.count()).toBeGreaterThan(1);
  await expect
    .poll(async () => (await times.allTextContents()).filter((text) => !/local(,|$)/.test(text)))
    .toEqual([]);

  await openPalette(page);
  await page.keyboard.type("utc first");
  await page.keyboard.press("Enter");
  await expect(local).not.toBeChecked();
  await expect(read).toHaveText(/UTC, .* local$/);
});

test("focus is always seen, and never held", async ({ page }) => {
  await page.goto(linkOf(id));
  await expect(page.locator("[data-verdict]")).toBeVisible();
  const stops = new Set<string>();
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const place = [...document.querySelectorAll("*")].indexOf(element);
      return {
        place: String(place),
        seen: outlineStyle !== "none" && outlineWidth !== "0px",
        html: element.outerHTML,
      };
    });
    if (stop === null || stops.has(stop.place)) break;
    expect(stop.seen, stop.html.slice(0, 200)).toBe(true);
    stops.add(stop.place);
  }
  // All of it was passed, down to the switch in the footer.
  expect(stops.size).toBeGreaterThan(30);
  expect(stops.size).toBeLessThan(400);
  const last = page.getByRole("checkbox", { name: "Single-letter keys" });
  const place = await last.evaluate((element) =>
    String([...document.querySelectorAll("*")].indexOf(element)),
  );
  expect([...stops]).toContain(place);
});

test("single letters can be switched off", async ({ page }) => {
  await page.goto("/checks");
  const search = page.getByRole("textbox", { name: "URL, status, error code, log line or ARN" });
  const keys = page.getByRole("checkbox", { name: "Single-letter keys" });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await keys.uncheck();
  await page.reload();
  await expect(keys).not.toBeChecked();
  await page.keyboard.press("/");
  await expect(search).not.toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // With a modifier it is no single letter.
  await openPalette(page);
  await page.keyboard.press("Escape");
  await keys.check();
  await keys.blur();
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
});

/** Presses Tab until the wanted element has the focus. */
async function tabTo(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await reached()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("60 times Tab, and it was not reached");
}
