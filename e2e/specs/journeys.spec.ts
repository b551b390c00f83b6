import type { Page } from "@playwright/test";
import { idsOf, REGION } from "../scenarios/build-ids";
import { startApart } from "../support/browser/apart";
import { expect, test } from "../support/browser/page";
import { diagnosisOf, linkOf, openSettled, scenarioOf } from "../support/browser/scenario";
import { watch } from "../support/browser/watch";
import { ways } from "../support/browser/ways";
import type { BuiltServer } from "../support/secrets/built-server";

/** The ways through the product that it is made for, each by mouse, by keyboard alone and on a phone. */
test.use({ permissions: ["clipboard-read", "clipboard-write"] });

let apart: BuiltServer | undefined;
test.beforeAll(async () => {
  apart = await startApart();
});
test.afterAll(() => apart?.close());

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const verdict = (page: Page) => page.locator("[data-verdict]");
const box = (page: Page) => page.getByRole("textbox", { name: "What fails?" });

/** A line of the load balancer's access log, at the time of the sandbox's logs: a failed exchange of the code. */
function logLine(host: string): string {
  const time = "2026-10-06T09:15:01";
  return [
    `h2 ${time}.123456Z app/shop/50dc6c495c0c9188 203.0.113.10:51512 - -1 -1 -1 561 - 512 360`,
    `"GET https://${host}:443/oauth2/idpresponse?code=x&state=y HTTP/2.0" "Mozilla/5.0" TLS_AES_128_GCM_SHA256`,
    `TLSv1.3 - "Root=1-68e38a05-1c2b3a4d5e6f708192a3b4c5" "${host}" "-" 10 ${time}.118000Z "authenticate" "-"`,
    `"AuthTokenEpRequestFailed" "-" "-" "-" "-" TID_6bc1f1a2d5b3e14c9a1df0b2c3d4e5f6`,
  ].join(" ");
}

/** An access token of a user pool of the sandbox, long expired and signed by nobody. */
function expiredToken(scenario: string): string {
  const pool = `${REGION}_${idsOf(scenario).hex("pool", 9).toUpperCase()}`;
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    iss: `https://cognito-idp.${REGION}.amazonaws.com/${pool}`,
    client_id: idsOf(scenario).text("app client", 26),
    token_use: "access",
    sub: "u-1",
    iat: 1_699_996_400,
    exp: 1_700_000_000,
  };
  return [encode({ kid: "key-1", alg: "RS256" }), encode(claims), "c2lnbmVkIGJ5IG5vYm9keQ"].join(".");
}

for (const { name, use, press, paste } of ways) {
  test.describe(name, () => {
    test.use(use);

    test("a runbook's link, the cause, the fix copied, and Markdown for the channel", async ({
      page,
      request,
      baseURL,
    }) => {
      const link = linkOf("callback-missing-for-one-of-two-hosts");
      await openSettled(page, link);
      const said = await diagnosisOf(request, link);
      await expect(verdict(page)).toHaveAttribute("data-verdict", "found");
      await expect(page.getByRole("heading", { level: 1, name: said.summary })).toBeVisible();
      const [fix] = said.findings.find(({ check }) => check === said.causes[0])?.fixes ?? [];
      if (fix?.type !== "cli") throw new Error("the first fix is no command");

      await press(page.getByRole("button", { name: "Copy the fix" }));
      await expect(page.getByRole("button", { name: "Copy the fix" })).toHaveText("Copied");
      expect(await copied(page)).toBe(fix.command);

      await press(page.getByRole("button", { name: "Share" }));
      await press(page.getByRole("button", { name: "Copy as Markdown" }));
      await expect.poll(() => copied(page)).toContain(said.summary);
      const markdown = await copied(page);
      expect(markdown).toContain(fix.command);
      expect(markdown).toContain(`${baseURL}${link}`);
    });

    test("a 561 line of the access log, its chain, its cause", async ({ page }) => {
      const { host } = new URL(scenarioOf("wrong-client-secret").url);
      await page.goto("/");
      await paste(box(page), logLine(host));
      await press(page.getByRole("button", { name: "Diagnose" }));
      await expect(verdict(page)).toHaveAttribute("data-verdict", /^(found|likely)$/, { timeout: 20_000 });
      const { searchParams } = new URL(page.url());
      expect(searchParams.get("reason")).toBe("AuthTokenEpRequestFailed");
      expect(searchParams.get("url")).not.toContain("code=");
      await expect(page.locator('[data-check="client-secret-rejected"]')).toHaveAttribute(
        "data-status",
        "fail",
      );
      await expect(page.locator("[data-node]").first()).toBeAttached();
    });

    test("a curl command that met a 401, its API, its cause, and nothing of it leaves", async ({ page }) => {
      const canary = "CanaryOfAPastedCallXYZW";
      const sent = watch(page);
      const { url } = scenarioOf("rest-header-missing");
      const answer = 'HTTP/1.1 401\nx-amzn-errortype: UnauthorizedException\n\n{"message":"Unauthorized"}';
      await page.goto("/");
      await paste(box(page), `curl -i '${url}' -H 'cookie: ${canary}'\n${answer}`);
      await expect(page.getByText("This is a request with its answer: 401")).toBeVisible();
      await press(page.getByRole("button", { name: "Diagnose" }));
      await expect(page.locator("[data-call]")).toHaveAttribute("data-call", "judged", { timeout: 20_000 });
      await expect(verdict(page)).toHaveAttribute("data-verdict", "found");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Authorization");
      await expect(page.locator('[data-check="identity-source-missing"]')).toHaveAttribute(
        "data-status",
        "fail",
      );
      expect(new URL(page.url()).searchParams.get("status")).toBe("401");
      expect(sent.length).toBeGreaterThan(0);
      expect(sent.join("\n")).not.toContain(canary);
    });

    test("a token, where it is refused and why, and what would help", async ({ page }) => {
      await page.goto("/");
      await paste(box(page), expiredToken("healthy-rest-cognito"));
      await press(page.getByRole("button", { name: "Open the inspector" }));
      await expect(page).toHaveURL(/\/inspect$/);
      const judged = page.locator("[data-token-verdict]");
      await expect(judged).toHaveAttribute("data-token-verdict", "reject", { timeout: 20_000 });
      await expect(judged).toContainText("would refuse this token");
      const expired = page.locator('[data-token-finding="expired"]');
      await expect(expired).toBeVisible();
      await expect(expired).toContainText(/fresh|new|again/i);
    });

    test("a snapshot saved, and opened where there is no AWS: the same verdict", async ({
      page,
      context,
    }, testInfo) => {
      await openSettled(page, linkOf("callback-upper-case"));
      const download = page.waitForEvent("download");
      await press(page.getByRole("link", { name: "Save snapshot" }));
      const path = testInfo.outputPath("saved.json");
      await (await download).saveAs(path);
      const said = await page.locator("#verdict-title").innerText();

      const there = await context.newPage();
      await there.goto(`${apart?.origin}/snapshot`);
      const choose = there.getByRole("button", { name: "Choose files", exact: true });
      await expect(choose).toBeVisible();
      const chooser = there.waitForEvent("filechooser");
      await press(choose);
      await (await chooser).setFiles(path);
      await expect(there.locator("#verdict-title")).toHaveText(said);
      await expect(verdict(there)).toHaveAttribute("data-verdict", "found");
    });
  });
}
