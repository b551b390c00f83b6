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
  let command = `aws ${service} ${operation}`;
  for (const [name, value] of Object.entries(options)) {
    command += ` \\\n  --${name}`;
    for (const word of typeof value === "string" ? [value] : value) command += ` ${shellWord(word)}`;
  }
  return command;
}
