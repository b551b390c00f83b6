/** A word quoted for a POSIX shell; bare where nothing in it is special. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** `aws <service> <operation>` with its options, each on a line of its own. */
export function awsCommand(
  service: string,
  operation: string,
  options: Readonly<Record<string, string | readonly string[]>>,
): string {
  const lines = Object.entries(options).map(([name, value]) => {
    const words = typeof value === "string" ? [value] : value;
    return [`--${name}`, ...words.map(shellWord)].join(" ");
  });
  return [`aws ${service} ${operation}`, ...lines].join(" \\\n  ");
}
