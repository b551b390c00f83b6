/**
 * `npm run gallery [STATE…]`: opens every state of every page in each width and theme, takes pictures
 * (`test-results/gallery`), and says what overflows, overlaps, is cut or moves, and what axe and the console find. A
 * name is the beginning of a state's id.
 */
import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findChromium } from "../../scripts/find-chromium";
import { buildOnce } from "../../scripts/serve";
import { checkState } from "./check-state";
import { type GalleryState, states } from "./states";
import { type WorldName, worlds } from "./worlds";

const folder = fileURLToPath(new URL("../../test-results/gallery", import.meta.url));
const wanted = process.argv.slice(2);
const chosen = states.filter(({ id }) => wanted.length === 0 || wanted.some((name) => id.startsWith(name)));
if (chosen.length === 0) throw new Error(`no state begins with ${wanted.join(" or ")}`);

buildOnce();
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
const report: string[] = [];
for (const [name, inWorld] of byWorld(chosen)) {
  const world = await worlds[name]();
  for (const state of inWorld) {
    const faults = await checkState(browser, state, world.origin, folder);
    report.push(...faults.map((fault) => `${state.id}: ${fault}`));
    console.log(`${faults.length === 0 ? "ok" : `${faults.length} found`}  ${state.id}: ${state.title}`);
    for (const fault of faults) console.log(`      ${fault}`);
  }
  await world.close();
}
await browser.close();
writeFileSync(`${folder}/report.txt`, `${report.join("\n")}\n`);
console.log(`${chosen.length} states, ${report.length} faults; pictures in test-results/gallery`);
process.exit(report.length === 0 ? 0 : 1);

function byWorld(all: readonly GalleryState[]): [WorldName, GalleryState[]][] {
  const groups = new Map<WorldName, GalleryState[]>();
  for (const state of all) groups.set(state.world, [...(groups.get(state.world) ?? []), state]);
  return [...groups];
}
