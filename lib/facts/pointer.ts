/** One JSON pointer (RFC 6901) out of its reference tokens. */
export function pointer(...tokens: readonly (string | number)[]): string {
  let text = "";
  for (const token of tokens) text += `/${typeof token === "number" ? token : escaped(token)}`;
  return text;
}

/** `~` first: it is what the other escape begins with. Most tokens have neither. */
function escaped(token: string): string {
  const text = token.includes("~") ? token.replaceAll("~", "~0") : token;
  return text.includes("/") ? text.replaceAll("/", "~1") : text;
}
