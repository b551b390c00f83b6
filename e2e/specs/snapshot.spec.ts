import { readFileSync, writeFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { savedSnapshot } from "../../lib/model/saved-snapshot";
import { startApart } from "../support/browser/apart";
import { expect, test } from "../support/browser/page";
import { linkOf, openSettled } from "../support/browser/scenario";
import type { BuiltServer } from "../support/secrets/built-server";

let apart: BuiltServer | undefined;
test.beforeAll(async () => {
  apart = await startApart();
});
test.afterAll(() => apart?.close());

interface Saved {
  readonly path: string;
  readonly text: string;
  readonly verdict: string;
  readonly sentence: string;
  readonly checks: readonly string[];
}

const checksOn = (page: Page) =>
  page
    .locator("[data-check]")
    .evaluateAll((all) =>
      all.map((one) => `${one.getAttribute("data-check")} ${one.getAttribute("data-status")}`).toSorted(),
    );

/** Saves the snapshot of a scenario where AWS answers, and what was said of it there. */
async function save(page: Page, id: string, path: string): Promise<Saved> {
  await openSettled(page, linkOf(id));
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save snapshot" }).click();
  const file = await download;
  await file.saveAs(path);
  const attach = page.locator("[data-attach]");
  await expect(attach).toContainText(`Attached: ${file.suggestedFilename()}`);
  await expect(attach.getByRole("button", { name: "Copy the line for the channel" })).toBeVisible();
  return {
    path,
    text: readFileSync(path, "utf8"),
    verdict: (await page.locator("[data-verdict]").getAttribute("data-verdict")) ?? "",
    sentence: await page.locator("#verdict-title").innerText(),
    checks: await checksOn(page),
  };
}

/** The page on the dashboard that has no AWS, with all that it asks for after it stands. */
async function openApart(page: Page): Promise<string[]> {
  await page.goto(`${apart?.origin}/snapshot`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Snapshots");
  const sent: string[] = [];
  page.on("request", (request) =>
    sent.push([request.url(), JSON.stringify(request.headers()), request.postData() ?? ""].join(" ")),
  );
  return sent;
}

/** Chooses until the page's scripts take it. */
async function choose(page: Page, ...files: string[]): Promise<void> {
  await expect(async () => {
    await page.getByLabel("Choose files: snapshot files").setInputFiles(files);
    await expect(page.locator("[data-snapshot=empty]")).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
}

/** What of a file stands in what was sent: its check ids, its account, and every host, name and id of three parts. */
function saidOf({ text, checks }: Saved, sent: readonly string[]): string[] {
  const all = sent.join("\n");
  const words = [...text.matchAll(/"([\w-]+(?:[.:/][\w-]+){2,}|\d{12})"/g)].map(([, word = ""]) => word);
  const ids = checks.map((check) => check.split(" ")[0] ?? "");
  return [...new Set([...words, ...ids])].filter((word) => all.includes(word));
}

for (const id of [
  "callback-missing-for-one-of-two-hosts",
  "wrong-client-secret",
  "deny",
  "http-authorizer-permission-missing",
  "rest-method-not-deployed",
]) {
  test(`saved, and opened where there is no AWS: ${id}`, async ({ page, context }, testInfo) => {
    const saved = await save(page, id, testInfo.outputPath(`${id}.json`));
    const there = await context.newPage();
    const sent = await openApart(there);
    await choose(there, saved.path);
    await expect(there.locator("[data-verdict]")).toHaveAttribute("data-verdict", saved.verdict, {
      timeout: 20_000,
    });
    await expect(there.locator("#verdict-title")).toHaveText(saved.sentence);
    expect(await checksOn(there)).toEqual(saved.checks);
    await expect(there.getByText(/^From a file: read at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/)).toBeVisible();
    await expect(there.getByText(/saved with Authpath \d/)).toBeVisible();
    await expect(there.getByRole("button", { name: "Check again" })).toHaveCount(0);
    expect(sent.filter((one) => one.includes("/api/"))).toEqual([]);
    expect(saidOf(saved, sent)).toEqual([]);
  });
}

test("a file with several chains lists them, and the way back leads to the list", async ({
  page,
}, testInfo) => {
  const saved = await save(page, "callback-missing-for-one-of-two-hosts", testInfo.outputPath("one.json"));
  const { origin: _, ...snapshot } = savedSnapshot.parse(JSON.parse(saved.text));
  const { rules } = snapshot.artifacts;
  for (const read of Object.values(rules)) {
    if (read.state !== "ok") continue;
    const guarded = read.value.find(({ Actions }) =>
      Actions.some(({ Type }) => Type.startsWith("authenticate")),
    );
    if (guarded) {
      read.value.unshift({ ...guarded, RuleArn: `${guarded.RuleArn}0`, Priority: "1" });
      break;
    }
  }
  const path = testInfo.outputPath("several.json");
  writeFileSync(path, JSON.stringify(snapshot));
  await openApart(page);
  await choose(page, path);
  await expect(page.getByRole("heading", { name: /^\d+ chains, worst first$/ })).toBeVisible();
  await expect(page.locator("[data-verdict]")).toHaveCount(0);
  await page.getByRole("table").getByRole("button").first().click();
  await expect(page.locator("[data-verdict]")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: /^\d+ chains, worst first$/ })).toBeVisible();
  await expect(page.getByText(/who saved it, and with which version, it does not say/)).toBeVisible();
});

/** The saved file as it would be an hour later, with the callback that was missing. */
function mended(text: string, path: string): string {
  const saved = savedSnapshot.parse(JSON.parse(text));
  for (const client of Object.values(saved.artifacts.appClients)) {
    if (client.state !== "ok" || client.value === null) continue;
    const [first = ""] = client.value.CallbackURLs;
    client.value.CallbackURLs.push(first.replace("://", "://admin."));
  }
  const takenAt = new Date(Date.parse(saved.takenAt) + 3_600_000).toISOString();
  writeFileSync(path, JSON.stringify({ ...saved, takenAt }));
  return path;
}

test("two files are compared: what became of each finding, and which field changed", async ({
  page,
}, testInfo) => {
  const saved = await save(page, "callback-missing-for-one-of-two-hosts", testInfo.outputPath("before.json"));
  const after = mended(saved.text, testInfo.outputPath("after.json"));
  const sent = await openApart(page);
  await choose(page, after, saved.path);
  await expect(page.locator("[data-comparison=done]")).toBeVisible();
  const became = page.locator('[data-became="callback-url-unregistered"]');
  await expect(became).toHaveAttribute("data-from", "fails");
  await expect(became).toHaveAttribute("data-to", "passes");
  const changed = page.locator("[data-changed]");
  await expect(changed).toHaveCount(1);
  await expect(changed).toHaveAttribute("data-field", "CallbackURLs");
  await expect(changed).toHaveAttribute("data-decides", "true");
  await expect(changed.getByRole("listitem")).toHaveText([/^\+ after ?https:\/\/admin\./]);
  expect(sent.filter((one) => one.includes("/api/"))).toEqual([]);

  await page.getByRole("button", { name: "Back to the file" }).click();
  await page.getByLabel("Compare with a file: snapshot files").setInputFiles(after);
  await expect(page.getByText("No difference.").first()).toBeVisible();
});

test("a file is compared with what stands now, or is told why not", async ({ page, context }, testInfo) => {
  const saved = await save(page, "callback-missing-for-one-of-two-hosts", testInfo.outputPath("before.json"));
  await page.goto("/snapshot");
  await choose(page, saved.path);
  await page.getByRole("button", { name: "Compare with now" }).click();
  await expect(page.locator("[data-comparison=done]")).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("[data-changed][data-decides=true]")).toHaveCount(0);

  const there = await context.newPage();
  await openApart(there);
  await choose(there, saved.path);
  await there.getByRole("button", { name: "Compare with now" }).click();
  await expect(there.locator("[data-comparison]:not([data-comparison=reading])")).toBeVisible({
    timeout: 40_000,
  });
  // Nothing that could not be read is taken for gone.
  await expect(there.locator("[data-changed]")).toHaveCount(0);
  await expect(there.getByText(/is gone$/)).toHaveCount(0);
  await expect(there.getByText("No difference.")).toHaveCount(0);
});

const refused: readonly [what: string, text: string, said: RegExp][] = [
  ["a log", "h2 2026-10-06T09:15:01.123456Z app/shop", /given\.json is no JSON/],
  ["a HAR", '{"log":{"entries":[]}}', /is no snapshot but a browser's recording/],
  ["another version", '{"schemaVersion":7}', /of version 7; this reads version 1/],
  ["half a file", '{"schemaVersion":1,', /is not whole/],
  ["a prototype", '{"schemaVersion":1,"__proto__":{"x":1}}', /the name __proto__/],
  ["deep nesting", `{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`, /nested deeper than/],
  ["markup", '{"schemaVersion":"<img src=x onerror=alert(1)>"}', /of version <img/],
  ["too much", " ".repeat(20_000_001), /larger than 20 MB/],
];
for (const [what, text, said] of refused) {
  test(`refused with a reason and the way out: ${what}`, async ({ page }, testInfo) => {
    const path = testInfo.outputPath("given.json");
    writeFileSync(path, text);
    await openApart(page);
    await choose(page, path);
    await expect(page.locator("[data-snapshot=refused]").getByText(said)).toBeVisible();
    await expect(
      page.getByText(/Save it anew|choose another|Copy or download|Open it with|Drop it on/),
    ).toBeVisible();
  });
}

test("a file is dropped, opened by keyboard alone and looked through on a phone", async ({
  page,
}, testInfo) => {
  const saved = await save(page, "callback-upper-case", testInfo.outputPath("dropped.json"));
  await page.setViewportSize({ width: 360, height: 780 });
  await openApart(page);
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], "dropped.json"));
    return transfer;
  }, saved.text);
  await page.dispatchEvent("main", "dragover", { dataTransfer: data });
  await expect(page.getByText("Let go to open")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", saved.verdict);
  const wider = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wider()).toBe(0);
  const after = mended(saved.text, testInfo.outputPath("after.json"));
  // What is pressed while the page still settles may be lost.
  await expect(async () => {
    await page.getByRole("button", { name: "Compare with a file", exact: true }).focus();
    const chooser = page.waitForEvent("filechooser", { timeout: 3_000 });
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(after);
  }).toPass();
  await expect(page.locator("[data-comparison=done]")).toBeVisible();
  expect(await wider()).toBe(0);
  await page.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Snapshots");
});

/** WCAG 2.2 AA and all that it builds on. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

test("axe finds nothing: empty, opened, compared, in both themes", async ({ page }, testInfo) => {
  const saved = await save(page, "callback-missing-for-one-of-two-hosts", testInfo.outputPath("before.json"));
  const after = mended(saved.text, testInfo.outputPath("after.json"));
  const violations = async () => {
    const found = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      found.push(...(await new AxeBuilder({ page }).withTags(tags).analyze()).violations);
    }
    return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  };
  await openApart(page);
  expect(await violations()).toEqual([]);
  await choose(page, saved.path);
  await expect(page.locator("[data-verdict]")).toBeVisible();
  expect(await violations()).toEqual([]);
  await page.getByLabel("Compare with a file: snapshot files").setInputFiles(after);
  await expect(page.locator("[data-comparison=done]")).toBeVisible();
  expect(await violations()).toEqual([]);
});
