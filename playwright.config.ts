import { defineConfig } from "@playwright/test";
import { faultyScenarios, journeyScenarios } from "./e2e/support/browser/chosen";

/**
 * Browser journeys against the built dashboard on a sandbox that holds several scenarios at once
 * (`e2e/support/browser/serve.ts`). The browser is an installed Chromium; none is downloaded.
 */
const port = Number(process.env.E2E_PORT ?? 5630);
/** Where AWS refuses, hangs and throttles: a dashboard and a sandbox apart, so that nothing else meets it. */
const faultyPort = port + 10;

const serverOn = (serverPort: number, scenarios: readonly string[]) => ({
  command: "npx tsx e2e/support/browser/serve.ts",
  url: `http://127.0.0.1:${serverPort}/api/v1/health`,
  reuseExistingServer: false,
  timeout: 120_000,
  env: { E2E_PORT: String(serverPort), E2E_SCENARIOS: scenarios.join() },
  gracefulShutdown: { signal: "SIGTERM" as const, timeout: 5000 },
});

export default defineConfig({
  testDir: "e2e/specs",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "journeys", testIgnore: /(denied|cross-site)\.spec\.ts/ },
    {
      name: "denied",
      testMatch: /(denied|cross-site)\.spec\.ts/,
      workers: 1,
      fullyParallel: false,
      use: { baseURL: `http://127.0.0.1:${faultyPort}` },
    },
  ],
  webServer: [serverOn(port, journeyScenarios), serverOn(faultyPort, faultyScenarios)],
});
