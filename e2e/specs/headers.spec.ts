import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../support/browser/page";
import { linkOf } from "../support/browser/scenario";

const nonceOf = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1];

test("each answer has a nonce of its own, which nobody outside chooses", async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of ["/checks", "/checks", "/explain/561", linkOf("deny"), "/nowhere"]) {
    const answer = await request.get(path, {
      headers: { "x-nonce": "mine", "content-security-policy": "script-src 'nonce-mine'" },
    });
    const policy = answer.headers()["content-security-policy"] ?? "";
    const nonce = nonceOf(policy);
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    nonces.add(nonce ?? "");
    const html = await answer.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(policy).not.toMatch(/unsafe|report|\*|https?:/);
    for (const directive of [
      "default-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split("; ")).toContain(directive);
    }
  }
  expect(nonces.size).toBe(5);
});

test("nothing that is served may be framed or sniffed", async ({ request }) => {
  const html = await (await request.get("/checks")).text();
  const assets = [...html.matchAll(/(?:src|href)="(\/(?:_next\/static|icon)[^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  expect(assets.length).toBeGreaterThan(5);
  const addresses = [
    "/",
    linkOf("deny"),
    "/diagnose?url=nonsense",
    "/nowhere",
    "/%E0%A4%A",
    "/api/v1/health",
    "/api/v1/ready",
    "/api/v1/diagnose",
    "/api/v1/checks",
    "/api/v1/fleet",
    "/api/v1/nothing",
    "/_next/static/chunks/nothing.js",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/data/x/index.json",
    ...assets.map((path) => path.replaceAll("&amp;", "&")),
  ];
  for (const path of addresses) {
    const answer = await request.get(path, { maxRedirects: 0 });
    const {
      "content-security-policy": policy = "",
      "x-content-type-options": sniff = "",
      ...rest
    } = answer.headers();
    expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
    expect([path, sniff, rest["x-powered-by"]]).toEqual([path, "nosniff", undefined]);
  }
});

test("answers about an account are kept by nobody", async ({ request }) => {
  for (const path of [
    "/",
    "/chains",
    linkOf("deny"),
    `/api/v1${linkOf("deny")}`,
    "/api/v1/inventory",
    "/api/v1/fleet",
  ]) {
    const answer = await request.get(path);
    expect([path, answer.headers()["cache-control"]]).toEqual([path, expect.stringContaining("no-store")]);
  }
});

/** A page of another site: another host name, not only another port. */
async function elsewhere(html: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${port}/`, close };
}

test("a frame on another site stays empty", async ({ page, baseURL }) => {
  const paths = [linkOf("deny"), "/checks", "/api/v1/health", "/nowhere", "/icon.svg"];
  const iframes = paths.map(
    (path) => `<iframe src="${`${baseURL}${path}`.replaceAll("&", "&amp;")}"></iframe>`,
  );
  const site = await elsewhere(iframes.join(""));
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("frame-ancestors")) refused.push(message.text());
  });
  await page.goto(site.url);
  await expect.poll(() => refused.length).toBeGreaterThanOrEqual(paths.length);
  const frames = () => page.frames().slice(1);
  // The refusal is told before its page is there.
  const nothing = paths.map(() => "chrome-error://chromewebdata/");
  await expect.poll(() => frames().map((frame) => frame.url())).toEqual(nothing);
  for (const frame of frames()) {
    await expect(frame.locator("[data-verdict], form, svg")).toHaveCount(0);
  }
  site.close();
});

test("headers of the framework open nothing", async ({ request }) => {
  const plain = await request.get("/");
  for (const value of [
    "proxy",
    "proxy:proxy:proxy:proxy:proxy",
    "middleware:middleware:middleware:middleware:middleware",
    "src/proxy",
  ]) {
    const answer = await request.get("/", { headers: { "x-middleware-subrequest": value } });
    expect(answer.status()).toBe(plain.status());
    const shape = (policy = "") => policy.replaceAll(/'nonce-[^']+'/g, "'nonce'");
    expect(shape(answer.headers()["content-security-policy"])).toBe(
      shape(plain.headers()["content-security-policy"]),
    );
  }
  const rewritten = await request.get("/nowhere", {
    headers: { "x-middleware-rewrite": "/checks", "x-rewrite-url": "/checks", "x-original-url": "/checks" },
  });
  expect(rewritten.status()).toBe(404);
  const action = await request.post("/", { headers: { "next-action": "0".repeat(40) }, data: "[]" });
  expect([400, 404, 405]).toContain(action.status());
});

test("there is no image optimizer", async ({ request }) => {
  for (const url of ["/icon.svg", "http://169.254.169.254/latest/meta-data/", "//example.com/a.png"]) {
    const answer = await request.get(`/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`);
    expect([400, 404]).toContain(answer.status());
  }
});

test("another site's page is refused by the API; the dashboard and a script are not", async ({
  page,
  request,
  baseURL,
}) => {
  for (const path of [
    "/api/v1/health",
    `/api/v1${linkOf("deny")}`,
    "/api/v1/fleet",
    "/api/v1/inventory",
    "/api/v1/openapi.json",
    "/api/v1/nothing",
  ]) {
    for (const site of ["cross-site", "same-site"]) {
      const answer = await request.get(path, { headers: { "sec-fetch-site": site } });
      expect([path, site, answer.status()]).toEqual([path, site, 403]);
      expect((await answer.json()).error.code).toBe("cross-site");
    }
  }
  expect((await request.get("/api/v1/health")).status()).toBe(200);
  await page.goto("/checks");
  expect(await page.evaluate(async () => (await fetch("/api/v1/health")).status)).toBe(200);

  // What a browser itself says of a link on another site.
  const site = await elsewhere(`<a href="${baseURL}/api/v1/health">Free tickets</a>`);
  await page.goto(site.url);
  await page.getByRole("link").click();
  await expect(page.locator("body")).toContainText("asked by a page of another site");
  site.close();
});
