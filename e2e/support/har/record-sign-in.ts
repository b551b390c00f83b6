/** A sign-in through the sandbox's front door in a real browser, recorded as the browser's developer tools would. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type LaunchOptions, type Page } from "@playwright/test";
import { PASSWORD } from "../../sandbox/idp/users";
import { startSandbox } from "../../sandbox/start";
import type { Scenario } from "../../sandbox/world";

export interface Recorded {
  /** The HAR. */
  readonly text: string;
  /** Every value of a code, state, cookie or token in it. */
  readonly secrets: readonly string[];
}

interface Recording {
  readonly scenario: Scenario;
  readonly launch: LaunchOptions;
  /** What the person does between opening the page and the end. */
  readonly act: (page: Page, context: BrowserContext, signIn: () => Promise<void>) => Promise<void>;
}

/** Opens the scenario's page, acts, and gives the recording. */
export async function recordSignIn({ scenario, launch, act }: Recording): Promise<Recorded> {
  const world = scenario.build();
  const sandbox = await startSandbox({ world, providerTimeoutMs: 1_000 });
  const folder = mkdtempSync(join(tmpdir(), "authpath-har-"));
  const path = join(folder, "sign-in.har");
  const rules = `--host-resolver-rules=${sandbox.hostResolverRules()}`;
  const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), rules] });
  try {
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      recordHar: { path, content: "omit" },
    });
    const page = await context.newPage();
    await page.goto(scenario.url);
    await act(page, context, async () => {
      await page.getByLabel("User name").fill(world.users[0]?.username ?? "");
      await page.getByLabel("Password").fill(PASSWORD);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL((url) => url.href.startsWith(new URL(scenario.url).origin));
    });
    await context.close();
    const text = readFileSync(path, "utf8");
    return { text, secrets: secretsOf(text) };
  } finally {
    await browser.close();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  }
}

/** Read with an eye of its own: values of known query members and of all cookies. */
function secretsOf(text: string): string[] {
  const inQueries = [...text.matchAll(/[?&](?:code|state|nonce)=([^&"\\\s]{8,})/g)].map(([, value]) => value);
  const inCookies = [
    ...text.matchAll(/(?:AWSALBAuthNonce|AWSELBAuthSessionCookie-\d+)=([^;"\\\s]{8,})/g),
  ].map(([, value]) => value);
  return [...new Set([...inQueries, ...inCookies])].filter((value) => value !== undefined);
}
