import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { chainPath } from "../../lib/format/paths";
import { readSnapshotFile } from "../../lib/model/snapshot-file";
import { expect, test } from "../support/browser/page";
import { expectPageLikeJson } from "../support/browser/page-like-json";
import { diagnosisOf, linkOf, openSettled, scenarioOf } from "../support/browser/scenario";
import { watch } from "../support/browser/watch";

/** One of each kind of API and of each answer. */
const shown = [
  "healthy-rest-cognito",
  "http-authorizer-permission-missing",
  "http-issuer-trailing-slash",
  "rest-canary-active",
  "rest-default-endpoint-disabled",
  "rest-method-not-deployed",
  "ws-token-missing",
];

for (const id of shown) {
  test(`the page says what the JSON says: ${id}`, async ({ page, request }) => {
    await expectPageLikeJson(page, request, id);
  });
}

// Their ids hold a path or a route key, percent-encoded.
for (const id of ["healthy-rest-cognito", "http-issuer-trailing-slash", "ws-token-missing"]) {
  test(`the page of its chain is checked again: ${id}`, async ({ page, request }) => {
    const { resolution } = await diagnosisOf(request, linkOf(id));
    await openSettled(page, chainPath(resolution.chain ?? ""));
    const asked = page.waitForResponse((response) => response.url().includes("fresh=1"));
    await page.keyboard.press("r");
    expect((await asked).status()).toBe(200);
    await expect(page.getByRole("status").filter({ hasText: "Checked again" })).toBeVisible();
  });
}

const canary = "CanaryOfAPastedCallXYZW";
const { url } = scenarioOf("rest-header-missing");
const answer = [
  "HTTP/1.1 401",
  "x-amzn-errortype: UnauthorizedException",
  "",
  '{"message":"Unauthorized"}',
].join("\n");
const withoutHeader = `curl -i '${url}' -H 'cookie: ${canary}'\n${answer}`;
const withHeader = `curl -i '${url}' -H 'Authorization: Bearer ${canary}'\n${answer}`;

const box = (page: Page) => page.getByRole("textbox", { name: /Paste the curl command/ });
const verdict = (page: Page) => page.locator("[data-verdict]");
const call = (page: Page) => page.locator("[data-call]");

test("a 401 and the call that met it: the cause, and nothing of the call leaves", async ({ page }) => {
  const sent = watch(page);
  await openSettled(page, linkOf("rest-header-missing"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "ruled-out");
  await box(page).fill(withoutHeader);
  await expect(call(page)).toHaveAttribute("data-call", "judged");
  await expect(verdict(page)).toHaveAttribute("data-verdict", "found");
  await expect(page.locator('[data-check="identity-source-missing"]')).toHaveAttribute("data-status", "fail");
  await expect(call(page).getByRole("status")).toContainText("is now that of this call: Cause found");
  await expect(page.getByRole("heading", { name: "It ends at: Identity source" })).toBeVisible();
  await expect(page.locator('[data-step="Integration"]')).toHaveAttribute("data-status", "not-reached");
  expect(sent.join("\n")).not.toContain(canary);
  expect(page.url()).not.toContain(canary);

  await box(page).fill(withHeader);
  await expect(page.locator('[data-check="identity-source-missing"]')).toHaveAttribute("data-status", "pass");

  await box(page).fill("");
  await expect(call(page)).toHaveAttribute("data-call", "empty");
  await expect(verdict(page)).toHaveAttribute("data-verdict", "ruled-out");

  await box(page).fill("it does not work");
  await expect(call(page).getByRole("status")).toContainText("neither a request nor an answer");
  expect(sent.join("\n")).not.toContain(canary);
});

test("a call on a phone, and one of another host", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openSettled(page, linkOf("rest-header-missing"));
  await box(page).fill("curl https://other.example.com/x -X POST");
  await expect(call(page).getByRole("status")).toContainText("was sent to other.example.com");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test("where the configuration cannot be fetched, the paste is kept and can be tried again", async ({
  page,
}) => {
  await openSettled(page, linkOf("rest-header-missing"));
  await page.route("**/api/v1/snapshot**", (route) => route.abort());
  await box(page).fill(withoutHeader);
  await expect(call(page)).toHaveAttribute("data-call", "failed");
  await expect(box(page)).toHaveValue(withoutHeader);
  await page.unroute("**/api/v1/snapshot**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(call(page)).toHaveAttribute("data-call", "judged");
});

test("the page of a chain: the clients that get its tokens, and the configuration", async ({
  page,
  request,
}) => {
  const { resolution } = await diagnosisOf(request, linkOf("healthy-rest-cognito"));
  await page.goto(`/chains/${resolution.chain}`);
  const cards = page.locator('[data-panel="clients"]');
  await expect(cards).toContainText("Send the ID token");
  await expect(cards.getByText(/\/oauth2\/token$/).first()).toBeVisible();
  await cards.getByText("Get a token and call, with placeholders").first().click();
  await expect(cards.getByText(/\$TOKEN/).first()).toBeVisible();
  const raw = page.locator('[data-panel="configuration"]');
  await raw.getByText("Authorizer, as it answers").click();
  await expect(raw.getByText("identitySource").first()).toBeVisible();
});

for (const id of ["http-authorizer-permission-missing", "callback-trailing-slash"]) {
  test(`a snapshot is saved as a file: ${id}`, async ({ page }) => {
    await openSettled(page, linkOf(id));
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Save snapshot" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^[\w-]+-\d{8}T\d{6}Z\.json$/);
    const read = readSnapshotFile(await readFile(await file.path(), "utf8"));
    expect(read.ok && read.snapshot.errors).toEqual([]);
  });
}
