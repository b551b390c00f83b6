import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Download, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expect, test } from "../support/browser/page";
import { diagnosisOf, linkOf, openSettled } from "../support/browser/scenario";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** What a click saves as a file. */
async function saved(page: Page, button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return download;
}

async function openShare(page: Page, link: string) {
  await openSettled(page, link);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await expect(dialog).toBeVisible();
  return dialog;
}

test("the list of chains is saved as CSV as it is filtered, and names its time", async ({
  page,
  baseURL,
}) => {
  await page.goto("/chains");
  await page.getByLabel("State", { exact: true }).selectOption("fails");
  await page.getByLabel("Search", { exact: true }).fill("callback");
  await expect(page.getByRole("status").filter({ hasText: /^\d+ of \d+ chains$/ })).toBeVisible();
  const hosts = await page.locator(".data-table tbody a").allTextContents();
  expect(hosts.length).toBeGreaterThan(1);

  const download = await saved(page, "Save the chains found as CSV");
  expect(download.suggestedFilename()).toMatch(/^chains-\d{8}T\d{6}Z\.csv$/);
  const rows: Record<string, string>[] = parse(await readFile(await download.path()), { columns: true });
  expect(rows.map(({ host }) => host)).toEqual(hosts);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["fails"]));

  const [first] = rows;
  expect(first?.link).toMatch(new RegExp(`^${baseURL}/chains/alb/`));
  await page.goto(first?.link ?? "");
  await expect(page.locator('[data-verdict="found"]')).toBeVisible();
});

test("Markdown and JSON are copied without account numbers, and whole where that is asked for", async ({
  page,
  request,
  baseURL,
}) => {
  const link = linkOf("callback-missing-for-one-of-two-hosts");
  const dialog = await openShare(page, link);
  const said = await diagnosisOf(request, link);
  const [fix] = said.findings.find(({ check }) => check === said.causes[0])?.fixes ?? [];
  if (fix?.type !== "cli") throw new Error("the first fix is no command");
  const { account } = said.source;
  expect(account).toMatch(/^\d{12}$/);
  await expect(dialog.getByText(/^Without 1 account number/)).toBeVisible();
  await dialog.getByText("What is taken out").click();
  const taken = dialog.getByRole("listitem").filter({ hasText: "account number" });
  await expect(taken).toContainText(`account number ${account} reads account-1`);

  await dialog.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(dialog.getByRole("button", { name: "Copy as Markdown" })).toHaveText("Copied");
  const markdown = await copied(page);
  expect(markdown).not.toContain(account);
  expect(markdown).toContain(said.summary);
  expect(markdown).toContain(`\`${said.causes[0]}\``);
  // Nothing of this command had to be taken out.
  expect(markdown).toContain(fix.command);
  expect(markdown).toContain(`${baseURL}${link}`);
  expect(markdown).toMatch(/\n\nWithout 1 account number/);

  await dialog.getByRole("button", { name: "Copy as JSON" }).click();
  await expect.poll(() => copied(page)).toMatch(/^\{/);
  const redacted = await copied(page);
  expect(redacted).not.toContain(account);
  expect(JSON.parse(redacted)).toMatchObject({
    without: expect.stringContaining("1 account number"),
    causes: said.causes,
    source: { account: "account-1" },
  });

  await dialog.getByLabel("With everything, this time").check();
  await dialog.getByRole("button", { name: "Copy as JSON" }).click();
  await expect.poll(() => copied(page)).toContain(account);
  const whole = JSON.parse(await copied(page));
  expect(whole.source).toEqual(said.source);
  expect(whole.findings).toEqual(said.findings);
  expect(whole).not.toHaveProperty("without");

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Share" })).toBeFocused();
  await page.getByRole("button", { name: "Share" }).click();
  await expect(dialog.getByLabel("With everything, this time")).not.toBeChecked();
});

test("the flow is saved as a picture that needs nothing beside it", async ({ page, request, browser }) => {
  const link = linkOf("callback-missing-for-one-of-two-hosts");
  await openShare(page, link);
  const { source, resolution, snapshot, graph, summary } = await diagnosisOf(request, link);
  const rule = resolution.chain?.split("/").at(-1);

  const svg = await saved(page, "Save as SVG");
  expect(svg.suggestedFilename()).toMatch(new RegExp(`^[\\w-]+-${rule}-\\d{8}T\\d{6}Z\\.svg$`));
  const path = test.info().outputPath("flow.svg");
  await svg.saveAs(path);
  const text = await readFile(path, "utf8");
  expect(text).not.toMatch(/url\((?!#)|@import|@font-face|href=|src=|<(?:script|image|foreignObject)/);

  const drawn: Record<string, Buffer> = {};
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1800, height: 600 } });
    const alone = await context.newPage();
    const asked: string[] = [];
    alone.on("request", (request) => asked.push(request.url()));
    await alone.goto(pathToFileURL(path).href);
    const words = await alone.locator("svg").first().textContent();
    expect(words).toContain(`${source.account} · ${source.region} · read ${snapshot.takenAt.slice(0, 10)}`);
    expect(words).toContain(`chain ${resolution.chain}`);
    expect(words?.replaceAll(/\s+/g, "")).toContain(summary.replaceAll(/\s+/g, ""));
    for (const { title } of graph.nodes) expect(words).toContain(title);
    expect(asked).toEqual([pathToFileURL(path).href]);
    const inks = await alone.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll("rect, text, path, circle")].map((each) => getComputedStyle(each).fill),
      ),
    ]);
    const [bg, text, fails] =
      colorScheme === "light"
        ? ["rgb(249, 250, 251)", "rgb(22, 27, 32)", "rgb(183, 25, 28)"]
        : ["rgb(12, 15, 18)", "rgb(233, 235, 238)", "rgb(252, 122, 115)"];
    expect(inks).toEqual(expect.arrayContaining([bg, text, fails]));
    drawn[colorScheme] = await alone.screenshot();
    await context.close();
  }
  expect(drawn.light?.equals(drawn.dark ?? Buffer.alloc(0))).toBe(false);

  const png = await saved(page, "Save as PNG");
  expect(png.suggestedFilename()).toBe(svg.suggestedFilename().replace(/svg$/, "png"));
  const bytes = await readFile(await png.path());
  const decoded = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colours.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
    return { width: canvas.width, height: canvas.height, colours: [...colours] };
  }, bytes.toString("base64"));
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(text) ?? [];
  expect([decoded.width, decoded.height]).toEqual([2 * Number(width), 2 * Number(height)]);
  // Background and the red of the hop that fails, as light pages have them.
  expect(decoded.colours).toEqual(expect.arrayContaining(["249 250 251", "183 25 28"]));
});

test("a link for an alarm holds URL, status and an absolute time, and leads to the diagnosis", async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto("/explain/runbook-links");
  const secret = "code=4f0AX4XabcSECRET";
  const tab = (name: string) => page.getByRole("tab", { name });
  const line = page.getByRole("tabpanel").locator("code").first();
  await expect(page.getByRole("tab")).toHaveCount(0);
  await page
    .getByLabel("URL that fails")
    .fill(`https://app.example.com/oauth2/idpresponse?${secret}&state=x`);
  await page.getByLabel("Status", { exact: true }).fill("56");
  await expect(page.getByText("A status has three digits.")).toBeVisible();
  await expect(page.getByRole("tab")).toHaveCount(0);
  await page.getByLabel("Status", { exact: true }).fill("561");
  await page.getByLabel("Time (UTC)").fill("2026-11-28 03:14");
  await expect(line).toHaveText(/at=2026-11-28T03%3A14%3A00Z$/);
  expect(await line.textContent()).not.toContain("SECRET");

  await tab("CloudWatch alarm").click();
  await expect(line).toHaveText(
    /^Cause, proof and fix of 561 on app\.example\.com: \[diagnosis\]\(http\S+status=561\)$/,
  );
  await tab("Markdown").click();
  await expect(line).toHaveText(/^\[Diagnosis of 561 on app\.example\.com\]\(http/);
  await tab("PagerDuty").click();
  const { links } = JSON.parse(`{${await line.textContent()}}`);
  expect(links).toEqual([
    {
      href: expect.stringContaining(`${baseURL}/diagnose?url=`),
      text: "Diagnosis of 561 on app.example.com",
    },
  ]);

  await page
    .getByLabel("URL that fails")
    .fill(new URL(linkOf("wrong-client-secret"), baseURL).searchParams.get("url") ?? "");
  await tab("URL").click();
  const address = (await line.textContent()) ?? "";
  const { answer, summary } = await diagnosisOf(request, address.slice(baseURL?.length));
  await page.goto(address);
  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", answer);
  await expect(page.getByRole("heading", { name: summary })).toBeVisible();
  await expect(page.getByText(/^You asked about 2026-11-28 03:14:00 UTC, /)).toBeVisible();
});

test("a diagnosis offers its own link, filled in", async ({ page, baseURL }) => {
  const link = linkOf("wrong-client-secret");
  const dialog = await openShare(page, link);
  await expect(dialog.getByRole("tabpanel").locator("code").first()).toHaveText(`${baseURL}${link}`);
  await dialog.getByRole("button", { name: "Now" }).click();
  await dialog.getByRole("button", { name: "Copy the line for URL" }).click();
  await expect.poll(() => copied(page)).toMatch(/&at=\d{4}-\d\d-\d\dT\d\d%3A\d\d%3A\d\dZ/);
});

test("a diagnosis prints whole, in black on white", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openSettled(page, linkOf("callback-missing-for-one-of-two-hosts"));
  // A4 without its margins, at 96 dots an inch.
  await page.setViewportSize({ width: 688, height: 1_017 });
  await expect(page.locator(".flow-fold")).not.toHaveCount(0);
  const passing = page.locator('[data-check][data-status="pass"]');
  await expect(passing.first()).toBeHidden();

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await passing.count()).toBeGreaterThan(5);
  for (const line of await passing.all()) await expect(line).toBeVisible();
  for (const node of await page.locator("[data-node]").all()) await expect(node).toBeVisible();
  for (const button of await page.getByRole("button").all()) await expect(button).toBeHidden();
  const fixes = page.getByRole("region", { name: "Fix" });
  await expect(fixes.getByText("aws cognito-idp update-user-pool-client").first()).toBeVisible();
  await expect(fixes.locator("p").getByText("Terraform", { exact: true })).toBeVisible();
  await expect(fixes.getByText("callback_urls").first()).toBeVisible();

  const seen = await page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>("main *")].filter((each) =>
      each.checkVisibility(),
    );
    const colours = shown.flatMap((each) => {
      const { color, backgroundColor } = getComputedStyle(each);
      return [color, backgroundColor];
    });
    const link = document.querySelector("main a[href^='https://docs.aws.amazon.com']");
    const cut = [...document.querySelectorAll("main pre")].filter(({ parentElement }) => {
      return parentElement?.checkVisibility() && parentElement.scrollHeight > parentElement.clientHeight + 1;
    });
    return {
      colours: [...new Set(colours)],
      address: link && getComputedStyle(link, "::after").content,
      href: link?.getAttribute("href"),
      cut: cut.length,
      wide: document.documentElement.scrollWidth,
    };
  });
  for (const colour of seen.colours) expect(colour).toMatch(/^rgba?\((\d+), \1, \1(?:, [\d.]+)?\)$/);
  // Some builds of Chromium give the parts, others the whole.
  expect(seen.address?.replaceAll('" "', "")).toBe(`" (${seen.href})"`);
  expect(seen.cut).toBe(0);
  expect(seen.wide).toBeLessThanOrEqual(688);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(1);
});
