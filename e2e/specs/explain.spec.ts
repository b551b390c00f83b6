import { expect, test } from "../support/browser/page";

const challenge =
  'www-authenticate: Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"';

const pastes = [
  ['{"message":"Missing Authentication Token"}', "MISSING_AUTHENTICATION_TOKEN", /no such path or method/],
  ["UNAUTHORIZED", "UNAUTHORIZED", /did not let the caller in/],
  [challenge, "token-audience", /does not have a valid audience/],
  ["x-amzn-ErrorType: AccessDeniedException", "AccessDeniedException", /a policy does not allow/],
] as const;

for (const [text, symptom, heading] of pastes) {
  test(`what API Gateway says leads to its page: ${text}`, async ({ page }) => {
    await page.goto("/");
    await page.getByLabel("What fails?").fill(text);
    await page.getByRole("button", { name: `Explain ${symptom}` }).click();
    await expect(page).toHaveURL(`/explain/${symptom}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
  });
}

test("a status of two doors says how to tell them apart, and what each says", async ({ page }) => {
  await page.goto("/explain/401");
  await expect(page.getByRole("region", { name: "Who answered?" })).toContainText("server: awselb/2.0");
  const api = page.getByRole("region", { name: "API Gateway answered" });
  await expect(api.getByText("x-amzn-ErrorType: UnauthorizedException").first()).toBeVisible();
  await api.getByRole("link", { name: "The method asks for no scope, and an access token was sent" }).click();
  await expect(page).toHaveURL("/checks/id-token-expected");
  await page.getByRole("link", { name: "UNAUTHORIZED" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^UNAUTHORIZED/);
});

test("a gateway response of tomorrow is explained as far as its name goes", async ({ page }) => {
  await page.goto("/explain/TOKEN_TOO_LARGE");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/not in AWS's list/);
  await expect(page.getByRole("link", { name: /^DEFAULT_4XX/ })).toBeVisible();
});
