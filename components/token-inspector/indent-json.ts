/**
 * JSON text, indented and otherwise character for character: numbers keep their digits, strings their escapes,
 * members their order and number. Text that is no JSON comes out in some shape, never changed in its characters.
 */
export function indentJson(text: string): string {
  let shown = "";
  let depth = 0;
  let at = 0;
  const line = () => `\n${"  ".repeat(Math.min(depth, 64))}`;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '"') {
      const end = endOfString(text, at);
      shown += text.slice(at, end);
      at = end;
      continue;
    }
    if (char === "{" || char === "[") {
      const close = /^\s*[}\]]/.exec(text.slice(at + 1, at + 64));
      if (close) {
        shown += char + close[0].trim();
        at += 1 + close[0].length;
        continue;
      }
      depth += 1;
      shown += char + line();
    } else if (char === "}" || char === "]") {
      depth = Math.max(0, depth - 1);
      shown += line() + char;
    } else if (char === ",") shown += char + line();
    else if (char === ":") shown += ": ";
    else if (!/\s/.test(char)) shown += char;
    at += 1;
  }
  return shown;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "\\") at += 1;
    else if (char === '"') return at + 1;
  }
  return text.length;
}
