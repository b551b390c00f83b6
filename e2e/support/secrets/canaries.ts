import { createHash } from "node:crypto";

/** A value that stands in one secret-bearing field and nowhere else. */
export interface Canary {
  readonly field: string;
  readonly value: string;
}

/** Thirty letters and digits, the same for a field each time: as a secret looks, and in no text by chance. */
export function canaryOf(field: string): Canary {
  const digits = BigInt(`0x${createHash("sha256").update(field).digest("hex")}`).toString(36);
  return {
    field,
    value: [...digits.slice(0, 30)].map((c, n) => (n % 2 === 0 ? c.toUpperCase() : c)).join(""),
  };
}

/** Where a canary was seen, and in which form. */
export interface Sighting {
  readonly field: string;
  readonly form: string;
  readonly where: string;
}

/** Letters in a row that give a secret away. */
const WINDOW = 12;

/**
 * A canary's parts in each form: as it is, base64 and base64url wherever it begins in its group of three bytes, hex,
 * percent, and the escapes of JSON and HTML.
 */
function needlesOf({ value }: Canary): [form: string, needle: string][] {
  const parts = Array.from({ length: value.length - WINDOW + 1 }, (_, n) => value.slice(n, n + WINDOW));
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].flatMap((shift) => {
    // What neighbours may change at both ends is left out.
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const inner = text.slice(shift === 0 ? 0 : 4, -4);
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  });
  const hex = bytes.toString("hex").slice(0, 2 * WINDOW);
  const each = (write: (code: string) => string) =>
    [...bytes.subarray(0, WINDOW)].map((byte) => write(byte.toString(16))).join("");
  return [
    ...parts.filter((_, n) => n % 3 === 0).map((part): [string, string] => ["plain", part]),
    ...[...new Set(base64)].map((text): [string, string] => ["base64", text]),
    ["hex", hex],
    ["hex", hex.toUpperCase()],
    ["percent", each((code) => `%${code}`)],
    ["percent", each((code) => `%${code.toUpperCase()}`)],
    ["JSON escape", each((code) => `\\u00${code}`)],
    ["HTML escape", each((code) => `&#x${code};`)],
    ["backwards", [...value].toReversed().join("").slice(0, WINDOW)],
  ];
}

/** Looks for canaries in texts. */
export function createSearch(canaries: readonly Canary[]): (where: string, text: string) => Sighting[] {
  const needles = canaries.flatMap((canary) =>
    needlesOf(canary).map(([form, needle]) => ({ field: canary.field, form, needle })),
  );
  return (where, text) =>
    needles.filter(({ needle }) => text.includes(needle)).map(({ field, form }) => ({ field, form, where }));
}
