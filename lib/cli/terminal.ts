/** How a command speaks: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Only where standard output is a terminal, and NO_COLOR is not set (https://no-color.org). */
  readonly colour: boolean;
  readonly readInput: () => Promise<string>;
  readonly now: () => Date;
}

const codes = { bold: 1, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36, dim: 2 } as const;
export type Style = keyof typeof codes;

/** The text in a style; as it is where there is no colour. */
export function styled(terminal: Pick<Terminal, "colour">, style: Style, text: string): string {
  return terminal.colour ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
}
