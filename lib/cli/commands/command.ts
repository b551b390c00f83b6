import type { Exit } from "../exit";
import type { Arguments, CommandShape } from "../read-arguments";
import type { Terminal } from "../terminal";

/** One verb of the command line. */
export interface Command {
  readonly shape: CommandShape;
  /** First line: how it is called. Then what it does, its options and examples. */
  readonly help: string;
  readonly run: (given: Arguments, terminal: Terminal) => Promise<Exit>;
}

/** The value of an option; undefined where it was not given. */
export function optionOf({ options }: Arguments, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
