import { type Sandbox, startSandbox } from "../sandbox/start";
import { apiScenarios } from "../scenarios/api/index";
import { mergeWorlds } from "../scenarios/build-merge";
import { openAll } from "../support/browser/every-page";
import { expect, test } from "../support/browser/page";
import { linkOf, openSettled } from "../support/browser/scenario";
import { broughtFrom } from "../support/contract/brought-from";
import { callText, secretsOf } from "../support/contract/call-text";
import { type BuiltServer, startBuiltServer } from "../support/secrets/built-server";

/** What needs the call itself: in the browser the same causes as in-process and on the command line. */
const needCall = apiScenarios.filter(({ causes }) => causes.withPaste !== undefined);

test.use({ permissions: ["clipboard-read", "clipboard-write"] });
// One sandbox and one dashboard of their own for all of them.
test.describe.configure({ mode: "default" });
let sandbox: Sandbox;
let server: BuiltServer;
test.beforeAll(async () => {
  sandbox = await startSandbox({
    world: mergeWorlds(needCall.map((scenario) => scenario.build())),
    scenarios: needCall,
  });
  server = await startBuiltServer(sandbox.environment);
});
test.afterAll(async () => {
  await server?.close();
  await sandbox?.close();
});

for (const scenario of needCall) {
  test(`a pasted call leads to its causes: ${scenario.id}`, async ({ page }) => {
    const brought = await broughtFrom(sandbox, scenario);
    await openSettled(page, `${server.origin}${linkOf(scenario.id)}`);
    // Folded where the configuration alone proves a cause.
    await openAll(page);
    await page.getByLabel(/^Paste the curl command/).fill(callText(brought));
    await expect(page.locator("[data-call]")).toHaveAttribute("data-call", "judged", { timeout: 20_000 });
    const causes = [...(scenario.causes.withPaste ?? scenario.causes.server)];
    const verdict = page.locator("[data-verdict]");
    await expect(verdict).toHaveAttribute(
      "data-verdict",
      causes.length > 0 ? /^(found|likely)$/ : "ruled-out",
    );
    // What the page judged, as it hands it on: exactly these causes.
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: "Copy as JSON" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\{/);
    const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied.causes).toEqual(causes);
    for (const cause of causes) {
      await expect(page.locator(`[data-check="${cause}"]`).first()).toHaveAttribute("data-status", "fail");
    }
    const shown = await page.locator("main").innerText();
    for (const secret of secretsOf(brought)) expect(shown.includes(secret)).toBe(false);
  });
}
