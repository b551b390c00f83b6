/** `npm run bench [NAME…]`: the figures of the contract, one JSON object a line, each beside its own reference. */
import { buildOnce } from "../../scripts/serve";
import { diagnoseFigures } from "./diagnose";
import type { Figure } from "./figure";
import { fleetFigures } from "./fleet";
import { inspectFigures } from "./inspect";
import { interactionFigures } from "./interaction";
import { logScanFigures } from "./log-scan";
import { serverFigures } from "./server";

const groups: Readonly<Record<string, () => Promise<Figure[]>>> = {
  diagnose: diagnoseFigures,
  fleet: fleetFigures,
  inspect: inspectFigures,
  interaction: async () => {
    buildOnce();
    return interactionFigures();
  },
  "log-scan": logScanFigures,
  server: async () => {
    buildOnce();
    return serverFigures();
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in groups));
if (unknown.length > 0) {
  console.error(`no figures are called ${unknown.join(", ")}; there are ${Object.keys(groups).join(", ")}`);
  process.exit(3);
}
for (const [name, measure] of Object.entries(groups)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const measured of await measure()) console.log(JSON.stringify(measured));
}
process.exit(0);
