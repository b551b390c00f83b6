import { addressOf, pageOf } from "../support/browser/every-page";
import { expect, test } from "../support/browser/page";
import { layoutFaults } from "../support/layout/layout-faults";

/** The gallery (`npm run gallery`) looks at every state; these pages are looked at in every run. */
const key = [
  "the first page",
  "a proven cause",
  "an API's proven cause",
  "all chains",
  "a chain",
  "a symptom",
];
/** A laptop, a tablet, a laptop at 200 %, a phone. */
const windows = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 720, height: 450 },
  { width: 360, height: 780 },
];

for (const name of key) {
  test(`nothing overlaps, is cut or broken: ${name}`, async ({ page, request }, testInfo) => {
    // What esbuild wraps the names of functions in; a page has no such thing.
    await page.addInitScript("globalThis.__name = (named) => named");
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(await addressOf(pageOf(name), request));
    await expect(
      page.getByText(/^(Reading|The (identity provider|rest of the API) is being asked)/),
    ).toHaveCount(0, { timeout: 30_000 });
    for (const size of windows) {
      await page.setViewportSize(size);
      await testInfo.attach(`${size.width} px`, { body: await page.screenshot(), contentType: "image/png" });
      expect({ size, faults: await page.evaluate(layoutFaults) }).toEqual({ size, faults: [] });
    }
  });
}

test("control: what overlaps, is cut or broken is found", async ({ page }) => {
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.goto("/explain/561");
  await page.evaluate(() => {
    const spoil = (text: string, style: Partial<CSSStyleDeclaration>) => {
      const spoilt = document.createElement("p");
      spoilt.textContent = text;
      Object.assign(spoilt.style, style);
      document.querySelector("main")?.prepend(spoilt);
    };
    spoil("what is cut at its side", { width: "60px", overflow: "hidden", whiteSpace: "nowrap" });
    spoil("PagerDuty", { width: "30px", overflowWrap: "anywhere" });
    spoil("wide", { width: "3000px" });
  });
  const faults = (await page.evaluate(layoutFaults)).join("\n");
  for (const kind of ["overflow", "cut", "broken within"]) expect(faults).toContain(kind);
});
