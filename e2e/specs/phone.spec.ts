import type { Page } from "@playwright/test";
import { addressOf, everyPage, openAll } from "../support/browser/every-page";
import { expect, test } from "../support/browser/page";
import { chainsKnown, field, options, palette } from "../support/browser/palette";
import { diagnosisOf, linkOf, openSettled } from "../support/browser/scenario";

test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

/** What sticks out of the window to the right, but for what scrolls or is cut inside something that does not. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const clipped = (element: Element | null): boolean => {
      if (element === null || element === document.body) return false;
      return getComputedStyle(element).overflowX !== "visible" || clipped(element.parentElement);
    };
    const out = [...document.body.querySelectorAll("*")].filter((element) => {
      const { right, width, height } = element.getBoundingClientRect();
      return right > wide + 0.5 && width > 0 && height > 0 && !clipped(element.parentElement);
    });
    return out.map((element) => element.outerHTML.slice(0, 160));
  });
}

for (const [name, address] of Object.entries(everyPage)) {
  test(`nothing sticks out: ${name}`, async ({ page, request }) => {
    await page.goto(await addressOf(address, request));
    await expect(
      page.getByText(/^(Reading|The (identity provider|rest of the API) is being asked)/),
    ).toHaveCount(0, {
      timeout: 30_000,
    });
    await openAll(page);
    expect(await overflowing(page)).toEqual([]);
    const wider = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(wider).toBe(0);
  });
}

test("what sticks out would be seen", async ({ page }) => {
  await page.goto("/explain/561");
  await page.getByRole("main").evaluate((main) => {
    const planted = document.createElement("p");
    planted.id = "planted";
    planted.textContent = "arn:aws:elasticloadbalancing:".repeat(9);
    planted.style.whiteSpace = "nowrap";
    planted.style.width = "fit-content";
    main.append(planted);
  });
  expect((await overflowing(page)).join()).toContain("planted");
});

test("verdict and fix first, the actions under the thumb", async ({ page, request }) => {
  const link = linkOf("callback-missing-for-one-of-two-hosts");
  await openSettled(page, link);
  const said = await diagnosisOf(request, link);
  const verdict = page.getByRole("heading", { level: 1, name: said.summary });
  await expect(verdict).toBeInViewport({ ratio: 1 });

  const again = page.getByRole("button", { name: "Check again" });
  const bar = await again.evaluate((button) => {
    const { bottom, height } = button.getBoundingClientRect();
    return { below: window.innerHeight - bottom, height };
  });
  expect(bar.below).toBeLessThan(24);
  expect(bar.height).toBeGreaterThanOrEqual(44);
  await page.getByRole("region", { name: "Fix" }).scrollIntoViewIfNeeded();
  await expect(page.getByRole("button", { name: "Copy the fix" })).toBeInViewport();
  await expect(again).toBeInViewport();
  const tops = await page
    .locator("#verdict-title, #fix-title, [data-node], #checks-title")
    .evaluateAll((parts) =>
      parts.filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect().top),
    );
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
});

test("nothing moves when the page comes alive", async ({ page }) => {
  const link = linkOf("callback-missing-for-one-of-two-hosts");
  const tops = async () => {
    await page.evaluate(() => document.fonts.ready);
    return page
      .locator("#verdict-title, [data-verdict] > :not(:first-child), #fix-title")
      .evaluateAll((parts) => parts.map((part) => Math.round(part.getBoundingClientRect().top)));
  };
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.goto(link);
  await expect(page.locator("#verdict-title")).toBeVisible();
  const asDrawn = await tops();
  expect(asDrawn.length).toBeGreaterThan(4);
  await page.unroute("**/_next/static/**/*.js");
  await openSettled(page, link);
  await expect(page.locator("[data-verdict]").getByText(/local \(/)).toBeVisible();
  expect(await tops()).toEqual(asDrawn);
  // What said that the provider is being asked is gone, and its line is not.
  const line = page.locator("[data-verdict] p[role=status]");
  await expect(line).toBeEmpty();
  expect((await line.boundingBox())?.height).toBe(16);
});

test("of the hops the failing one and its neighbours; the others behind a count", async ({
  page,
  request,
}) => {
  const link = linkOf("scope-not-allowed");
  await openSettled(page, link);
  const said = await diagnosisOf(request, link);
  const { nodes } = said.graph;
  const failing = nodes.findIndex(({ status }) => status === "fails" || status === "likely");
  expect(failing).toBeGreaterThan(1);
  for (const { id } of nodes.slice(failing - 1, failing + 2)) {
    await expect(page.locator(`[data-node="${id}"]`)).toBeVisible();
  }
  // The failing hop is open, in place.
  await expect(page.getByRole("heading", { level: 3, name: nodes[failing]?.title ?? "" })).toBeVisible();
  const hidden = page.locator(`[data-node="${nodes[0]?.id}"]`);
  await expect(hidden).toBeHidden();
  await page
    .getByRole("button", { name: /^\d+ pass Show$/ })
    .first()
    .click();
  await expect(hidden).toBeVisible();
});

test("the palette by touch", async ({ page }) => {
  await page.goto("/explain");
  const button = page.getByRole("button", { name: "Search everything" });
  await expect(async () => {
    await button.tap();
    await expect(field(page)).toBeFocused({ timeout: 500 });
  }).toPass();
  await chainsKnown(page);
  for (const typed of ["", "callback"]) {
    await field(page).fill(typed);
    await expect(options(page).first()).toBeVisible();
    expect(await overflowing(page)).toEqual([]);
    const low = await options(page).evaluateAll((rows) =>
      rows.map((row) => row.getBoundingClientRect().height).filter((height) => height < 44),
    );
    expect(low).toEqual([]);
  }
  await field(page).fill("561");
  await options(page).first().tap();
  await page.waitForURL("**/explain/561");
  await expect(palette(page)).toHaveCount(0);
});

test("what is tapped is large enough", async ({ page }) => {
  await openSettled(page, linkOf("wrong-client-secret"));
  const small = await page
    .locator("button:visible, summary:visible, [role=tab]:visible")
    .evaluateAll((controls) =>
      controls
        .filter((control) => control.getBoundingClientRect().height < 44)
        .map((control) => control.outerHTML.slice(0, 160)),
    );
  expect(small).toEqual([]);
});
