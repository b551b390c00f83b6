/** A command line, taken apart: the command, what follows it, and the options with their values. */
export interface Arguments {
  readonly command: string;
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
}

/** What a command may be given. `value`: the option takes one. */
export interface CommandShape {
  readonly operands: { readonly least: number; readonly most: number };
  readonly options: Readonly<Record<string, "flag" | "value">>;
}

export type ReadArguments =
  | { readonly ok: true; readonly parsed: Arguments }
  | { readonly ok: false; readonly problem: string };

/** Options of every command. */
const common = { json: "flag", help: "flag" } as const;

/** Reads `command [operand…] [--option [value]]…`; `--` ends the options. Names what is wrong and what is known. */
export function readArguments(
  words: readonly string[],
  commands: Readonly<Record<string, CommandShape>>,
): ReadArguments {
  const [command = "", ...rest] = words;
  const shape = commands[command];
  if (!shape) {
    const known = Object.keys(commands).join(", ");
    return {
      ok: false,
      problem:
        command === "" ? `name a command: ${known}` : `there is no command ${command}; there are ${known}`,
    };
  }
  const known: Readonly<Record<string, "flag" | "value">> = { ...common, ...shape.options };
  const operands: string[] = [];
  const options: Record<string, string | true> = {};
  const waiting = rest.values();
  for (const word of waiting) {
    if (word === "--") {
      operands.push(...waiting);
      break;
    }
    if (!word.startsWith("--")) {
      operands.push(word);
      continue;
    }
    const [name = "", inline] = splitOnce(word.slice(2), "=");
    const kind = known[name];
    if (kind === undefined) {
      const names = Object.keys(known).map((one) => `--${one}`);
      return { ok: false, problem: `${command} has no option --${name}; it has ${names.join(", ")}` };
    }
    if (kind === "flag") {
      if (inline !== undefined) return { ok: false, problem: `--${name} takes no value` };
      options[name] = true;
      continue;
    }
    const value = inline ?? waiting.next().value;
    if (value === undefined || value === "") return { ok: false, problem: `--${name} needs a value` };
    options[name] = value;
  }
  const { least, most } = shape.operands;
  if (options.help !== true && (operands.length < least || operands.length > most)) {
    const wanted =
      most === Number.POSITIVE_INFINITY
        ? `at least ${least}`
        : least === most
          ? String(least)
          : `${least} to ${most}`;
    return {
      ok: false,
      problem: `${command} takes ${wanted} ${wanted === "1" ? "argument" : "arguments"}, and ${operands.length} were given`,
    };
  }
  return { ok: true, parsed: { command, operands, options } };
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
