/** One JSON pointer (RFC 6901) out of its reference tokens. */
export function pointer(...tokens: readonly (string | number)[]): string {
  let text = "";
  for (const token of tokens) text += `/${typeof token === "number" ? token : escaped(token)}`;
  return text;
}

function escaped(token: string): string {
  return token.includes("~") || token.includes("/")
    ? token.replaceAll("~", "~0").replaceAll("/", "~1")
    : token;
}
