/** Which part of a token a stretch of the pasted text is; `text` is what stands around tokens. */
export type Part = "text" | "dot" | "header" | "payload" | "signature" | "more";

/** A stretch of the pasted text. All stretches together are the text, character for character. */
export interface Stretch {
  readonly part: Part;
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly start: number;
}

const parts: readonly Part[] = ["header", "payload", "signature"];
/** A token alone, perhaps wrapped over lines: white space belongs to the part that it stands in. */
const alone = /^\s*eyJ[\w+/=\s-]*\.[\w+/=.\s-]*$/;
/** A compact token within other text (RFC 7515, 7.1): its header is an object, so it begins with `{"`. */
const within = /(?<![\w+/-])eyJ[\w+/-]*={0,2}(?:\.[\w+/-]*={0,2}){1,5}/g;

/** Cuts the pasted text into the parts of the tokens in it. Linear in its length. */
export function colourParts(text: string): Stretch[] {
  if (alone.test(text)) return ofToken(text, 0);
  const stretches: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(within)) {
    if (match.index > end) stretches.push({ part: "text", text: text.slice(end, match.index), start: end });
    stretches.push(...ofToken(match[0], match.index));
    end = match.index + match[0].length;
  }
  if (end < text.length) stretches.push({ part: "text", text: text.slice(end), start: end });
  return stretches;
}

function ofToken(token: string, from: number): Stretch[] {
  let start = from;
  return token.split(".").flatMap((text, index): Stretch[] => {
    const found: Stretch[] = [];
    if (index > 0) {
      found.push({ part: "dot", text: ".", start });
      start += 1;
    }
    if (text !== "") found.push({ part: parts[index] ?? "more", text, start });
    start += text.length;
    return found;
  });
}
