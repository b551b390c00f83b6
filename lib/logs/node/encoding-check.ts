import "server-only";
import { isAscii } from "node:buffer";

/** Watches the lines of a file for bytes that are not UTF-8. */
export type EncodingCheck = {
  push(line: Uint8Array): void;
  /** What is to be said of the file, if anything. */
  end(): string | null;
};

/** A character of UTF-8 never holds a line end (RFC 3629 section 3): each line can be looked at by itself. */
export function createEncodingCheck(): EncodingCheck {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let valid = true;
  return {
    push(line) {
      if (!valid || isAscii(line)) return;
      try {
        decoder.decode(line);
      } catch {
        valid = false;
      }
    },
    end: () =>
      valid ? null : "it holds bytes that are not UTF-8; the lines with them are counted like all others",
  };
}
