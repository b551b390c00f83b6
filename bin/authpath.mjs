#!/usr/bin/env node
/** Starts the command line: the same TypeScript as the dashboard, run by tsx. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const loader = import.meta.resolve("tsx");
const entry = fileURLToPath(new URL("../lib/cli/main.ts", import.meta.url));
const { status, signal } = spawnSync(
  process.execPath,
  ["--conditions=react-server", "--import", loader, entry, ...process.argv.slice(2)],
  {
    stdio: "inherit",
    // The SDK's reminder to move to a newer Node is for whoever maintains this, not for whoever reads a verdict.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true", ...process.env },
  },
);
if (signal) process.kill(process.pid, signal);
process.exit(status ?? 3);
