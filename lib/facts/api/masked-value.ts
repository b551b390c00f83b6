/** A shell's variable, a template's, stars, an ellipsis, a word that stands for what was taken out. */
const mask =
  /\*{3}|…|\.{3}|REDACTED|MASKED|<[^<>]*>|\[[^[\]]*\]|\{[^{}"]*\}|\$[A-Za-z_]\w*|\$\{[^{}]*\}|%[A-Za-z_]\w*%|•{3}|x{8}|\btoken here\b/i;

/** Whether a pasted value stands for what was sent rather than being it. */
export function isMasked(value: string): boolean {
  return mask.test(value.slice(0, 20_000));
}
