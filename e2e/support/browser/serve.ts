/** The built dashboard on a sandbox with every scenario, for the browser tests. */
import { endTogether, serve } from "../../../scripts/serve";
import { startControl } from "../../sandbox/aws/control";
import { startSandbox } from "../../sandbox/start";
import { mergeWorlds } from "../../scenarios/build-merge";
import { scenarios } from "../../scenarios/index";

const port = Number(process.env.E2E_PORT ?? 5630);
const sandbox = await startSandbox({ world: mergeWorlds(scenarios.map((one) => one.build())), scenarios });
const control = await startControl(sandbox.aws, port + 1);
const dashboard = serve({ ...process.env, ...sandbox.environment, PORT: String(port), HOST: "127.0.0.1" });
endTogether([dashboard]);
dashboard.on("exit", () => {
  void control
    .close()
    .then(sandbox.close)
    .then(() => process.exit());
});
