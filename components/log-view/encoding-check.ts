/** Watches the pieces of a file for bytes that are not UTF-8. */
export interface EncodingCheck {
  push(bytes: Uint8Array): void;
  end(): string | null;
}

/** Logs are ASCII as a rule, and to see that is cheap; only other pieces are decoded. */
export function createEncodingCheck(): EncodingCheck {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let valid = true;
  let open = false;
  const decode = (bytes: Uint8Array, stream: boolean) => {
    try {
      decoder.decode(bytes, { stream });
      open = stream;
    } catch {
      valid = false;
    }
  };
  return {
    push(bytes) {
      if (valid && (open || !isAscii(bytes))) decode(bytes, true);
    },
    end() {
      if (valid && open) decode(new Uint8Array(0), false);
      return valid
        ? null
        : "it holds bytes that are not UTF-8; the lines with them are counted like all others";
    },
  };
}

function isAscii(bytes: Uint8Array): boolean {
  let all = 0;
  for (let at = 0; at < bytes.length; at += 1) all |= bytes[at] ?? 0;
  return all < 0x80;
}
