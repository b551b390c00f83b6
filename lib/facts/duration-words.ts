const units = [
  { name: "day", seconds: 86_400 },
  { name: "hour", seconds: 3_600 },
  { name: "minute", seconds: 60 },
  { name: "second", seconds: 1 },
] as const;

/** A number of seconds in words, exactly: "7 days", "1 hour 30 minutes". */
export function durationWords(seconds: number): string {
  let left = Math.max(0, Math.round(seconds));
  if (left === 0) return "0 seconds";
  const words: string[] = [];
  for (const unit of units) {
    const count = Math.floor(left / unit.seconds);
    left -= count * unit.seconds;
    if (count > 0) words.push(`${count} ${unit.name}${count === 1 ? "" : "s"}`);
  }
  return words.join(" ");
}
