import type { Mark } from "../format/diagnosis-text";
import { type Style, styled, type Terminal } from "./terminal";

const styles: Readonly<Record<Parameters<Mark>[0], Style>> = {
  fails: "red",
  likely: "yellow",
  unknown: "magenta",
  "by-design": "cyan",
  passes: "green",
  "not-reached": "dim",
  "not-applicable": "dim",
  heading: "bold",
  quiet: "dim",
};

/** Colours of the interface, as far as a terminal has them. */
export function markFor(terminal: Pick<Terminal, "colour">): Mark {
  return (status, text) => styled(terminal, styles[status], text);
}
