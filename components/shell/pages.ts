/** A page that is one step away from every other. */
interface Page {
  readonly path: string;
  readonly name: string;
  /** What it is for, where its name alone does not say. */
  readonly about: string;
  /** After `g`. */
  readonly letter: string;
  readonly inBar: boolean;
}

export const pages: readonly Page[] = [
  { path: "/", name: "Home", about: "paste what fails", letter: "h", inBar: false },
  { path: "/chains", name: "Chains", about: "every chain, worst first", letter: "c", inBar: true },
  { path: "/inspect", name: "Inspect", about: "would this token be accepted", letter: "i", inBar: true },
  { path: "/logs", name: "Logs", about: "access logs, counted by reason", letter: "l", inBar: true },
  { path: "/checks", name: "Checks", about: "everything that is looked at", letter: "k", inBar: true },
  { path: "/explain", name: "Explain", about: "statuses, reasons and errors", letter: "e", inBar: true },
  { path: "/settings", name: "Settings", about: "accounts, roles, permissions", letter: "s", inBar: false },
];
