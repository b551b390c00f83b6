import "server-only";
import { isConfigError } from "../server/config/index";
import { check } from "./commands/check";
import type { Command } from "./commands/command";
import { compare } from "./commands/compare";
import { diagnose } from "./commands/diagnose";
import { har } from "./commands/har";
import { inspect } from "./commands/inspect";
import { logs } from "./commands/logs";
import { snapshot } from "./commands/snapshot";
import { type Exit, exit } from "./exit";
import { readArguments } from "./read-arguments";
import type { Terminal } from "./terminal";

const commands: Readonly<Record<string, Command>> = {
  diagnose,
  inspect,
  logs,
  har,
  snapshot,
  check,
  compare,
};

const overview = `authpath: finds the broken hop in an AWS sign-in chain. It reads AWS and never writes.

${Object.values(commands)
  .map((command) => `  ${command.help.split("\n")[0]}`)
  .join("\n")}

authpath COMMAND --help tells more. Ends with 0 healthy, 1 a fault was found, 2 unknown, 3 wrong use.`;

/** Runs one command line to its exit code. Never throws for bad input or bad configuration. */
export async function run(words: readonly string[], terminal: Terminal): Promise<Exit> {
  if (words.length === 0 || words[0] === "--help" || words[0] === "help") {
    terminal.out(overview);
    return words.length === 0 ? exit.usage : exit.healthy;
  }
  const shapes = Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, command.shape]));
  const read = readArguments(words, shapes);
  if (!read.ok) {
    terminal.err(`authpath: ${read.problem}. authpath --help tells more.`);
    return exit.usage;
  }
  const command = commands[read.parsed.command];
  if (!command) return exit.usage;
  if (read.parsed.options.help) {
    terminal.out(command.help);
    return exit.healthy;
  }
  try {
    return await command.run(read.parsed, terminal);
  } catch (error) {
    if (!isConfigError(error)) throw error;
    terminal.err(`authpath: ${error.message}`);
    return exit.usage;
  }
}
