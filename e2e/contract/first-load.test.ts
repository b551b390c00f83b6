/** What a page asks of a phone before it is alive stays within its budget. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { scenario } from "../scenarios/healthy-oidc";
import { firstLoadBudgets, scriptKb } from "../support/first-load/script-kb";
import { type BuiltServer, missingBuild, startBuiltServer } from "../support/secrets/built-server";

const missing = missingBuild();

describe.skipIf(missing !== null)(
  `the scripts of a page${missing === null ? "" : ` (not run: ${missing})`}`,
  () => {
    let sandbox: Sandbox;
    let server: BuiltServer;
    beforeAll(async () => {
      sandbox = await startSandbox({ world: scenario.build() });
      server = await startBuiltServer(sandbox.environment);
    });
    afterAll(async () => {
      await server.close();
      await sandbox.close();
    });

    it.each(Object.entries(firstLoadBudgets))("of %s are at most %i kB of gzip", async (page, most) => {
      const kb = await scriptKb(server.origin, page);
      // Less than an empty page would mean that none was found.
      expect(kb).toBeGreaterThan(100);
      expect(kb).toBeLessThanOrEqual(most);
    });
  },
);
