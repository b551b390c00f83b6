/** `12,345`. */
export function number(value: number): string {
  return value.toLocaleString("en");
}

/** `1,204 bytes` where megabytes would say nothing. */
export function size(bytes: number): string {
  return bytes < 100_000 ? `${number(bytes)} ${bytes === 1 ? "byte" : "bytes"}` : megabytes(bytes);
}

/** `0.4 MB`, `1,204 MB`; megabytes of a million bytes, as shops and AWS bills count. */
export function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return `${value >= 100 ? number(Math.round(value)) : value.toFixed(value >= 10 ? 0 : 1)} MB`;
}
