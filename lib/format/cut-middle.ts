/** Cuts a long identifier in the middle, where it says least; its end, which tells ids apart, stays whole. */
export function cutMiddle(text: string, longest: number): string {
  if (text.length <= longest || longest < 3) return text;
  const tail = Math.min(Math.round((longest - 1) * 0.7), longest - 2);
  return `${text.slice(0, longest - 1 - tail)}…${text.slice(text.length - tail)}`;
}
