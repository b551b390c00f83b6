/** A page that is one step away from every other. */
interface Page {
  readonly path: string;
  readonly name: string;
  /** What it is for, where its name alone does not say. */
  readonly about: string;
  /** After `g`. */
  readonly letter: string;
  /** Whether the bar at the top has it: `wide` where six links fit beside each other. */
  readonly bar: "always" | "wide" | "never";
}

export const pages: readonly Page[] = [
  { path: "/", name: "Home", about: "paste what fails", letter: "h", bar: "never" },
  { path: "/chains", name: "Chains", about: "every chain, worst first", letter: "c", bar: "always" },
  { path: "/inspect", name: "Inspect", about: "would this token be accepted", letter: "i", bar: "always" },
  { path: "/logs", name: "Logs", about: "access logs, counted by reason", letter: "l", bar: "always" },
  { path: "/checks", name: "Checks", about: "everything that is looked at", letter: "k", bar: "always" },
  { path: "/explain", name: "Explain", about: "statuses, reasons and errors", letter: "e", bar: "always" },
  { path: "/snapshot", name: "Snapshots", about: "open a file, compare two", letter: "o", bar: "wide" },
  { path: "/settings", name: "Settings", about: "accounts, roles, permissions", letter: "s", bar: "never" },
];
