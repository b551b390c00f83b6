/** Of JavaScript's string length: what a browser exports in a busy hour is far less. */
export const harLimit = 20_000_000;

/** Whether a text begins as a HAR does. Quick: it looks at the beginning alone. */
export function looksLikeHar(text: string): boolean {
  return /^[\s\uFEFF]*\{\s*"log"\s*:\s*\{/.test(text.slice(0, 1_000));
}
