import { test as base, expect, type Page } from "@playwright/test";

/**
 * Waits until React has taken over all that a person can use: what is done to a control before is lost. Ends at once on
 * a page that is not the dashboard's, and gives up quietly, so that a test fails by what it looks for.
 */
async function alive(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(isAlive), { intervals: [20, 50, 100], timeout: 10_000 })
    .toBe(true)
    .catch(() => undefined);
}

/** In the page: React keeps what it has taken over under a name of its own. */
function isAlive(): boolean {
  if (!("__next_f" in window)) return true;
  const controls = [...document.querySelectorAll("button, input, textarea, select, a[href^='/']")];
  return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps$")));
}

/** A page that must not break its own content policy, nor throw; what `goto` loads whole is alive when it returns. */
export const test = base.extend<{ clean: undefined }>({
  context: async ({ context }, use) => {
    context.on("page", (page) => {
      const goto = page.goto.bind(page);
      page.goto = async (url, options) => {
        const answer = await goto(url, options);
        if (options?.waitUntil === undefined) await alive(page);
        return answer;
      };
    });
    await use(context);
  },
  clean: [
    async ({ page }, use) => {
      const faults: string[] = [];
      await page.exposeFunction("reportPolicyViolation", (text: string) => faults.push(text));
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          const report = (window as unknown as Record<string, unknown>).reportPolicyViolation;
          if (typeof report === "function") report(`${event.effectiveDirective} ${event.blockedURI}`);
        });
      });
      page.on("pageerror", (error) => faults.push(error.message));
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
