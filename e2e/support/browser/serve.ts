/**
 * The built dashboard on a sandbox, for the browser tests: on E2E_PORT, with the sandbox's control on the port after it,
 * its AWS on the next and its load balancers on the one after that. E2E_SCENARIOS names the scenarios, with commas between; without it all are there.
 */
import { endTogether, serve } from "../../../scripts/serve";
import { startControl } from "../../sandbox/aws/control";
import { startSandbox } from "../../sandbox/start";
import { allScenarios as all } from "../../scenarios/all";
import { mergeWorlds } from "../../scenarios/build-merge";

const port = Number(process.env.E2E_PORT ?? 5630);
const wanted = process.env.E2E_SCENARIOS?.split(",") ?? all.map(({ id }) => id);
const scenarios = all.filter(({ id }) => wanted.includes(id));
const world = mergeWorlds(scenarios.map((one) => one.build()));
const sandbox = await startSandbox({ world, scenarios, ports: { aws: port + 2, https: port + 3 } });
const control = await startControl(sandbox, port + 1);
const dashboard = serve({ ...process.env, ...sandbox.environment, PORT: String(port), HOST: "127.0.0.1" });
endTogether([dashboard]);
dashboard.on("exit", () => {
  void control
    .close()
    .then(sandbox.close)
    .then(() => process.exit());
});
