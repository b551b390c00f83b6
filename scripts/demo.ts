/** The dashboard on a sandbox: what a newcomer sees first. Ctrl-C ends both. */

import { startSandbox } from "../e2e/sandbox/start";
import { allScenarios as scenarios } from "../e2e/scenarios/all";
import { mergeWorlds } from "../e2e/scenarios/build-merge";
import { buildOnce, endTogether, serve } from "./serve";

buildOnce();
const sandbox = await startSandbox({ world: mergeWorlds(scenarios.map((one) => one.build())), scenarios });
const { PORT = "5610" } = process.env;
const dashboard = serve({ ...process.env, ...sandbox.environment, PORT, HOST: "127.0.0.1" });
endTogether([dashboard]);
dashboard.on("exit", () => {
  void sandbox.close().then(() => process.exit());
});
console.log(
  `\n  Authpath on a sandbox with ${scenarios.length} load balancers and APIs: http://127.0.0.1:${PORT}\n  Ctrl-C ends both.\n`,
);
