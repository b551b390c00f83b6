import type { Page } from "@playwright/test";

/** Everything that leaves the page: addresses, headers, bodies. */
export function watch(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    sent.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? "");
  });
  return sent;
}
