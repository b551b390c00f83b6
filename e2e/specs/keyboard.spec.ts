import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser/page";
import { diagnosisOf, linkOf, scenarioOf } from "../support/browser/scenario";

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
