import type { ChainEvidence } from "../../lib/model/chain-evidence";
import { expect, test } from "../support/browser/page";
import { chainOf, linkOf, openSettled } from "../support/browser/scenario";

const removed = "callback-removed-by-deployment";

test("evidence comes after the verdict: since when, after whose change, and the counts that the JSON has", async ({
  page,
  request,
}) => {
  const chain = await chainOf(request, removed);
  await openSettled(page, linkOf(removed));
  const panel = page.locator('[data-panel="evidence"]');
  const headline = panel.locator('[data-evidence="headline"]');
  await expect(headline).toContainText(
    /^(?:Since|From) .*UTC, 2 minutes after UpdateUserPoolClient by deploy-role removed https:/,
  );
  // Announced in the bar, which can be dismissed; the panel keeps it.
  const bar = page.getByRole("status").filter({ hasText: "2 minutes after UpdateUserPoolClient" });
  await expect(bar).toBeVisible();
  await expect(bar.getByRole("link", { name: "Evidence" })).toHaveAttribute("href", "#evidence");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(bar).toHaveCount(0);
  await expect(headline).toBeVisible();

  const answer = await request.get(`/api/v1/evidence?chain=${encodeURIComponent(chain)}`);
  expect(answer.status()).toBe(200);
  const { metrics, trail }: ChainEvidence = await answer.json();
  if (metrics.state !== "ok" || trail.state !== "ok") throw new Error("not read");
  for (const { name, statistic, points } of metrics.value) {
    const row = panel.locator(`[data-metric="${name}"]`);
    if (statistic !== "Sum") continue;
    if (points.length === 0) {
      await expect(row).toHaveCount(0);
      continue;
    }
    const total = points.reduce((sum, { value }) => sum + value, 0);
    await expect(row).toContainText(String(total));
    await expect(row.getByRole("img")).toHaveAccessibleName(new RegExp(`^${name}: ${total} in all`));
  }
  const shown = await panel
    .locator("[data-change]")
    .evaluateAll((items) => items.map((item) => item.getAttribute("data-change")));
  expect(shown).toEqual(trail.value.changes.map(({ id }) => id).toReversed());
  await expect(page.getByRole("main")).not.toContainText("a-secret-in-the-trail");

  // The drawing in numbers, for who cannot see it.
  await panel.getByText("The same in numbers, by 15 minutes").click();
  await expect(panel.getByRole("row")).toHaveCount(13);
});

test("nothing moves when it comes", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/v1/evidence?**", async (route) => {
    await held;
    await route.continue();
  });
  await openSettled(page, linkOf(removed));
  const panel = page.locator('[data-panel="evidence"]');
  await expect(panel).toContainText("Reading metrics and changes");
  const places = () =>
    page.locator("[data-verdict], [data-node], [data-check]").evaluateAll((items) =>
      items.map((item) => {
        const { top, height } = item.getBoundingClientRect();
        return height === 0 ? null : top + scrollY; // folded away: it is nowhere
      }),
    );
  const before = await places();
  release();
  await expect(panel.locator('[data-evidence="headline"]')).toBeVisible();
  const after = await places();
  expect(after.filter((_, at) => before[at] !== null)).toEqual(before.filter((place) => place !== null));
});

test("an incident without a change says so, and no data points say that", async ({ page }) => {
  await openSettled(page, linkOf("client-secret-rotated-elsewhere"));
  const panel = page.locator('[data-panel="evidence"]');
  await expect(panel.locator("[data-branch]")).toHaveAttribute("data-branch", "cannot-finish");
  await expect(panel).toContainText("Nothing that makes up this chain was changed since");

  await openSettled(page, linkOf("healthy-cognito"));
  await expect(panel).toContainText("No data points in the last 3 h");
  await expect(panel.locator('[data-evidence="headline"]')).toHaveCount(0);
});

test("a failed answer says so, and can be asked again; the page of a chain has the panel as well", async ({
  page,
  request,
}) => {
  const chain = await chainOf(request, "code-grant-off-since-change");
  let fails = true;
  await page.route("**/api/v1/evidence?**", (route) =>
    fails ? route.fulfill({ status: 500, body: "{}" }) : route.continue(),
  );
  await page.goto(`/chains/${chain}`);
  const panel = page.locator('[data-panel="evidence"]');
  await expect(panel).toContainText("The verdict does not rest on it.", { timeout: 20_000 });
  fails = false;
  await panel.getByRole("button", { name: "Read evidence again" }).click();
  await expect(panel.locator('[data-evidence="headline"]')).toContainText(
    "set AllowedOAuthFlows without code",
  );
});

test("where what draws it cannot be loaded, the verdict stands and the panel says so", async ({ page }) => {
  let answered = false;
  page.on("response", (response) => {
    if (response.url().includes("/api/v1/evidence")) answered = true;
  });
  // As a new release leaves it: the scripts of the old one are gone.
  await page.route("**/_next/static/**/*.js", (route) => (answered ? route.abort() : route.continue()));
  await page.goto(linkOf("callback-removed-by-deployment"));
  await expect(page.locator("#evidence")).toContainText("could not be loaded", { timeout: 30_000 });
  await expect(page.locator("[data-verdict]")).toBeVisible();
});

test("what is asked for wrongly is refused by name", async ({ request }) => {
  for (const [query, code] of [
    ["", "bad-chain"],
    ["chain=alb/1/2/3", "bad-chain"],
    ["chain=alb/111122223333/eu-west-1/a/b/c/d&at=yesterday", "bad-time"],
  ]) {
    const answer = await request.get(`/api/v1/evidence?${query}`);
    expect([answer.status(), (await answer.json()).error.code]).toEqual([400, code]);
  }
});

test("the way to the access logs names the load balancer and the time", async ({ page, request }) => {
  const scope = (await chainOf(request, removed)).split("/").slice(0, 5).join("/");
  await openSettled(page, `${linkOf(removed)}&at=2026-10-06T09:15:00Z`);
  await page.getByRole("link", { name: "Count the access logs of this load balancer" }).click();
  await expect(page.getByLabel("Load balancer")).toHaveValue(scope);
  await expect(page.getByLabel("From, UTC")).toHaveValue("2026-10-06T08:45");
  await expect(page.getByLabel("To, UTC")).toHaveValue("2026-10-06T09:45");
});
