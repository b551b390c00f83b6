import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** They hold calls and round trips against each other, or start several servers: nothing runs beside them. */
const alone = [
  "budget",
  "gather",
  "gather-network",
  "limits",
  "outbound-namespace",
  "quotas-api",
  "replicas-built",
].map((name) => `e2e/contract/${name}.test.ts`);
const contract = { testTimeout: 180_000, hookTimeout: 180_000 };

/** `unit`: beside what it tests. `contract`: real SDK clients over real sockets, against the sandbox. */
export default defineConfig({
  resolve: { alias: { "@": root }, conditions: ["react-server", "node", "import", "default"] },
  ssr: { resolve: { conditions: ["react-server", "node", "import", "default"] } },
  test: {
    environment: "node",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,app,components,scripts,e2e}/**/*.test.ts"],
          exclude: ["e2e/contract/**"],
          // One process for many files, here and below: each of them would load the same modules, and warm them up, again.
          isolate: false,
          maxWorkers: 2,
          // Only to end what hangs: a busy machine is no failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...contract,
          name: "contract",
          include: ["e2e/contract/**/*.test.ts"],
          exclude: alone,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...contract,
          name: "contract-alone",
          include: alone,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
