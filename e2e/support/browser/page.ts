import { test as base, expect } from "@playwright/test";

/** A page that must not break its own content policy, nor throw. */
export const test = base.extend<{ clean: undefined }>({
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
