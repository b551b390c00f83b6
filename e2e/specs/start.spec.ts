import { expect, test } from "../support/browser/page";

declare global {
  interface Window {
    started: string[];
  }
}

test("React DOM is ready before Next starts, and a tap is heard in between", async ({ page }) => {
  await page.addInitScript(() => {
    window.started = [];
    // Where React's developer tools would be told of React DOM.
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => {
          window.started.push("React DOM");
          setTimeout(() => window.started.push("another task"));
        },
      },
    });
    // The page's first data: Next takes the place over when it starts.
    const data: unknown[] = [];
    Object.defineProperty(data, "push", {
      configurable: true,
      get: () => Array.prototype.push,
      set: (push) => {
        window.started.push("Next");
        Object.defineProperty(data, "push", { value: push, writable: true });
      },
    });
    Object.assign(window, { __next_f: data });
  });
  await page.goto("/explain/561");
  expect(await page.evaluate(() => window.started)).toEqual(["React DOM", "another task", "Next"]);
  // It is the page as ever.
  await page.getByRole("button", { name: "Search everything" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});
