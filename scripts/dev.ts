/** The development server on a sandbox; both end with Ctrl-C. */
import { spawn } from "node:child_process";
import { startSandbox } from "../e2e/sandbox/start";
import { allScenarios as scenarios } from "../e2e/scenarios/all";
import { mergeWorlds } from "../e2e/scenarios/build-merge";
import { endTogether } from "./serve";

const sandbox = await startSandbox({ world: mergeWorlds(scenarios.map((one) => one.build())), scenarios });
const { PORT = "5610", HOST = "127.0.0.1" } = process.env;
const server = spawn("npx", ["next", "dev", "-p", PORT, "-H", HOST], {
  stdio: "inherit",
  env: { ...process.env, ...sandbox.environment, NEXT_TELEMETRY_DISABLED: "1" },
});
endTogether([server]);
server.on("exit", () => {
  void sandbox.close().then(() => process.exit());
});
