/**
 * `npm run states`: a page of links to every state of every page, each in a world of its own (a sandbox and a built
 * dashboard), which starts with the first visit. Ctrl-C ends them all.
 */
import { createServer } from "node:http";
import { buildOnce } from "../../scripts/serve";
import { states } from "./states";
import { type RunningWorld, type WorldName, worlds } from "./worlds";

const PORT = 5650;
const running = new Map<WorldName, Promise<RunningWorld>>();

function worldOf(name: WorldName): Promise<RunningWorld> {
  const known = running.get(name) ?? worlds[name]();
  running.set(name, known);
  return known;
}

/** The address of a state in its own dashboard; null where there is no such state. */
async function addressOf(id: string): Promise<string | null> {
  const state = states.find((each) => each.id === id);
  if (state === undefined) return null;
  const { origin } = await worldOf(state.world);
  const path = typeof state.path === "string" ? state.path : await state.path(origin);
  return new URL(path, origin).href;
}

const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

function index(): string {
  const items = states.map(
    ({ id, title, act }) =>
      `<li><a href="/${id}">${escaped(title)}</a>${act === undefined ? "" : ` · then: <code>${escaped(act.words)}</code>`}</li>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>States of Authpath</title>
<style>body { font: 14px/1.6 system-ui; max-width: 72rem; margin: 2rem auto } code { overflow-wrap: anywhere }</style>
<h1>Every page in every state</h1><p>The first visit to a world starts it.</p><ul>${items.join("\n")}</ul></html>`;
}

buildOnce();
const server = createServer((request, response) => {
  const id = (request.url ?? "/").slice(1);
  if (id === "") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(index());
    return;
  }
  addressOf(id).then(
    (address) =>
      address === null
        ? response.writeHead(404).end("no such state\n")
        : response.writeHead(302, { location: address }).end(),
    (error: unknown) => response.writeHead(500).end(`${String(error)}\n`),
  );
});
server.listen(PORT, "127.0.0.1", () => console.log(`${states.length} states: http://127.0.0.1:${PORT}`));

async function end(): Promise<void> {
  server.close();
  server.closeAllConnections();
  for (const world of running.values()) await world.then(({ close }) => close());
  process.exit();
}
process.on("SIGINT", () => void end());
process.on("SIGTERM", () => void end());
