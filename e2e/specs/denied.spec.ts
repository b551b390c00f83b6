import { askedBy, brokenScenarios, recordedScenario } from "../support/browser/chosen";
import { expect, test } from "../support/browser/page";
import { chainsKnown, field, openPalette, options, palette } from "../support/browser/palette";
import { setFaults } from "../support/browser/sandbox";
import { linkOf, openSettled } from "../support/browser/scenario";
import { ways } from "../support/browser/ways";

/** These no page of the sandbox asks, or asks once a process; what they hide is the contract test's to say. */
const askedByNone = [
  "ec2:GetManagedPrefixListEntries",
  "sts:GetCallerIdentity",
  "wafv2:GetWebACLForResource",
  // One action for every read of an API, denied as a whole.
  "apigateway:GET",
  // Of a policy that is the customer's own.
  "iam:GetPolicy",
  "iam:GetPolicyVersion",
  // Asked after the verdict: below.
  "cloudtrail:LookupEvents",
  "cloudwatch:GetMetricData",
];

/** The line that ends the stream of a sweep. */
function lastLine(text: string): { readonly scopes: { readonly asked: number; readonly read: number } } {
  const { asked, read } = JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
  return { scopes: { asked, read } };
}

test.describe.configure({ mode: "default" });
test.afterEach(({ baseURL }) => setFaults(baseURL, {}));

/** The findings themselves, over all scenarios: `e2e/contract/denied.test.ts`. */
for (const [action, id] of Object.entries(askedBy)) {
  test(`denied: ${action}`, async ({ page, request, baseURL }) => {
    await setFaults(baseURL, { [action]: [{ kind: "deny" }] });
    // What somebody else's page made the dashboard read in the last minute is read again.
    expect((await request.get(`/api/v1${linkOf(id)}&fresh=1`)).status()).toBe(200);
    expect(await openSettled(page, linkOf(id))).toBe(200);
    const main = page.getByRole("main");
    await expect(main).toContainText(action);
    await expect(main).toContainText(/denied|not authorized/i);

    await setFaults(baseURL, {});
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByRole("status").filter({ hasText: /^Checked again/ })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Could not be read", exact: true })).toHaveCount(0);
    await expect(page.locator("[data-verdict]")).not.toHaveAttribute("data-verdict", "not-enough-access");
  });
}

for (const { name, use, press } of ways) {
  test.describe(name, () => {
    test.use({ ...use, permissions: ["clipboard-read", "clipboard-write"] });
    test("a missing permission, and the statement that grants it copied", async ({
      page,
      request,
      baseURL,
    }) => {
      const action = "cognito-idp:DescribeUserPoolClient";
      const link = linkOf(askedBy[action] ?? "");
      await setFaults(baseURL, { [action]: [{ kind: "deny" }] });
      // What was read in the last minute is read again.
      expect((await request.get(`/api/v1${link}&fresh=1`)).status()).toBe(200);
      await openSettled(page, link);
      await expect(page.getByRole("main")).toContainText(action);
      await press(page.locator("summary", { hasText: "The statement that is missing in the role's policy" }));
      const copy = page.getByRole("button", { name: "Copy the policy statement" }).first();
      await press(copy);
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await expect.poll(copied).toMatch(/^\{/);
      const statement = JSON.parse(await copied());
      expect(statement).toMatchObject({ Effect: "Allow" });
      expect([statement.Action].flat()).toContain(action);
    });
  });
}

test("metrics and changes denied: unknown in the evidence, and the verdict stays", async ({
  page,
  baseURL,
}) => {
  const recorded = {
    metrics: "cloudwatch:GetMetricData",
    changes: "cloudtrail:LookupEvents",
  };
  const deny = Object.values(recorded).map((action) => [action, [{ kind: "deny" as const }]]);
  await setFaults(baseURL, Object.fromEntries(deny));
  await openSettled(page, linkOf(recordedScenario));
  const part = (name: string) => page.locator(`[data-recording="${name}"]`);
  for (const [name, action] of Object.entries(recorded)) {
    await expect(part(name)).toHaveAttribute("data-state", "failed");
    await expect(part(name)).toContainText(action);
    await expect(part(name).getByRole("button", { name: "Copy the policy statement" })).toBeVisible();
  }
  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "found");

  await setFaults(baseURL, {});
  await page.getByRole("button", { name: "Read evidence again" }).click();
  for (const name of Object.keys(recorded)) await expect(part(name)).toHaveAttribute("data-state", "ok");
  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "found");
});

test("one service fails, one hangs, one answers rubbish: the rest is there", async ({
  page,
  request,
  baseURL,
}) => {
  await setFaults(baseURL, {
    "acm:*": [{ kind: "break", how: "rubbish" }],
    "cognito-idp:*": [{ kind: "break", how: "hang" }],
    "ec2:DescribeRouteTables": [{ kind: "break", how: "error" }],
  });
  // Somebody asked a moment ago for a fresh reading: this page waits for the same one.
  const fresh = request.get(`/api/v1${linkOf(brokenScenarios.broken)}&fresh=1`);
  await page.goto(linkOf(brokenScenarios.broken), { waitUntil: "commit" });
  // The skeleton says what is being read, in the shape of what comes.
  await expect(page.getByText("Reading the configuration")).toBeAttached({ timeout: 3_000 });
  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "not-enough-access", {
    timeout: 25_000,
  });
  const unread = page.getByRole("region", { name: "Could not be read", exact: true });
  await expect(unread).toContainText("cognito-idp:DescribeUserPoolClient timed out");
  await expect(unread).toContainText("acm:DescribeCertificate unreadable answer");
  await expect(page.locator('[data-check="callback-url-unregistered"]')).toHaveAttribute(
    "data-status",
    "unknown",
  );
  await expect(page.locator('[data-node="rule"]')).toBeVisible();
  await expect(page.locator('[data-status="error"]')).toHaveCount(0);
  expect((await fresh).status()).toBe(200);
});

test("expired credentials: one cause, its cure, and no restart", async ({ page, baseURL }) => {
  await setFaults(baseURL, { "*": [{ kind: "expired-token" }] });
  await page.goto(linkOf(brokenScenarios.expired));
  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "not-enough-access");
  await expect(page.getByRole("main")).toContainText("The AWS credentials have expired. Renew them.");

  await setFaults(baseURL, {});
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.locator("[data-verdict]")).toHaveAttribute("data-verdict", "found");
});

test("the first page and the list where nothing may be read", async ({ page, request, baseURL }) => {
  // A page of before may have read everything within the last minute: the list can be read again.
  await page.goto("/chains");
  await expect(page.getByRole("table")).toBeVisible();
  await setFaults(baseURL, { "*": [{ kind: "deny" }] });
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByRole("table")).toHaveCount(0);
  for (const path of ["/", "/chains"]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("main")).toContainText("elasticloadbalancing:DescribeLoadBalancers");
    await expect(page.getByRole("table")).toHaveCount(0);
  }
  await page.goto("/");
  await expect(page.getByRole("textbox", { name: "What fails?" })).toBeEnabled();

  // Of the palette only the chains are missing, and it says why.
  await openPalette(page);
  await chainsKnown(page);
  await expect(palette(page)).toContainText("Chains are missing: ");
  await expect(palette(page)).toContainText("elasticloadbalancing:DescribeLoadBalancers");
  for (const [typed, item] of [
    ["settings", "page:/settings"],
    ["callback-url-unreg", "check:callback-url-unregistered"],
    ["561", "symptom:561"],
  ] as const) {
    await field(page).fill(typed);
    await expect(options(page).first()).toHaveAttribute("data-item", item);
  }
  await page.keyboard.press("Enter");
  await page.waitForURL("**/explain/561");

  await setFaults(baseURL, {});
  expect((await request.get("/api/v1/fleet?fresh=1")).status()).toBe(200);
  await page.goto("/chains");
  await expect(page.getByRole("table")).toBeVisible();
});

test("a sweep that takes its time shows what it has, and then the whole", async ({
  page,
  request,
  baseURL,
}) => {
  await setFaults(baseURL, { "elasticloadbalancing:DescribeRules": [{ kind: "delay", ms: 1_000 }] });
  const sweep = request.get("/api/v1/fleet?fresh=1");
  // Until the sweep has begun, the page shows what was read before.
  await expect(async () => {
    await page.goto("/chains");
    const progress = page.getByText(/^Reading: \d+ of \d+ load balancers and APIs so far/);
    await expect(progress).toBeVisible({ timeout: 1_500 });
  }).toPass();
  await expect(page.getByRole("table")).toBeVisible();
  const { scopes } = lastLine(await (await sweep).text());
  await expect(
    page.getByText(`${scopes.read} of ${scopes.asked} load balancers and APIs read`),
  ).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeVisible();
});

test("AWS throttles every call: said as that, in good time", async ({ page, baseURL }) => {
  await setFaults(baseURL, { "*": [{ kind: "throttle" }] });
  await page.goto(linkOf(brokenScenarios.throttled), { waitUntil: "commit" });
  await expect(page.getByText("Reading the configuration")).toBeAttached({ timeout: 3_000 });
  const verdict = page.locator("[data-verdict]");
  await expect(verdict).toHaveAttribute("data-verdict", "not-enough-access", { timeout: 25_000 });
  await expect(page.getByRole("region", { name: "Could not be read", exact: true })).toContainText(
    "throttled",
  );

  await setFaults(baseURL, {});
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(verdict).toHaveAttribute("data-verdict", "found", { timeout: 25_000 });
});

/** What two opt-ins of their own need; contract tests deny them. */
const ofStoredLogs = ["athena:GetWorkGroup", "athena:ListTableMetadata", "s3:GetObject", "s3:ListBucket"];

test("every action that reading needs is denied above", async ({ request }) => {
  const { tries } = await (await request.get("/api/v1/permissions")).json();
  const actions = tries.map(({ action }: { action: string }) => action);
  expect(actions).toEqual([...[...Object.keys(askedBy), ...askedByNone].toSorted(), ...ofStoredLogs]);
});
