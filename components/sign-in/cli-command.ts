/** The command that diagnoses the same, quoted for a POSIX shell. */
export function cliCommand({
  url,
  status,
}: {
  readonly url: string;
  readonly status: string | null;
}): string {
  const target = url === "" ? "https://app.example.com/" : url;
  return `npx authpath diagnose ${quoted(target)}${status === null ? "" : ` --status ${status}`}`;
}

function quoted(word: string): string {
  return /^[A-Za-z0-9_/:.,@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
