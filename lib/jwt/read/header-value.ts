/** The value of one request header, as the client sends it; for authorizers that look at all of it. */

const OPTION = /(?:-H|--header)\s{0,3}(["'])([A-Za-z0-9-]{1,80}):\s{0,5}([^"'\r\n]*)\1/g;
const LINE = /^[ \t]{0,8}(?:> )?([A-Za-z0-9-]{1,80})[ \t]{0,4}:[ \t]*([^\r\n]*)$/gm;

/** Name of the header in `method.request.header.X` or `$request.header.X`; undefined for other sources. */
export function headerOfSource(identitySource: string): string | undefined {
  return /^(?:method\.|\$)?request\.header\.([A-Za-z0-9-]{1,80})$/
    .exec(identitySource.trim())?.[1]
    ?.toLowerCase();
}

/** The value that the text gives the header, from header lines or curl options. */
export function headerValue(text: string, name: string): string | undefined {
  for (const match of text.matchAll(OPTION)) {
    if (match[2]?.toLowerCase() === name) return match[3]?.trim();
  }
  for (const match of text.matchAll(LINE)) {
    if (match[1]?.toLowerCase() === name) return match[2]?.trim();
  }
  return undefined;
}
