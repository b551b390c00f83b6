import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser/page";
import { askLoadBalancer, setFaults } from "../support/browser/sandbox";

// They share the sandbox's S3, its Athena and their faults.
test.describe.configure({ mode: "serial" });

const letters = "abcdefghijklmnopqrstuvwxyz";
const mark = () => Array.from(randomBytes(24), (byte) => letters[byte % letters.length]).join("");

const from = (page: Page) => page.getByRole("region", { name: "From S3" });

/** Opens the form and chooses a load balancer by the beginning of its name. */
async function choose(page: Page, name: string): Promise<void> {
  await page.goto("/logs");
  await expect(async () => {
    await page.getByRole("button", { name: "Read from S3" }).click();
    await expect(page.getByLabel("Load balancer")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const option = page.getByLabel("Load balancer").locator("option", { hasText: name });
  await expect(option).toHaveCount(1);
  await page.getByLabel("Load balancer").selectOption((await option.getAttribute("value")) ?? "");
}

async function look(page: Page, name: string): Promise<void> {
  await choose(page, name);
  await page.getByRole("button", { name: "See what there is" }).click();
}

test("first it is said what would be read; then the counts of real requests, and no code or state of them", async ({
  page,
  baseURL,
}) => {
  const marks = [mark(), mark()];
  const host = "healthy-two-hosts.example.com";
  for (let n = 0; n < 7; n += 1) {
    const path = `/oauth2/idpresponse?code=${marks[0]}&state=${marks[1]}`;
    expect(await askLoadBalancer(baseURL, host, path)).toBe(401);
  }
  const sent: string[] = [];
  page.context().on("request", (request) => sent.push(`${request.method()} ${request.url()}`));
  await look(page, "healthy-two-hosts");
  await expect(page.locator("[data-s3-objects]")).toContainText(/\d+ files?, [\d,]+ bytes would be read/);
  await expect(from(page)).toContainText(/S3 bills \d+ GET and \d+ LIST requests?/);
  await expect(page.locator("[data-log-lines]")).toHaveCount(0);
  await page.getByRole("button", { name: /^Read \d+ files?$/ }).click();
  await expect(page.locator("[data-log-lines]")).toHaveAttribute("data-log-lines", "7");
  const row = page.locator('.reason-row[data-reason="AuthInvalidStateParam"][data-status="401"]');
  await expect(row.locator("td").first()).toHaveText("7");
  await row.getByRole("button", { name: /^Earliest line of/ }).click();
  await expect(page.locator(".reason-sample").first()).toContainText("code=REDACTED&state=REDACTED");
  const shown = `${await page.content()} ${page.url()} ${sent.join("\n")}`;
  for (const one of marks) expect(shown).not.toContain(one);
  expect(sent.filter((line) => line.startsWith("POST"))).toHaveLength(2);

  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.locator("[data-log-lines]")).toHaveCount(0);
});

test("an address may name the load balancer, and a time of one's own may hold no file", async ({
  page,
  baseURL,
}) => {
  // The bucket is there once a first line is.
  await askLoadBalancer(baseURL, "deny.example.com", "/");
  const { places } = await (await page.request.get("/api/v1/inventory")).json();
  const [{ scope }] = places[0].loadBalancers.filter(
    ({ name }: { name: string }) => name === "wrong-client-secret",
  );
  await page.goto(`/logs?scope=${encodeURIComponent(scope)}`);
  await expect(page.getByLabel("Load balancer")).toHaveValue(scope);
  await expect(page.getByLabel("Load balancer").locator("option")).not.toHaveCount(1);
  await page.getByLabel("Time", { exact: true }).selectOption("from … to");
  await page.getByLabel("From, UTC").fill("2026-01-01T00:00");
  await page.getByLabel("To, UTC").fill("2026-01-01T01:00");
  await page.getByRole("button", { name: "See what there is" }).click();
  await expect(page.getByText("No file of this time is there.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Read \d/ })).toHaveCount(0);
  await page.getByLabel("To, UTC").fill("2025-01-01T01:00");
  await page.getByRole("button", { name: "See what there is" }).click();
  await expect(from(page)).toContainText("to is not after from");
});

test("where no logs are delivered, that is said", async ({ page }) => {
  await look(page, "access-logs-off");
  await expect(page.locator('[data-s3-why="delivery-off"]')).toContainText("delivers no access logs to S3");
});

test("what is denied is named, with the statements to add; axe finds nothing in it", async ({
  page,
  baseURL,
}) => {
  await setFaults(baseURL, { "s3:ListObjectsV2": [{ kind: "deny" }] });
  try {
    await look(page, "deny");
    await expect(page.locator('[data-s3-why="denied"]')).toContainText("s3:ListBucket");
    await expect(from(page).locator("pre")).toContainText("s3:prefix");
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      }
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
    }
  } finally {
    await setFaults(baseURL, {});
  }
});

/** Opens the form with a load balancer of this name, and asks what Athena would take. */
async function lookInAthena(page: Page, name: string): Promise<void> {
  const { places } = await (await page.request.get("/api/v1/inventory")).json();
  const [{ scope }] = places[0].loadBalancers.filter((one: { name: string }) => one.name === name);
  await page.goto(`/logs?scope=${encodeURIComponent(scope)}`);
  await page.getByLabel("Counted by").selectOption("Athena");
  await page.getByRole("button", { name: "See what there is" }).click();
}

async function looksRight(page: Page): Promise<void> {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  }
}

test("first the SQL, what it scans and what is written; then the counts of real requests", async ({
  page,
  baseURL,
}) => {
  for (let n = 0; n < 5; n += 1) {
    const path = "/oauth2/idpresponse?code=a-code-of-somebody&state=b";
    expect(await askLoadBalancer(baseURL, "callback-upper-case.example.com", path)).toBe(401);
  }
  await lookInAthena(page, "callback-upper-case");
  await expect(from(page)).toContainText("10,000 MB at most: there workgroup authpath ends the query");
  await expect(from(page)).toContainText("s3://acme-athena-results/authpath/, where it stays");
  await expect(from(page).locator("pre")).toContainText('FROM "logs"."alb_callback_upper_case"');
  await expect(page.locator("[data-log-lines]")).toHaveCount(0);
  await looksRight(page);
  await page.getByRole("button", { name: "Ask Athena" }).click();
  await expect(page.locator("[data-log-lines]")).toHaveAttribute("data-log-lines", "5");
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("scanned by Athena");
  const row = page.locator('.reason-row[data-reason="AuthInvalidStateParam"][data-status="401"]');
  await expect(row.locator("td").first()).toHaveText("5");
  await row.getByRole("button", { name: /^Earliest line of/ }).click();
  await expect(page.locator(".reason-sample").first()).toContainText("/oauth2/idpresponse HTTP");
  expect(await page.content()).not.toContain("a-code-of-somebody");
});

test("an address names the load balancer and the time", async ({ page }) => {
  const { places } = await (await page.request.get("/api/v1/inventory")).json();
  const [{ scope }] = places[0].loadBalancers.filter(
    ({ name }: { name: string }) => name === "wrong-client-secret",
  );
  const window = "from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00Z";
  await page.goto(`/logs?scope=${encodeURIComponent(scope)}&${window}`);
  await expect(page.getByLabel("From, UTC")).toHaveValue("2026-01-01T00:00");
  await expect(page.getByLabel("To, UTC")).toHaveValue("2026-01-01T01:00");
  await page.getByLabel("Counted by").selectOption("Athena");
  await page.getByRole("button", { name: "See what there is" }).click();
  await expect(from(page)).toContainText("No file of this time is there.");
  await expect(page.getByRole("button", { name: "Ask Athena" })).toHaveCount(0);
});

test("a question can be taken back while Athena counts", async ({ page, baseURL }) => {
  await setFaults(baseURL, { "athena:GetQueryExecution": [{ kind: "delay", ms: 4_000 }] });
  try {
    await lookInAthena(page, "callback-upper-case");
    await page.getByRole("button", { name: "Ask Athena" }).click();
    await page.getByRole("region", { name: "Asking Athena" }).getByRole("button", { name: "Cancel" }).click();
    await expect(from(page)).toContainText("The question was taken back");
    await expect(page.getByRole("button", { name: "See what there is" })).toBeEnabled();
  } finally {
    await setFaults(baseURL, {});
  }
});

test("what Athena is denied is named, with the statements to add; axe finds nothing in it", async ({
  page,
  baseURL,
}) => {
  await setFaults(baseURL, { "athena:StartQueryExecution": [{ kind: "deny" }] });
  try {
    await lookInAthena(page, "callback-upper-case");
    await page.getByRole("button", { name: "Ask Athena" }).click();
    await expect(page.locator('[data-s3-why="denied"]')).toContainText("athena:StartQueryExecution");
    await expect(from(page).locator("pre")).toContainText("workgroup/authpath");
    await looksRight(page);
  } finally {
    await setFaults(baseURL, {});
  }
});
