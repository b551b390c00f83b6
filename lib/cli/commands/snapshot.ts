import "server-only";
import { exit } from "../exit";
import type { Command } from "./command";

export const snapshot: Command = {
  shape: { operands: { least: 1, most: 1 }, options: {} },
  help: `authpath snapshot SCOPE > FILE

Reads everything about one load balancer or API and writes it as one JSON value, without any secret. SCOPE is the
beginning of a chain id: alb/ACCOUNT/REGION/NAME/ID, or rest/ACCOUNT/REGION/ID (http/…, ws/… likewise).

  authpath snapshot alb/111122223333/eu-west-1/shop/50dc6c495c0c9188 > shop.json

Ends with 0, or 2 where something could not be read, 3 on wrong use.`,
  async run(given, terminal) {
    terminal.err("Reading AWS …");
    const { anybody, readSnapshot } = await import("../../server/index");
    const outcome = await readSnapshot(anybody, given.operands[0] ?? "");
    if (!outcome.ok) {
      terminal.err(`authpath: ${outcome.problem.message} ${outcome.problem.wayOut}`);
      return exit.usage;
    }
    terminal.out(JSON.stringify(outcome.snapshot));
    for (const error of outcome.snapshot.errors)
      terminal.err(`not read: ${error.operation}: ${error.message}`);
    return outcome.snapshot.errors.length === 0 ? exit.healthy : exit.unknown;
  },
};
