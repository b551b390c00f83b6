import "server-only";
import { compareSnapshots, isWorseNow } from "../../compare/index";
import { comparisonText } from "../../format/comparison-text";
import { exit } from "../exit";
import { markFor } from "../mark";
import { readScopeOrFile } from "../read-scope-or-file";
import type { Command } from "./command";

export const compare: Command = {
  shape: { operands: { least: 2, most: 2 }, options: {} },
  help: `authpath compare FILE|SCOPE FILE|SCOPE [--json]

Tells what changed between two snapshots of one load balancer or API, field by field, what decides who gets in first, and
what became of each finding. The older one stands first. A scope is read now.

  authpath compare before.json after.json
  authpath compare before.json alb/111122223333/eu-west-1/shop/50dc6c495c0c9188

Ends with 0 where no check fails that did not, 1 where one does, 2 where something could be read in one of them only,
3 on wrong use.`,
  async run(given, terminal) {
    const reads = [];
    for (const name of given.operands) {
      const read = await readScopeOrFile(name);
      if (!read.ok) {
        terminal.err(`authpath: ${read.problem}`);
        return exit.usage;
      }
      reads.push(read);
    }
    const [one, other] = reads;
    if (!one || !other) return exit.usage;
    const outcome = compareSnapshots(one, other);
    if (!outcome.ok) {
      terminal.err(`authpath: ${outcome.problem}`);
      return exit.usage;
    }
    const { comparison } = outcome;
    terminal.out(
      given.options.json ? JSON.stringify(comparison) : comparisonText(comparison, markFor(terminal)),
    );
    if (isWorseNow(comparison)) return exit.fault;
    return comparison.notCompared.some(({ failed }) => failed) ? exit.unknown : exit.healthy;
  },
};
