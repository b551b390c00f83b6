import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../support/browser/page";
import { linkOf } from "../support/browser/scenario";

/** A page of another site: another name of this machine, and another port. */
let other: Server;
let site: string;
test.beforeAll(async () => {
  other = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>another site</title><body></body>");
  });
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  site = `http://localhost:${(other.address() as AddressInfo).port}/`;
});
test.afterAll(() => {
  other.close();
});

/** Calls that the sandbox's AWS has had, or requests that its identity providers have. */
async function total(baseURL: string | undefined, of: "calls" | "provider-requests"): Promise<number> {
  // The control stands on the port after the dashboard's.
  const report = await fetch(`http://127.0.0.1:${Number(new URL(baseURL ?? "").port) + 1}/${of}`);
  return ((await report.json()) as { total: number }).total;
}

async function asked(baseURL: string | undefined): Promise<{ aws: number; providers: number }> {
  return { aws: await total(baseURL, "calls"), providers: await total(baseURL, "provider-requests") };
}

/** A chain whose provider is asked for its documents. */
const link = (baseURL: string | undefined) => `${baseURL}${linkOf("healthy-oidc")}`;

/** Ways in which a page can have another one fetched without showing it. */
const hidden: Readonly<Record<string, (target: string) => Promise<unknown>>> = {
  image: (target) =>
    new Promise((done) => {
      const image = new Image();
      image.onload = image.onerror = done;
      image.src = target;
    }),
  frame: (target) =>
    new Promise((done) => {
      const frame = document.createElement("iframe");
      frame.onload = done;
      frame.src = target;
      document.body.append(frame);
    }),
  script: (target) =>
    new Promise((done) => {
      const script = document.createElement("script");
      script.onload = script.onerror = done;
      script.src = target;
      document.body.append(script);
    }),
  prefetch: (target) =>
    new Promise((done) => {
      const link = document.createElement("link");
      link.rel = "prefetch";
      link.onload = link.onerror = done;
      link.href = target;
      document.head.append(link);
    }),
  "fetch without CORS": (target) =>
    fetch(target, { mode: "no-cors", credentials: "include" }).catch(() => null),
  "fetch with CORS": (target) => fetch(target).catch(() => null),
  "fetch of the JSON": (target) =>
    fetch(target.replace("/diagnose", "/api/v1/diagnose"), { mode: "no-cors" }).catch(() => null),
  "POST of a form": (target) =>
    fetch(target, { method: "POST", mode: "no-cors", body: new URLSearchParams({ a: "1" }) }).catch(
      () => null,
    ),
  "POST of text": (target) =>
    fetch(target.replace(/diagnose.*/, "api/v1/logs"), { method: "POST", mode: "no-cors", body: "{}" }).catch(
      () => null,
    ),
};

for (const [way, act] of Object.entries(hidden)) {
  test(`another site's ${way} reads nothing of AWS, and asks no provider`, async ({ page, baseURL }) => {
    await page.goto(site);
    const before = await asked(baseURL);
    await page.evaluate(act, link(baseURL));
    expect(await asked(baseURL)).toEqual(before);
  });
}

test("a form of another site that is sent in a window of its own is refused", async ({ page, baseURL }) => {
  await page.goto(site);
  const before = await asked(baseURL);
  await page.evaluate((target) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = target;
    document.body.append(form);
    form.submit();
  }, link(baseURL));
  await expect(page.getByText("Pages are only read.")).toBeVisible();
  expect(await asked(baseURL)).toEqual(before);
});

// Else the counters above would prove nothing.
test("a link of another site opens the page and reads, as a runbook's does", async ({ page, baseURL }) => {
  await page.goto(site);
  const before = await asked(baseURL);
  await page.evaluate((target) => {
    location.href = target;
  }, link(baseURL));
  await expect(page.locator("[data-verdict]")).toBeVisible({ timeout: 30_000 });
  expect(await total(baseURL, "calls")).toBeGreaterThan(before.aws);
  await expect
    .poll(() => total(baseURL, "provider-requests"), { timeout: 30_000 })
    .toBeGreaterThan(before.providers);
});
