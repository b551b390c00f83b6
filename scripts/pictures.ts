/** `npm run pictures`: the pictures of README, taken from the product itself on the sandbox, in both themes. */
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { startSandbox } from "../e2e/sandbox/start";
import { scenarios } from "../e2e/scenarios/index";
import { findChromium } from "./find-chromium";
import { buildOnce, serve } from "./serve";

const port = 5640;
const shown = scenarios.find((scenario) => scenario.id === "callback-missing-for-one-of-two-hosts");
if (!shown) throw new Error("the scenario of the picture is gone");

buildOnce();
const sandbox = await startSandbox({ world: shown.build(), scenarios: [shown] });
const dashboard = serve({ ...process.env, ...sandbox.environment, PORT: String(port), HOST: "127.0.0.1" });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
mkdirSync("docs/pictures", { recursive: true });
const pages = { diagnose: `/diagnose?url=${encodeURIComponent(shown.url)}` };
for (const colorScheme of ["light", "dark"] as const) {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1440, height: 900 } });
  for (const [name, path] of Object.entries(pages)) {
    for (let tries = 0; tries < 50; tries += 1) {
      if (await page.goto(`http://127.0.0.1:${port}${path}`).catch(() => null)) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await page.locator("[data-verdict]").waitFor();
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: `docs/pictures/${name}-${colorScheme}.png` });
  }
  await page.close();
}
await browser.close();
dashboard.kill("SIGTERM");
await sandbox.close();
